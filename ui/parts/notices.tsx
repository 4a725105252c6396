import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Icon, OfflineIcon } from '../icons.tsx';
import { Kawung } from '../mark.tsx';
import { useUiText } from '../words.ts';
import { toneIcons } from './chip.tsx';
import type { Tone } from './chip.tsx';

/** One sentence why it is empty, one button for what to do. */
export function EmptyState({ title, action, picture = false }: { title: string; action?: ReactNode; picture?: boolean }) {
  return (
    <div className="nk-state">
      {picture && (
        <span className="nk-state-picture">
          <Kawung size={72} />
        </span>
      )}
      <p>{title}</p>
      {action}
    </div>
  );
}

/** A band in the page, for what a reader must know before going on. */
export function Notice({ tone = 'info', title, action, children }: { tone?: Tone; title?: string; action?: ReactNode; children?: ReactNode }) {
  return (
    <div className="nk-notice" data-tone={tone} role={tone === 'error' ? 'alert' : undefined}>
      <Icon of={toneIcons[tone]} />
      <div className="nk-notice-body">
        {title && <p className="nk-notice-title">{title}</p>}
        {children}
      </div>
      {action}
    </div>
  );
}

export function useOnline(): boolean {
  const [online, setOnline] = useState(() => navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return online;
}

/** A quiet band: what still works, how many items wait. Draws nothing while there is a signal and nothing waits. */
export function OfflineBand({ waiting = 0, works, offline }: { waiting?: number; works?: string; offline?: boolean }) {
  const t = useUiText();
  const online = useOnline();
  const isOffline = offline ?? !online;
  if (!isOffline && waiting === 0) return null;
  return (
    <output className="nk-offline">
      <Icon of={OfflineIcon} size={16} />
      {isOffline && (
        <span>
          <strong>{t('offline.title')}.</strong> {works ?? t('offline.works')}
        </span>
      )}
      {waiting > 0 && <span>{t('offline.waiting', { count: waiting })}.</span>}
    </output>
  );
}

/** `value` 0…1, or undefined while the length is not known. `detail` says what it is doing and how long. */
export function ProgressBar({ label, value, detail }: { label: string; value?: number | undefined; detail?: string }) {
  return (
    <div className="nk-progress">
      <span className="nk-progress-head">
        <span>{label}</span>
        {value !== undefined && <span className="numbers">{Math.round(value * 100)}%</span>}
      </span>
      <progress aria-label={label} max={1} value={value} />
      {detail && <span className="nk-hint">{detail}</span>}
    </div>
  );
}

import { useEffect, useRef, useSyncExternalStore } from 'react';
import { CloseIcon, Icon } from '../icons.tsx';
import { useUiText } from '../words.ts';
import { IconButton } from './button.tsx';
import { toneIcons } from './chip.tsx';
import type { Tone } from './chip.tsx';

type Toasted = { id: number; text: string; tone: Tone; action?: { label: string; onAction: () => void } | undefined };

let toasts: readonly Toasted[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: readonly Toasted[]): void {
  toasts = next;
  for (const tell of listeners) tell();
}

function dismiss(id: number): void {
  change(toasts.filter((one) => one.id !== id));
}

/** Says that something is done, with the way back where there is one. Stays longer when there is something to press. */
export function toast(text: string, options: { tone?: Tone; action?: { label: string; onAction: () => void } } = {}): void {
  const id = nextId++;
  change([...toasts.slice(-2), { id, text, tone: options.tone ?? 'done', action: options.action }]);
  setTimeout(() => dismiss(id), options.action ? 12_000 : 6_000);
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Where toasts appear; once per page. A popover, so that it lies above dialogs. */
export function ToastHost() {
  const t = useUiText();
  const list = useSyncExternalStore(subscribe, () => toasts);
  const host = useRef<HTMLOutputElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element?.showPopover) return;
    if (element.matches(':popover-open')) element.hidePopover();
    if (list.length > 0) element.showPopover();
  }, [list]);
  return (
    <output ref={host} className="nk-toasts" popover="manual">
      {list.map((one) => (
        <div key={one.id} className="nk-toast">
          <Icon of={toneIcons[one.tone]} />
          <p>{one.text}</p>
          {one.action && (
            <button
              type="button"
              className="nk-toast-action"
              onClick={() => {
                dismiss(one.id);
                one.action?.onAction();
              }}
            >
              {one.action.label}
            </button>
          )}
          <IconButton label={t('close')} icon={CloseIcon} onClick={() => dismiss(one.id)} />
        </div>
      ))}
    </output>
  );
}

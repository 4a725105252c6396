import { useId } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useFormat } from '../i18n.tsx';

export type Tab<K extends string> = { key: K; label: string; count?: number | undefined };

/** Views of one subject. Arrow keys move between tabs; the panel is the children. */
export function Tabs<K extends string>({
  label,
  items,
  value,
  onChange,
  children,
}: {
  label: string;
  items: Tab<K>[];
  value: K;
  onChange: (key: K) => void;
  children: ReactNode;
}) {
  const id = useId();
  const f = useFormat();
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = items.findIndex((item) => item.key === value);
    const to =
      event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : step === undefined ? -1 : (at + step + items.length) % items.length;
    const next = items[to];
    if (!next) return;
    event.preventDefault();
    onChange(next.key);
    document.getElementById(`${id}-${next.key}`)?.focus();
  };
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="nk-tabs" role="tablist" aria-label={label} tabIndex={-1} onKeyDown={move}>
        {items.map((item) => (
          <button
            key={item.key}
            id={`${id}-${item.key}`}
            type="button"
            role="tab"
            className="nk-tab"
            aria-selected={item.key === value}
            aria-controls={`${id}-panel`}
            tabIndex={item.key === value ? 0 : -1}
            onClick={() => onChange(item.key)}
          >
            {item.label}
            {item.count !== undefined && <span className="nk-tab-count">{f.number(item.count)}</span>}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${value}`} className="min-w-0">
        {children}
      </div>
    </div>
  );
}

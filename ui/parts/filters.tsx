import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ChevronLeftIcon, ChevronRightIcon, CloseIcon, FilterIcon, Icon, SearchIcon } from '../icons.tsx';
import { useDataText } from '../words_data.ts';
import { Button, IconButton } from './button.tsx';

export type AppliedFilter = { label: string; onRemove: () => void };

/** Search, controls, and what is applied as chips that can be taken off. On a phone the controls wait behind a button. */
export function FilterBar({
  search,
  children,
  applied = [],
  onClear,
}: {
  search?: ReactNode;
  children?: ReactNode;
  applied?: AppliedFilter[];
  onClear?: () => void;
}) {
  const t = useDataText();
  const [open, setOpen] = useState(false);
  return (
    <search className="nk-filters">
      <div className="nk-filter-row">
        {search}
        {children && (
          <>
            <span className="nk-filter-toggle">
              <Button icon={FilterIcon} onClick={() => setOpen(!open)}>
                {t('filter.title')}
              </Button>
            </span>
            <div className="nk-filter-controls" data-open={open}>
              {children}
            </div>
          </>
        )}
      </div>
      {applied.length > 0 && (
        <ul className="nk-filter-chips" aria-label={t('filter.applied')}>
          {applied.map((filter) => (
            <li key={filter.label}>
              <button type="button" className="nk-filter-chip" onClick={filter.onRemove} aria-label={t('filter.remove', { label: filter.label })}>
                {filter.label}
                <Icon of={CloseIcon} size={16} />
              </button>
            </li>
          ))}
          {onClear && applied.length > 1 && (
            <li>
              <Button tone="plain" small onClick={onClear}>
                {t('filter.clear')}
              </Button>
            </li>
          )}
        </ul>
      )}
    </search>
  );
}

/** Searches a moment after the last letter, and at once on Enter. */
export function SearchBox({
  label,
  value,
  onChange,
  placeholder,
  busy = false,
  delayMs = 250,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  busy?: boolean;
  delayMs?: number;
}) {
  const t = useDataText();
  const [typed, setTyped] = useState(value);
  const [last, setLast] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const tell = useEffectEvent(onChange);
  if (last !== value) {
    setLast(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => tell(typed), delayMs);
    return () => clearTimeout(timer);
  }, [typed, value, delayMs]);
  return (
    <div className="nk-search">
      {busy ? <span className="nk-spinner" /> : <Icon of={SearchIcon} />}
      <input
        ref={input}
        className="nk-input"
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        aria-label={label}
        placeholder={placeholder ?? label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onChange(typed);
        }}
      />
      {typed !== '' && (
        <IconButton
          label={t('clearSearch')}
          icon={CloseIcon}
          onClick={() => {
            setTyped('');
            onChange('');
            input.current?.focus();
          }}
        />
      )}
    </div>
  );
}

/** For keyset lists that turn pages instead of growing. */
export function Pagination({
  onPrevious,
  onNext,
  label,
  busy = false,
}: {
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  label: string;
  busy?: boolean;
}) {
  const t = useDataText();
  return (
    <nav className="nk-table-foot" aria-label={label}>
      <Button icon={ChevronLeftIcon} disabled={!onPrevious || busy} onClick={() => onPrevious?.()}>
        {t('page.previous')}
      </Button>
      <span>{label}</span>
      <Button disabled={!onNext || busy} onClick={() => onNext?.()}>
        {t('page.next')} <Icon of={ChevronRightIcon} />
      </Button>
    </nav>
  );
}

import { useEffect, useEffectEvent, useId, useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { ChevronDownIcon, CloseIcon, Icon } from '../icons.tsx';
import { asOption, asRole } from '../roles.ts';
import { useUiText } from '../words.ts';
import { useDataText } from '../words_data.ts';
import { IconButton } from './button.tsx';
import { FieldFrame, useControl } from './field.tsx';
import type { FieldProps } from './field.tsx';
import type { Option } from './fields.tsx';

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The options in which every typed word occurs, those that begin with it first. */
export function matching(options: Option[], typed: string, limit = 50): Option[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const found = options.filter((option) => words.every((word) => plain(`${option.label} ${option.hint ?? ''}`).includes(word)));
  const first = words[0] ?? '';
  return found.sort((a, b) => Number(plain(b.label).startsWith(first)) - Number(plain(a.label).startsWith(first))).slice(0, limit);
}

type Source = { options: Option[]; search?: undefined } | { options?: undefined; search: (typed: string) => Promise<Option[]> };

function useOptions({ options, search }: Source, typed: string, open: boolean) {
  const [found, setFound] = useState<{ of: string; list: Option[] }>();
  const searches = search !== undefined;
  const look = useEffectEvent(async (text: string, isWanted: () => boolean) => {
    const list = (await search?.(text).catch(() => [])) ?? [];
    if (isWanted()) setFound({ of: text, list });
  });
  useEffect(() => {
    if (!searches || !open) return undefined;
    let wanted = true;
    const timer = setTimeout(() => void look(typed, () => wanted), 200);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [typed, open, searches]);
  const local = useMemo(() => (options && open ? matching(options, typed) : []), [options, typed, open]);
  return { list: options ? local : (found?.list ?? []), busy: searches && found?.of !== typed };
}

/** One of many: type a few letters, choose from what is found. `shown` is the label of the present value where `search` is used. */
export function PickField({ shown, ...field }: FieldProps<string> & Source & { shown?: string }) {
  const t = useDataText();
  const ui = useUiText();
  const control = useControl(field);
  const listId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Option>();
  const [at, setAt] = useState(0);
  const open = typed !== null;
  const { list, busy } = useOptions(field, typed ?? '', open);
  const label =
    field.value === ''
      ? ''
      : (field.options?.find((option) => option.value === field.value)?.label ??
        (chosen?.value === field.value ? chosen.label : (shown ?? field.value)));

  const choose = (option: Option | undefined) => {
    if (!option || option.disabled) return;
    setChosen(option);
    field.onChange(option.value);
    setTyped(null);
  };
  const key = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!open) setTyped('');
      else setAt((at + step + list.length) % Math.max(1, list.length));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      choose(list[at]);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setTyped(null);
    }
  };

  return (
    <FieldFrame control={control} {...field}>
      <div className="nk-pick">
        <div className="nk-affixed">
          <input
            {...control}
            className="nk-input"
            role="combobox"
            autoComplete="off"
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={open && list[at] ? `${listId}-${at}` : undefined}
            value={typed ?? label}
            placeholder={open ? label : ui('form.choose')}
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
            }}
            onClick={() => !open && setTyped('')}
            onKeyDown={key}
            onBlur={() => setTyped(null)}
          />
          {field.value === '' ? (
            <span className="nk-affix bg-transparent pointer-events-none">
              <Icon of={ChevronDownIcon} />
            </span>
          ) : null}
          {field.value !== '' && !field.disabled && (
            <IconButton label={`${t('pick.clear')}: ${field.label}`} icon={CloseIcon} onClick={() => field.onChange('')} />
          )}
        </div>
        {open && (
          <div id={listId} {...asRole.listbox} aria-label={field.label} className="nk-popover nk-pick-list">
            {list.map((option, i) => (
              <button
                type="button"
                key={option.value}
                id={`${listId}-${i}`}
                {...asOption(i === at)}
                tabIndex={-1}
                aria-disabled={option.disabled}
                className="nk-menu-item"
                ref={(element) => {
                  if (i === at) element?.scrollIntoView({ block: 'nearest' });
                }}
                onMouseDown={(event) => {
                  event.preventDefault();
                  choose(option);
                }}
              >
                <span>
                  {option.label}
                  {option.hint && <span className="nk-hint block">{option.hint}</span>}
                </span>
              </button>
            ))}
          </div>
        )}
        {open && list.length === 0 && <p className="nk-hint mt-1">{t(busy ? 'pick.searching' : 'pick.none')}</p>}
        <output className="sr-only">{open && list.length > 0 ? t('pick.found', { count: list.length }) : ''}</output>
      </div>
    </FieldFrame>
  );
}

import { useId, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { CheckIcon, ChevronDownIcon, Icon, MoreIcon } from '../icons.tsx';
import type { IconComponent } from '../icons.tsx';
import { Link } from '../link.tsx';

export type MenuItem = {
  label: string;
  icon?: IconComponent;
  href?: string;
  onSelect?: () => void;
  tone?: 'danger';
  /** Why it cannot be done now; shown in the item. */
  reason?: string | undefined;
  /** A line above. */
  apart?: boolean;
  /** For a menu that is a choice of one: whether it is this one. */
  chosen?: boolean;
};

/** A button that opens a list of things to do: the browser's own popover, placed under its button and inside the screen. */
export function Menu({
  label,
  icon,
  face,
  items,
  head,
  children,
}: {
  label: string;
  icon?: IconComponent;
  /** Instead of an icon: initials, a picture. */ face?: ReactNode;
  items: MenuItem[];
  /** Above the items: whose menu it is. */ head?: ReactNode;
  /** Words on the button; without them it is an icon. */ children?: ReactNode;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const place = (open: boolean) => {
    const at = button.current?.getBoundingClientRect();
    const element = list.current;
    if (!open || !at || !element) return;
    const { width, height } = element.getBoundingClientRect();
    const below = at.bottom + 4 + height <= window.innerHeight || at.top < height;
    element.style.top = `${below ? at.bottom + 4 : at.top - height - 4}px`;
    element.style.left = `${Math.max(8, Math.min(at.left + width > window.innerWidth - 8 ? at.right - width : at.left, window.innerWidth - width - 8))}px`;
    element.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
  };

  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const entries = Array.from(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? []);
    const at = entries.findIndex((entry) => entry === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Tab') list.current?.hidePopover();
    if (to === undefined) return;
    event.preventDefault();
    entries.at(to % entries.length)?.focus();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-label={children || face ? undefined : label}
        title={children ? undefined : label}
        className={children ? 'nk-button' : 'nk-icon-button'}
        data-tone={children ? 'quiet' : undefined}
      >
        {children ? (
          <>
            {icon && <Icon of={icon} />}
            {children}
            <Icon of={ChevronDownIcon} size={16} />
          </>
        ) : (
          (face ?? <Icon of={icon ?? MoreIcon} />)
        )}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className="nk-popover text-base font-normal text-left"
        onToggle={(event) => place(event.newState === 'open')}
        onKeyDown={move}
      >
        {head && <div role="presentation">{head}</div>}
        {items.map((item) => (
          <Entry key={item.label} item={item} close={() => list.current?.hidePopover()} />
        ))}
      </div>
    </>
  );
}

function Entry({ item, close }: { item: MenuItem; close: () => void }) {
  const words = (
    <>
      {item.icon && <Icon of={item.icon} />}
      <span className="flex-1">
        {item.label}
        {item.reason && <span className="nk-reason block">{item.reason}</span>}
      </span>
      {item.chosen && <Icon of={CheckIcon} />}
    </>
  );
  const choice = item.chosen !== undefined;
  const shared = {
    role: choice ? 'menuitemradio' : 'menuitem',
    'aria-checked': item.chosen,
    tabIndex: -1,
    className: 'nk-menu-item',
    'data-tone': item.tone,
  };
  return (
    <>
      {item.apart && <hr className="nk-menu-line" />}
      {item.href && !item.reason ? (
        <Link href={item.href} onClick={close} {...shared}>
          {words}
        </Link>
      ) : (
        <button
          type="button"
          aria-disabled={item.reason ? true : undefined}
          onClick={() => {
            if (item.reason) return;
            close();
            item.onSelect?.();
          }}
          {...shared}
        >
          {words}
        </button>
      )}
    </>
  );
}

import { useId } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import { Icon } from '../icons.tsx';
import type { IconComponent } from '../icons.tsx';
import { Link } from '../link.tsx';
import { useUiText } from '../words.ts';

export type ButtonTone = 'primary' | 'quiet' | 'danger' | 'plain';

export type ButtonProps = {
  children: ReactNode;
  tone?: ButtonTone;
  icon?: IconComponent;
  type?: 'button' | 'submit';
  busy?: boolean;
  disabled?: boolean;
  /** Why it cannot be done now. The button stays reachable, so that the reason can be read and heard. */
  reason?: string | undefined;
  small?: boolean;
  onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  /** Name for the ear, where the words alone are not clear ("Buka" which?). */
  label?: string;
  form?: string;
  /** For a button that is one of a few choices. */
  pressed?: boolean;
};

/** A busy button keeps its words and its width; a second press does nothing. */
export function Button({
  children,
  tone = 'quiet',
  icon,
  type = 'button',
  busy = false,
  disabled = false,
  reason,
  small = false,
  onClick,
  label,
  form,
  pressed,
}: ButtonProps) {
  const reasonId = useId();
  const off = busy || disabled || reason !== undefined;
  const button = (
    <button
      type={type}
      form={form}
      className={small ? 'nk-button nk-button-small' : 'nk-button'}
      data-tone={tone}
      aria-label={label}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      aria-pressed={pressed}
      aria-describedby={reason ? reasonId : undefined}
      onClick={(event) => (off ? event.preventDefault() : onClick?.(event))}
    >
      {busy ? <Spinner /> : icon && <Icon of={icon} size={small ? 16 : 20} />}
      {children}
    </button>
  );
  if (!reason) return button;
  return (
    <span className="nk-with-reason">
      {button}
      <span id={reasonId} className="nk-reason">
        {reason}
      </span>
    </span>
  );
}

function Spinner() {
  const t = useUiText();
  return (
    <span className="nk-spinner">
      <span className="sr-only">{t('busy')}</span>
    </span>
  );
}

/** Draws a button from the server's verdict: absent, it is not the person's to do; a sentence says why not now. */
export function VerdictButton({ verdict, ...button }: ButtonProps & { verdict: true | string | undefined }) {
  if (verdict === undefined) return null;
  return verdict === true ? <Button {...button} /> : <Button {...button} reason={verdict} />;
}

export function LinkButton({
  children,
  href,
  tone = 'quiet',
  icon,
  small = false,
  download,
  label,
}: {
  children: ReactNode;
  href: string;
  tone?: ButtonTone;
  icon?: IconComponent;
  small?: boolean;
  download?: string | true;
  label?: string;
}) {
  return (
    <Link href={href} className={small ? 'nk-button nk-button-small' : 'nk-button'} data-tone={tone} download={download} aria-label={label}>
      {icon && <Icon of={icon} size={small ? 16 : 20} />}
      {children}
    </Link>
  );
}

export function IconButton({
  label,
  icon,
  onClick,
  disabled = false,
  pressed,
  children,
}: {
  label: string;
  icon: IconComponent;
  onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  disabled?: boolean;
  pressed?: boolean;
  children?: ReactNode;
}) {
  return (
    <button
      type="button"
      className="nk-icon-button"
      aria-label={label}
      title={label}
      aria-disabled={disabled || undefined}
      aria-pressed={pressed}
      onClick={(event) => (disabled ? undefined : onClick?.(event))}
    >
      <Icon of={icon} />
      {children}
    </button>
  );
}

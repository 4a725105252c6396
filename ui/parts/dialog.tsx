import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { CloseIcon } from '../icons.tsx';
import { useUiText } from '../words.ts';
import { IconButton } from './button.tsx';

/** The browser's own dialog: it keeps focus, closes with Escape and gives focus back. On phones it rises from the bottom. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  actions,
  wide = false,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
}) {
  const t = useUiText();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    if (open && element && !element.open) element.showModal();
    if (!open && element?.open) element.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      className="nk-dialog"
      data-wide={wide || undefined}
      aria-labelledby={id}
      onClose={onClose}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {open && (
        <>
          <div className="nk-dialog-head">
            <h2 id={id}>{title}</h2>
            <IconButton label={t('close')} icon={CloseIcon} onClick={onClose} />
          </div>
          <div className="nk-dialog-body">{children}</div>
          {actions && <div className="nk-dialog-foot">{actions}</div>}
        </>
      )}
    </dialog>
  );
}

import { useState } from 'react';
import { CheckIcon, CopyIcon, Icon } from '../icons.tsx';
import { useUiText } from '../words.ts';

/** A number that people copy into a message: a reference, a receipt. */
export function Copyable({ value, label }: { value: string; label: string }) {
  const t = useUiText();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <span className="nk-inline">
      <span className="numbers font-semibold select-all">{value}</span>
      <button
        type="button"
        className="nk-link-button nk-inline"
        aria-label={`${t('copy')}: ${label}`}
        onClick={() => void copy().catch(() => undefined)}
      >
        <Icon of={copied ? CheckIcon : CopyIcon} size={16} />
        <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
      </button>
    </span>
  );
}

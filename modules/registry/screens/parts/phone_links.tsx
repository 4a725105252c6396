import { Icon, PhoneIcon, VoiceIcon } from '#ui/icons.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { isMobile, localPhone, whatsAppAddress } from './phone.ts';

/** A number that can be called or written to with one press. */
export function PhoneLinks({ phone, name }: { phone: string; name: string }) {
  const f = useFormat();
  return (
    <span className="nk-inline">
      <a
        href={`tel:${phone}`}
        className="inline-flex min-h-[var(--target)] items-center gap-2"
        aria-label={f.text({ id: `Telepon ${name}, ${localPhone(phone)}`, en: `Call ${name}, ${localPhone(phone)}` })}
      >
        <Icon of={PhoneIcon} size={16} />
        <span className="numbers">{localPhone(phone)}</span>
      </a>
      {isMobile(phone) && (
        <a
          href={whatsAppAddress(phone)}
          target="_blank"
          rel="noreferrer"
          className="no-print inline-flex min-h-[var(--target)] items-center gap-2"
          aria-label={f.text({ id: `WhatsApp ${name}`, en: `WhatsApp ${name}` })}
        >
          <Icon of={VoiceIcon} size={16} /> WhatsApp
        </a>
      )}
    </span>
  );
}

import { useState } from 'react';
import { useFormat } from '#ui/i18n.tsx';
import { CheckIcon, CopyIcon, Icon, PrintIcon, VoiceIcon } from '#ui/icons.tsx';
import { Mark } from '#ui/mark.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Card, DefinitionList, Section } from '#ui/parts/card.tsx';
import { Notice } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import type { OneTimeLink } from './api.ts';
import { useText } from './messages.ts';
import { usePeopleText } from './people_messages.ts';
import { whatsAppNumber } from './user_name.ts';

type LinkCardProps = { link: OneTimeLink; fullName: string; userName: string; phone: string; agency: string };

/** A link that the server will not say again: to copy, to send, to print. It lives in this page only and in no address. */
export function LinkCard({ link, fullName, userName, phone, agency }: LinkCardProps) {
  const t = usePeopleText();
  const f = useFormat();
  const address = `${location.origin}${link.path}`;
  const until = f.instant(link.expiresAt);
  const message = t('messageText', { name: fullName, agency, link: address, userName, at: until });
  return (
    <>
      <div className="no-print grid gap-4">
        <Notice tone="attention" title={t('onceOnly')}>
          <p>{t('onceOnlyWhy')}</p>
        </Notice>
        <Section title={t('linkMade', { name: fullName })}>
          <Card tone="info">
            <p className="rounded-base bg-sunken p-4 text-lg font-semibold break-all select-all">{address}</p>
            <p className="text-soft">{t('validUntil', { at: until })}</p>
            <div className="nk-actions">
              <CopyButton text={address} />
              <a
                className="nk-button"
                data-tone="quiet"
                href={`https://wa.me/${whatsAppNumber(phone)}?text=${encodeURIComponent(message)}`}
                target="_blank"
                rel="noreferrer"
              >
                <Icon of={VoiceIcon} />
                {t('whatsApp')}
              </a>
              <Button icon={PrintIcon} onClick={() => window.print()}>
                {t('print')}
              </Button>
            </div>
            <details>
              <summary className="cursor-pointer py-2 text-nila">{t('message')}</summary>
              <p className="whitespace-pre-line text-soft">{message}</p>
            </details>
          </Card>
        </Section>
      </div>
      <Slip address={address} until={until} fullName={fullName} userName={userName} agency={agency} />
    </>
  );
}

function CopyButton({ text }: { text: string }) {
  const t = usePeopleText();
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void Promise.resolve()
      .then(() => navigator.clipboard.writeText(text))
      .then(() => setCopied(true))
      // Without https the browser has no clipboard for us; the address stays selectable.
      .catch(() => toast(t('copyFailed'), { tone: 'attention' }));
  };
  return (
    <Button tone="primary" icon={copied ? CheckIcon : CopyIcon} onClick={copy}>
      {t(copied ? 'copied' : 'copyLink')}
    </Button>
  );
}

/** What the person takes home who has no phone number: one slip of paper. */
function Slip({
  address,
  until,
  fullName,
  userName,
  agency,
}: {
  address: string;
  until: string;
  fullName: string;
  userName: string;
  agency: string;
}) {
  const t = usePeopleText();
  const words = useText();
  return (
    <section className="only-print" aria-hidden="true">
      <div className="grid gap-4">
        <div className="flex items-center gap-3">
          <Mark size={36} />
          <div>
            <p className="text-lg font-bold">{t('slipTitle')}</p>
            <p>{agency}</p>
          </div>
        </div>
        <DefinitionList
          items={[
            { term: words('name'), value: fullName },
            { term: words('userName'), value: userName },
          ]}
        />
        <p>{t('slipHow')}</p>
        <p className="text-lg font-bold break-all">{address}</p>
        <p>{t('validUntil', { at: until })}</p>
      </div>
    </section>
  );
}

import { renderSVG } from 'uqr';
import { dayOf } from '#core/dates.ts';
import { receiptOf } from '#core/receipt.ts';
import { useMe } from '../api.ts';
import { useFormat } from '#ui/i18n.tsx';
import { LinkOutIcon, PrintIcon } from '#ui/icons.tsx';
import { usePlace } from '#ui/link.tsx';
import { Mark } from '#ui/mark.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { DefinitionList } from '#ui/parts/card.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { EmptyState } from '#ui/parts/states.tsx';
import { outcomeWords, useFieldText } from './messages.ts';
import { OnThisPhone } from './on_this_phone.tsx';
import type { MadeVisit } from './types.ts';

export default function SlipPage() {
  const t = useFieldText();
  const { visitId } = usePlace('visitId');
  return (
    <OnThisPhone>
      {({ visits }) => {
        const visit = visits.find(({ id }) => id === visitId);
        return (
          <Page narrow>
            {visit ? <Slip visit={visit} /> : <EmptyState title={t('slipGone')} action={<LinkButton href="/hari-ini">{t('toToday')}</LinkButton>} />}
          </Page>
        );
      }}
    </OnThisPhone>
  );
}

/** The paper that stays with the owner: what was recorded, and a number by which anybody can check that it was. */
function Slip({ visit }: { visit: MadeVisit }) {
  const t = useFieldText();
  const f = useFormat();
  const me = useMe();
  const receipt = receiptOf(visit.id);
  const address = `${location.origin}/k/${receipt}`;
  const day = f.day(dayOf(new Date(visit.at)));
  const words = t('slipText', { agency: me?.agency.name ?? '', name: visit.name, day, receipt, address });
  const share = () =>
    'share' in navigator
      ? navigator.share({ text: words }).catch(() => undefined)
      : window.open(`https://wa.me/?text=${encodeURIComponent(words)}`, '_blank');
  return (
    <>
      <PageHeader
        title={t('slip')}
        trail={[{ label: t('today'), href: '/hari-ini' }]}
        actions={
          <span className="no-print contents">
            <Button tone="primary" icon={PrintIcon} onClick={() => window.print()}>
              {t('slipPrint')}
            </Button>
            <Button icon={LinkOutIcon} onClick={() => void share()}>
              {t('slipShare')}
            </Button>
          </span>
        }
      />
      <article className="mx-auto grid w-full max-w-[320px] gap-4 rounded-base border border-line bg-white p-5 text-black">
        <span className="flex items-center gap-2 font-semibold">
          <Mark size={24} /> {me?.agency.name}
        </span>
        <p className="grid gap-1">
          <span className="text-sm">{t('slipNumber')}</span>
          <strong className="numbers text-xl">{receipt}</strong>
        </p>
        <img alt={address} width={180} height={180} src={`data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(address))}`} className="mx-auto" />
        <DefinitionList
          items={[
            { term: t('name'), value: visit.name },
            { term: t('visit'), value: `${f.instant(visit.at)} · ${f.text(outcomeWords[visit.outcome])}` },
            { term: t('slipBy'), value: me?.person.fullName },
            { term: t('slipConsent'), value: visit.consent === null ? t('consentUnasked') : t(visit.consent ? 'consentGiven' : 'consentRefused') },
          ]}
        />
        <p className="text-sm break-all">{t('slipCheck', { address })}</p>
      </article>
    </>
  );
}

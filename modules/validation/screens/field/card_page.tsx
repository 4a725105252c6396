import { ago, documentShortWords, PhoneLinks } from '#modules/registry/screens/index.ts';
import { clock } from '#ui/clock.ts';
import { useFormat } from '#ui/i18n.tsx';
import { MapPinIcon, PendingIcon } from '#ui/icons.tsx';
import { Link, usePlace } from '#ui/link.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Card as Box, DefinitionList } from '#ui/parts/card.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { EmptyState } from '#ui/parts/states.tsx';
import { useOutbox } from '#ui/offline/use_outbox.ts';
import { phoneOf } from './asking.ts';
import { askWords, confirmedWords, outcomeWords, useFieldText } from './messages.ts';
import { OnThisPhone } from './on_this_phone.tsx';
import type { Field } from './sync.ts';
import type { Card } from './types.ts';

export default function CardPage() {
  const t = useFieldText();
  const { id } = usePlace('id');
  return (
    <OnThisPhone>
      {(field) => {
        const card = field.cards.find((one) => one.id === id);
        if (card) return <Shown card={card} field={field} />;
        return (
          <Page>
            <EmptyState title={t('notHere')} action={<LinkButton href="/hari-ini">{t('toToday')}</LinkButton>} />
          </Page>
        );
      }}
    </OnThisPhone>
  );
}

function Shown({ card, field }: { card: Card; field: Field }) {
  const t = useFieldText();
  const { items } = useOutbox();
  const waits = items.some(({ subject, state }) => subject === card.id && state !== 'done');
  const begun = field.drafts.some(({ id }) => id === card.id);
  return (
    <Page narrow>
      <PageHeader
        title={card.name}
        trail={[{ label: t('today'), href: '/hari-ini' }]}
        lead={[card.owner?.fullName ?? t('noOwner'), card.areaName].filter(Boolean).join(' · ')}
        state={
          waits && (
            <Chip tone="attention" icon={PendingIcon}>
              {t('waits')}
            </Chip>
          )
        }
        actions={
          <LinkButton href={`/hari-ini/${card.id}/kunjungan`} tone="primary" icon={MapPinIcon}>
            {t(begun ? 'goOn' : 'startVisit')}
          </LinkButton>
        }
      />
      <Facts card={card} />
      <Freshness card={card} />
      {card.findings.length > 0 && (
        <Box title={t('problems')}>
          <ul className="grid list-disc gap-1 pl-5">
            {card.findings.map(({ rule, sentence }) => (
              <li key={rule}>{sentence}</li>
            ))}
          </ul>
        </Box>
      )}
      <PastVisits card={card} field={field} />
    </Page>
  );
}

function Facts({ card }: { card: Card }) {
  const t = useFieldText();
  const f = useFormat();
  const wordsOf = (kind: string) => f.text(documentShortWords[kind as keyof typeof documentShortWords] ?? { id: kind, en: kind });
  const phone = phoneOf(card);
  const { latitude, longitude } = card;
  return (
    <Box>
      <DefinitionList
        items={[
          {
            term: t('owner'),
            value: card.owner && [card.owner.fullName, card.owner.nikMask?.replaceAll('*', '•')].filter(Boolean).join(' · '),
            unknown: t('noOwner'),
          },
          { term: t('phone'), value: phone && <PhoneLinks phone={phone} name={card.owner?.fullName ?? card.name} /> },
          {
            term: t('address'),
            value: (card.address || latitude !== null) && (
              <span className="grid gap-1">
                {card.address}
                {latitude !== null && longitude !== null && <a href={`geo:${latitude},${longitude}?q=${latitude},${longitude}`}>{t('openMap')}</a>}
              </span>
            ),
          },
          { term: t('products'), value: card.products },
          {
            term: t('workers'),
            value:
              (card.workersFemale !== null || card.workersMale !== null) &&
              t('workersOf', { f: f.number(card.workersFemale ?? 0), m: f.number(card.workersMale ?? 0) }),
          },
          {
            term: t('papers'),
            value: card.documents.map(({ id, kind, number }) => (
              <span key={id} className="block">
                {wordsOf(kind)} {number}
              </span>
            )),
            unknown: t('papersNone'),
          },
        ]}
      />
      {card.lacksDocuments.length > 0 && <p className="text-sm text-soft">{t('lacks', { what: card.lacksDocuments.map(wordsOf).join(', ') })}</p>}
    </Box>
  );
}

function Freshness({ card }: { card: Card }) {
  const t = useFieldText();
  const f = useFormat();
  const now = clock.now();
  return (
    <Box title={t('freshness')}>
      <ul className="grid gap-1">
        {card.confirmations.map(({ field, on }) => {
          const words = confirmedWords[field];
          return words && <li key={field}>{f.text(words, { ago: f.text(ago(on, now)) })}</li>;
        })}
      </ul>
    </Box>
  );
}

function PastVisits({ card, field }: { card: Card; field: Field }) {
  const t = useFieldText();
  const f = useFormat();
  const visits = field.visits.filter(({ enterpriseId }) => enterpriseId === card.id).toSorted((a, b) => (a.at < b.at ? 1 : -1));
  if (visits.length === 0) return null;
  return (
    <Box title={t('pastVisits')}>
      <ul className="grid gap-3">
        {visits.map((visit) => (
          <li key={visit.id} className="grid gap-1">
            <span>
              {f.instant(visit.at)} · {f.text(outcomeWords[visit.outcome])} · <Link href={`/hari-ini/slip/${visit.id}`}>{t('slipOpen')}</Link>
            </span>
            {visit.conflicts.map(({ field: name, stands }) => (
              <span key={name} className="text-sm text-soft">
                {t('conflict', { field: f.text(askWords[name as keyof typeof askWords] ?? { id: name, en: name }), stands: String(stands ?? '—') })}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Box>
  );
}

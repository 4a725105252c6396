import { useState } from 'react';
import { dayOf } from '#core/dates.ts';
import { clock } from '#ui/clock.ts';
import { useFormat } from '#ui/i18n.tsx';
import { PlusIcon, RefreshIcon } from '#ui/icons.tsx';
import { Link, useSearchWord } from '#ui/link.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Section } from '#ui/parts/card.tsx';
import { TextField } from '#ui/parts/fields.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { EmptyState, ErrorState, ProgressBar } from '#ui/parts/states.tsx';
import { askWords, useFieldText } from './messages.ts';
import { toAsk } from './asking.ts';
import { findCards } from './search.ts';
import { OnThisPhone } from './on_this_phone.tsx';
import { Stops } from './stops.tsx';
import { fetchProvisions } from './sync.ts';
import type { Field } from './sync.ts';
import type { Day } from './types.ts';
import { placeOf, walkOf } from './walking.ts';

export default function TodayPage() {
  return <OnThisPhone>{(field) => <Today field={field} />}</OnThisPhone>;
}

function Today({ field }: { field: Field }) {
  const t = useFieldText();
  const f = useFormat();
  const { day, cards, fetching, problem } = field;
  const [typed, setTyped] = useSearchWord('q');
  return (
    <Page>
      <PageHeader
        title={t('today')}
        lead={day && t('fetchedAt', { at: f.instant(day.fetchedAt) })}
        actions={
          <>
            <LinkButton href="/hari-ini/baru" tone="primary" icon={PlusIcon}>
              {t('newOne')}
            </LinkButton>
            <Button icon={RefreshIcon} busy={fetching !== undefined} onClick={() => void fetchProvisions()}>
              {t('fetch')}
            </Button>
          </>
        }
      />
      {fetching && (
        <ProgressBar
          label={t('fetching')}
          value={fetching.total > 0 ? fetching.done / fetching.total : undefined}
          detail={t('fetchingOf', { done: f.number(fetching.done), total: f.number(fetching.total) })}
        />
      )}
      {problem && <ErrorState problem={problem} again={() => void fetchProvisions()} />}
      {!day && !fetching && !problem && <EmptyState title={t('nothingYet')} />}
      {day && (
        <>
          <TextField
            name="q"
            type="search"
            label={t('search')}
            hint={t('searchLead', { n: f.number(cards.length), areas: day.areas.map(({ name }) => name).join(', ') })}
            value={typed}
            onChange={setTyped}
            optional
          />
          {typed.trim().length > 1 ? <Found field={field} text={typed} /> : <Walk field={field} day={day} />}
        </>
      )}
    </Page>
  );
}

function Found({ field, text }: { field: Field; text: string }) {
  const t = useFieldText();
  const f = useFormat();
  const found = findCards(field.cards, text);
  return (
    <Section title={t('found', { n: f.number(found.length) })}>
      {found.length === 0 ? <EmptyState title={t('foundNone')} /> : <Stops stops={found.map((card) => ({ card, metres: null }))} />}
    </Section>
  );
}

function Walk({ field, day }: { field: Field; day: Day }) {
  const t = useFieldText();
  const f = useFormat();
  const today = dayOf(clock.now());
  // The walk begins where the last visit of today was; a page that opens must not wait for satellites.
  const [from] = useState(() => {
    const last = field.visits.filter(({ at }) => dayOf(new Date(at)) === today).toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
    const card = field.cards.find(({ id }) => id === last?.enterpriseId);
    return card ? placeOf(card) : null;
  });
  const visited = new Set(field.visits.filter(({ at }) => dayOf(new Date(at)) === today).map(({ enterpriseId }) => enterpriseId));
  const walk = walkOf(field.cards, day, visited, from);
  const detailOf = (card: Field['cards'][number]) => {
    const asked = toAsk(card, day.askBelow).map((one) => f.text(askWords[one]));
    return asked.length === 0 ? undefined : t('willAsk', { what: asked.join(', ') });
  };
  const secondLooks = new Set(day.tasks.filter((task) => task.secondLook).map((task) => task.enterpriseId));
  return (
    <>
      <p className="text-soft">
        {t('todayLead', { asked: f.number(walk.asked.length), old: f.number(walk.old.length), done: f.number(walk.done.length) })}
      </p>
      {field.drafts.length > 0 && (
        <Section title={t('drafts')}>
          <ul className="grid gap-2">
            {field.drafts.map((draft) => (
              <li key={draft.id}>
                <Link href={draft.id === 'new' ? '/hari-ini/baru' : `/hari-ini/${draft.id}/kunjungan`}>{draft.name || t('newTitle')}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('asked')}>
        {walk.asked.length === 0 ? <EmptyState title={t('askedNone')} /> : <Stops stops={walk.asked} detailOf={detailOf} secondLooks={secondLooks} />}
      </Section>
      <Section title={t('old')}>
        {walk.old.length === 0 ? <EmptyState title={t('oldNone')} /> : <Stops stops={walk.old} detailOf={detailOf} />}
      </Section>
      {walk.done.length > 0 && (
        <Section title={t('done')}>
          <Stops stops={walk.done.map((card) => ({ card, metres: null }))} />
        </Section>
      )}
    </>
  );
}

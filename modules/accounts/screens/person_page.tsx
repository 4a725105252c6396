import { useState } from 'react';
import { useAsk, useTell } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { KeyIcon, LockIcon } from '#ui/icons.tsx';
import { Link, usePlace } from '#ui/link.tsx';
import { Button, VerdictButton } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { Asked, ErrorState, Notice } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { Slotted } from '#ui/slot.tsx';
import { api, personQueries, useMe } from './api.ts';
import type { OneTimeLink, Person } from './api.ts';
import { Box } from './box.tsx';
import { holdingWords, useText } from './messages.ts';
import { LinkCard } from './one_time_link.tsx';
import { usePeopleText } from './people_messages.ts';
import { PersonDetails } from './person_details.tsx';
import { PersonRoles } from './person_roles.tsx';
import { PersonState } from './person_state.tsx';
import { onPerson } from './slots.ts';
import { now, refusalsOf } from './verdicts.ts';

export default function PersonPage() {
  const { id } = usePlace('id');
  const person = useAsk(api, 'accounts.getPerson', { id });
  return (
    <Page>
      <Asked ask={person} skeleton="cards" rows={3}>
        {(found) => <Person key={found.id} person={found} />}
      </Asked>
    </Page>
  );
}

function Person({ person }: { person: Person }) {
  const t = usePeopleText();
  const words = useText();
  const f = useFormat();
  const me = useMe().data;
  const [link, setLink] = useState<OneTimeLink>();
  const reset = useTell(api, 'accounts.resetPassword', { onDone: setLink });
  return (
    <>
      <div className="no-print contents">
        <PageHeader
          title={person.fullName}
          trail={[{ label: words('people'), href: '/orang' }]}
          state={<PersonState person={person} />}
          lead={person.holdings.map((holding) => holdingWords(f, holding)).join(' · ') || words('noRole')}
          actions={
            person.userName !== null &&
            person.active && (
              <VerdictButton
                verdict={now(person.can['accounts.resetPassword'])}
                icon={KeyIcon}
                busy={reset.busy}
                onClick={() => reset.send({ id: person.id })}
              >
                {t('newLink')}
              </VerdictButton>
            )
          }
        />
        {refusalsOf(person.can).map((refusal) => (
          <Notice key={refusal} title={refusal} />
        ))}
        {reset.problem && <ErrorState problem={reset.problem} again={reset.again} />}
      </div>
      {link && me && (
        <LinkCard link={link} fullName={person.fullName} userName={person.userName ?? ''} phone={person.phone ?? ''} agency={me.agency.name} />
      )}
      <div className="no-print grid grid-cols-1 items-start gap-6 desk:grid-cols-2">
        <PersonDetails person={person} />
        <div className="grid gap-6">
          <PersonRoles person={person} regency={me?.agency.regency ?? ''} />
          <Slotted of={onPerson} with={{ personId: person.id, fullName: person.fullName, roles: person.holdings.map(({ role }) => role) }} />
          <Standing person={person} />
          {me?.can['accounts.listAuditEvents'] === true && <Trails id={person.id} />}
        </div>
      </div>
    </>
  );
}

/** Whether the person may come in at all. Only switching off is asked about: sessions that end cannot be brought back. */
function Standing({ person }: { person: Person }) {
  const t = usePeopleText();
  const words = useText();
  const [asking, setAsking] = useState(false);
  const { id, fullName: name, active } = person;
  const verdict = now(person.can['accounts.setPersonActive']);
  const tell = useTell(api, 'accounts.setPersonActive', {
    invalidates: personQueries,
    onDone: (_, sent) => {
      setAsking(false);
      toast(
        t(sent.active ? 'activated' : 'deactivated', { name }),
        sent.active ? {} : { action: { label: words('undo'), onAction: () => tell.send({ id, active: true }) } },
      );
    },
  });
  if (verdict === undefined && active) return null;
  return (
    <Box title={t('state')}>
      {!active && <Notice tone="attention" title={t('inactiveNote')} />}
      <div>
        {active ? (
          <VerdictButton verdict={verdict} icon={LockIcon} onClick={() => setAsking(true)}>
            {t('deactivate')}
          </VerdictButton>
        ) : (
          <VerdictButton verdict={verdict} tone="primary" busy={tell.busy} onClick={() => tell.send({ id, active: true })}>
            {t('activate')}
          </VerdictButton>
        )}
      </div>
      {tell.problem && !asking && <ErrorState problem={tell.problem} />}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('deactivateWho', { name })}
        actions={
          <>
            <Button tone="danger" busy={tell.busy} onClick={() => tell.send({ id, active: false })}>
              {t('deactivateDo', { name })}
            </Button>
            <Button onClick={() => setAsking(false)}>{words('cancel')}</Button>
          </>
        }
      >
        <p>{t('deactivateWhy')}</p>
        {tell.problem && <ErrorState problem={tell.problem} />}
      </Dialog>
    </Box>
  );
}

function Trails({ id }: { id: string }) {
  const t = usePeopleText();
  return (
    <Box title={t('trail')}>
      <ul className="grid gap-1">
        <li>
          <Link href={`/jejak?orang=${id}`} className="inline-flex min-h-8 items-center">
            {t('trailBy')}
          </Link>
        </li>
        <li>
          <Link href={`/jejak?subjek=${id}`} className="inline-flex min-h-8 items-center">
            {t('trailAbout')}
          </Link>
        </li>
      </ul>
    </Box>
  );
}

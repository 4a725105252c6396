import { useState } from 'react';
import { useTell } from '#ui/ask.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { PlusIcon } from '#ui/icons.tsx';
import { Button, VerdictButton } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { ErrorState } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { api, personQueries } from './api.ts';
import type { Holding, Person } from './api.ts';
import { Box } from './box.tsx';
import { holdingPlace, roleDuties, roleNames, useText } from './messages.ts';
import { now } from './verdicts.ts';
import { usePeopleText } from './people_messages.ts';
import { RoleRow, emptyRole, roleInput } from './role_row.tsx';

export function PersonRoles({ person, regency }: { person: Person; regency: string }) {
  const t = usePeopleText();
  const words = useText();
  const [granting, setGranting] = useState(false);
  const { revoke, problem } = useRevoke(person.id);
  const grant = (
    <VerdictButton verdict={now(person.can['accounts.grantRole'])} small icon={PlusIcon} onClick={() => setGranting(true)}>
      {t('grant')}
    </VerdictButton>
  );
  return (
    <Box title={words('roles')} action={grant}>
      {problem && <ErrorState problem={problem} />}
      {person.holdings.length === 0 && <p className="text-soft">{words('noRole')}</p>}
      <ul className="grid gap-3">
        {person.holdings.map((holding) => (
          <Role key={holding.id} holding={holding} verdict={person.can['accounts.revokeRole']} onRevoke={() => revoke(holding)} />
        ))}
      </ul>
      <Dialog open={granting} onClose={() => setGranting(false)} title={t('grantTo', { name: person.fullName })}>
        <GrantForm person={person} regency={regency} onEnd={() => setGranting(false)} />
      </Dialog>
    </Box>
  );
}

function Role({ holding, verdict, onRevoke }: { holding: Holding; verdict: true | string | undefined; onRevoke: () => void }) {
  const t = usePeopleText();
  const f = useFormat();
  const name = f.text(roleNames[holding.role]);
  return (
    <li className="flex items-start justify-between gap-4">
      <div className="min-w-0">
        <p>
          <strong>{name}</strong> · {holdingPlace(f, holding)}
        </p>
        <p className="text-sm text-soft">{f.text(roleDuties[holding.role])}</p>
      </div>
      {verdict === true && (
        <span className="flex-none">
          <Button small label={t('revokeRole', { role: name })} onClick={onRevoke}>
            {t('revoke')}
          </Button>
        </span>
      )}
    </li>
  );
}

/** Takes a role away at once; the message that says so can give it back. */
function useRevoke(id: string) {
  const t = usePeopleText();
  const words = useText();
  const f = useFormat();
  const grant = useTell(api, 'accounts.grantRole', {
    invalidates: personQueries,
    onDone: (_, { holding }) => toast(t('granted', { role: f.text(roleNames[holding.role]) })),
  });
  const revoke = useTell(api, 'accounts.revokeRole', { invalidates: personQueries });
  const start = ({ id: holdingId, role, area, subject }: Holding) => {
    void revoke
      .sendAndWait({ id, holdingId })
      .then(() =>
        toast(t('revoked', { role: f.text(roleNames[role]) }), {
          action: { label: words('undo'), onAction: () => grant.send({ id, holding: { role, area, subject } }) },
        }),
      )
      // Shown from `revoke.problem`.
      .catch(() => undefined);
  };
  return { revoke: start, problem: revoke.problem ?? grant.problem };
}

function GrantForm({ person, regency, onEnd }: { person: Person; regency: string; onEnd: () => void }) {
  const t = usePeopleText();
  const words = useText();
  const f = useFormat();
  const grant = useTell(api, 'accounts.grantRole', {
    invalidates: personQueries,
    onDone: (_, { holding }) => {
      toast(t('granted', { role: f.text(roleNames[holding.role]) }));
      onEnd();
    },
  });
  const form = useForm({ initial: emptyRole(0), problem: grant.problem });
  const send = () => {
    const holding = roleInput(form.values, 0, regency);
    if ('complaint' in holding) form.complain({ [holding.field]: t(holding.complaint) });
    else grant.send({ id: person.id, holding });
  };
  return (
    <Form form={form} onSubmit={send} label={t('grant')}>
      <RoleRow role={form.bind('holdings.0.role')} area={form.bind('holdings.0.area')} village={form.bind('holdings.0.village')} subject="" />
      <FormActions>
        <Button type="submit" tone="primary" busy={grant.busy}>
          {t('grant')}
        </Button>
        <Button onClick={onEnd}>{words('cancel')}</Button>
      </FormActions>
    </Form>
  );
}

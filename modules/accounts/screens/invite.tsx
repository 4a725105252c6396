import { useState } from 'react';
import { newCommandId } from '#ui/api.ts';
import { useTell } from '#ui/ask.ts';
import { Form, FormActions, FieldSet, useForm } from '#ui/form.tsx';
import type { FormState } from '#ui/form.tsx';
import { PlusIcon, TrashIcon } from '#ui/icons.tsx';
import { useSearchWord } from '#ui/link.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { TelField, TextField } from '#ui/parts/fields.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { Asked, Notice } from '#ui/parts/states.tsx';
import { ApiProblem } from '#ui/problems.ts';
import { api, useMe } from './api.ts';
import type { Me, OneTimeLink } from './api.ts';
import { useText } from './messages.ts';
import { LinkCard } from './one_time_link.tsx';
import { usePeopleText } from './people_messages.ts';
import { RoleRow, emptyRole, roleInput } from './role_row.tsx';
import type { RoleValues } from './role_row.tsx';
import { suggestUserName } from './user_name.ts';

/** More roles than this at once are given on the person's page. */
const mostRoles = 4;

type Values = { fullName: string; userName: string; phone: string; shownRoles: number | null } & RoleValues;
type Invited = { fullName: string; userName: string; phone: string; link: OneTimeLink };

export default function InvitePage() {
  const t = usePeopleText();
  const words = useText();
  const me = useMe();
  const [invited, setInvited] = useState<Invited>();
  const trail = [{ label: words('people'), href: '/orang' }];
  if (invited && me.data) return <Done invited={invited} me={me.data} onAnother={() => setInvited(undefined)} />;
  return (
    <Page narrow>
      <PageHeader title={t('invite')} trail={trail} lead={t('inviteLead')} />
      <Asked ask={me} skeleton="form">
        {(found) => <InviteForm regency={found.agency.regency} onDone={setInvited} />}
      </Asked>
    </Page>
  );
}

function Done({ invited, me, onAnother }: { invited: Invited; me: Me; onAnother: () => void }) {
  const t = usePeopleText();
  const words = useText();
  return (
    <Page narrow>
      <div className="no-print contents">
        <PageHeader title={t('invited', { name: invited.fullName })} trail={[{ label: words('people'), href: '/orang' }]} />
      </div>
      <LinkCard {...invited} agency={me.agency.name} />
      <div className="nk-actions no-print">
        <LinkButton href={`/orang/${invited.link.personId}`}>{t('openPerson')}</LinkButton>
        <Button icon={PlusIcon} onClick={onAnother}>
          {t('inviteAnother')}
        </Button>
      </div>
    </Page>
  );
}

/** The person's id is made with the form: whatever happens on the way, the same invitation never makes two people. */
function useInvite(onDone: (invited: Invited) => void) {
  const [id] = useState(newCommandId);
  const invite = useTell(api, 'accounts.invitePerson', {
    invalidates: ['accounts.listPeople'],
    onDone: (link, { fullName, userName, phone }) => {
      form.clear();
      onDone({ fullName, userName, phone: phone ?? '', link });
    },
  });
  const [fullName] = useSearchWord('nama');
  const [phone] = useSearchWord('hp');
  const [role] = useSearchWord('peran');
  const [subject] = useSearchWord('subjek');
  const rows = Array.from({ length: mostRoles }, (_, at) => (at === 0 ? emptyRole(0, role, subject) : emptyRole(at)));
  const initial: Values = Object.assign({ fullName, userName: suggestUserName(fullName), phone, shownRoles: 1 }, ...rows);
  const isMade = invite.problem instanceof ApiProblem && invite.problem.code === 'core.commandIdReused';
  const form: FormState<Values> = useForm({ initial, draft: 'accounts.invite', problem: isMade ? null : invite.problem });
  return { id, invite, form, isMade };
}

function InviteForm({ regency, onDone }: { regency: string; onDone: (invited: Invited) => void }) {
  const t = usePeopleText();
  const words = useText();
  const { id, invite, form, isMade } = useInvite(onDone);
  const send = (values: Values) => {
    const chosen = Array.from({ length: values.shownRoles ?? 1 }, (_, at) => roleInput(values, at, regency));
    const missing = chosen.flatMap((one) => ('complaint' in one ? [[one.field, t(one.complaint)] as const] : []));
    if (missing.length > 0) form.complain(Object.fromEntries(missing));
    else
      invite.send({
        id,
        fullName: values.fullName,
        userName: values.userName,
        phone: values.phone,
        holdings: chosen.flatMap((one) => ('complaint' in one ? [] : [one])),
      });
  };
  const nameChanged = (fullName: string) => {
    const { userName, fullName: before } = form.values;
    if (userName === '' || userName === suggestUserName(before)) form.set('userName', suggestUserName(fullName));
    form.set('fullName', fullName);
  };
  return (
    <Form form={form} onSubmit={send} label={t('invite')}>
      {isMade && (
        <Notice tone="attention" title={t('alreadyMade')} action={<LinkButton href={`/orang/${id}`}>{t('openPerson')}</LinkButton>}>
          <p>{t('alreadyMadeWhy')}</p>
        </Notice>
      )}
      <TextField {...form.bind('fullName')} onChange={nameChanged} label={t('fullName')} hint={t('fullNameHint')} maxLength={120} />
      <TextField
        {...form.bind('userName')}
        onChange={(value) => form.set('userName', value.toLowerCase().replace(/\s/g, ''))}
        label={words('userName')}
        hint={t('userNameHint')}
        maxLength={40}
      />
      <TelField {...form.bind('phone')} label={words('phone')} hint={t('phoneHint')} optional />
      <Roles form={form} />
      <FormActions>
        <Button type="submit" tone="primary" busy={invite.busy}>
          {t('send')}
        </Button>
        <LinkButton href="/orang">{words('cancel')}</LinkButton>
      </FormActions>
    </Form>
  );
}

function Roles({ form }: { form: FormState<Values> }) {
  const t = usePeopleText();
  const words = useText();
  const count = form.values.shownRoles ?? 1;
  const drop = () => {
    const last = emptyRole(count - 1);
    for (const name of Object.keys(last) as (keyof RoleValues)[]) form.set(name, '');
    form.set('shownRoles', count - 1);
  };
  return (
    <FieldSet title={words('roles')} hint={t('rolesHint')}>
      {Array.from({ length: count }, (_, at) => (
        <RoleRow
          key={at}
          role={form.bind(`holdings.${at}.role`)}
          area={form.bind(`holdings.${at}.area`)}
          village={form.bind(`holdings.${at}.village`)}
          subject={form.values[`holdings.${at}.subject`] ?? ''}
          {...(count > 1 && { label: t('roleOf', { number: at + 1 }) })}
        />
      ))}
      <div className="nk-actions">
        {count < mostRoles && (
          <Button tone="plain" icon={PlusIcon} onClick={() => form.set('shownRoles', count + 1)}>
            {t('addRole')}
          </Button>
        )}
        {count > 1 && (
          <Button tone="plain" icon={TrashIcon} onClick={drop}>
            {t('removeRole', { number: count })}
          </Button>
        )}
      </div>
    </FieldSet>
  );
}

import { useTell } from '#ui/ask.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { SignOutIcon } from '#ui/icons.tsx';
import { Button } from '#ui/parts/button.tsx';
import { PasswordField } from '#ui/parts/fields.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { Asked, ErrorState } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { Devices } from './account_devices.tsx';
import { useSignOut } from './use_sign_out.ts';
import { useAccountText } from './account_messages.ts';
import { api, useMe } from './api.ts';
import type { Me } from './api.ts';
import { Box } from './box.tsx';
import { useDoorText } from './door_messages.ts';
import { holdingPlace, roleDuties, roleNames, useText } from './messages.ts';
import { NewPasswordField, shortestPassword } from './new_password_field.tsx';
import { PreferenceFields } from './preferences.tsx';

export default function AccountPage() {
  const me = useMe();
  return (
    <Page>
      <Asked ask={me} skeleton="cards" rows={3}>
        {(found) => <Account me={found} />}
      </Asked>
    </Page>
  );
}

function Account({ me }: { me: Me }) {
  const t = useAccountText();
  const words = useText();
  const { signOut, busy, problem } = useSignOut();
  return (
    <>
      <PageHeader
        title={me.person.fullName}
        lead={me.agency.name}
        actions={
          <Button icon={SignOutIcon} busy={busy} onClick={() => void signOut()}>
            {words('signOut')}
          </Button>
        }
      />
      {problem && <ErrorState problem={problem} again={() => void signOut()} />}
      <div className="grid grid-cols-1 items-start gap-6 desk:grid-cols-2">
        <div className="grid gap-6">
          <Roles me={me} />
          <Devices />
        </div>
        <div className="grid gap-6">
          <ChangePassword />
          <Box title={t('preferences')}>
            <PreferenceFields />
          </Box>
        </div>
      </div>
    </>
  );
}

function Roles({ me }: { me: Me }) {
  const t = useAccountText();
  const words = useText();
  const f = useFormat();
  return (
    <Box title={t('roles')}>
      {me.holdings.length === 0 && <p>{words('noRole')}</p>}
      <ul className="grid gap-3">
        {me.holdings.map((holding) => (
          <li key={holding.id}>
            <p>
              <strong>{f.text(roleNames[holding.role])}</strong> · {holdingPlace(f, holding)}
            </p>
            <p className="text-sm text-soft">{f.text(roleDuties[holding.role])}</p>
          </li>
        ))}
      </ul>
      <p className="text-sm text-soft">{t('rolesWhy')}</p>
    </Box>
  );
}

function ChangePassword() {
  const t = useAccountText();
  const door = useDoorText();
  const change = useTell(api, 'accounts.changePassword', {
    invalidates: ['accounts.listSessions'],
    onDone: () => {
      form.clear();
      toast(t('changed'));
    },
  });
  const form = useForm({ initial: { current: '', next: '' }, problem: change.problem });
  const send = (values: { current: string; next: string }) => {
    if (values.next.length < shortestPassword) form.complain({ next: door('tooShort', { count: values.next.length }) });
    else change.send(values);
  };
  return (
    <Box title={t('password')}>
      <Form form={form} onSubmit={send} label={t('password')}>
        <PasswordField {...form.bind('current')} label={t('current')} autoComplete="current-password" />
        <NewPasswordField {...form.bind('next')} />
        <p className="text-sm text-soft">{t('changeNote')}</p>
        <FormActions>
          <Button type="submit" tone="primary" busy={change.busy}>
            {t('change')}
          </Button>
        </FormActions>
      </Form>
    </Box>
  );
}

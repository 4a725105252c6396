import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAsk, useTell } from '#ui/ask.ts';
import { Form, useForm } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { useGo, usePlace } from '#ui/link.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { DefinitionList } from '#ui/parts/card.tsx';
import { Asked } from '#ui/parts/states.tsx';
import { ApiProblem } from '#ui/problems.ts';
import { api } from './api.ts';
import { Door } from './door.tsx';
import { useDoorText } from './door_messages.ts';
import { useText } from './messages.ts';
import { NewPasswordField, shortestPassword } from './new_password_field.tsx';

export default function InvitationPage() {
  const { token } = usePlace('token');
  const agency = useAsk(api, 'accounts.getAgency', {});
  // An answer stays true while its page is open: once the link is used, asking again would only say that it is gone.
  const invitation = useAsk(api, 'accounts.findInvitation', { token }, { staleTime: Infinity });
  const isGone = invitation.error instanceof ApiProblem && invitation.error.document.status < 500;
  return (
    <Door agency={invitation.data?.agencyName ?? agency.data?.name}>
      {isGone ? (
        <Gone />
      ) : (
        <Asked ask={invitation} skeleton="form">
          {(found) => <Welcome token={token} {...found} />}
        </Asked>
      )}
    </Door>
  );
}

function Gone() {
  const t = useDoorText();
  return (
    <section className="mx-auto grid w-full max-w-[440px] gap-4">
      <h1>{t('gone')}</h1>
      <p>{t('goneWhy')}</p>
      <div>
        <LinkButton href="/masuk">{t('goneSignIn')}</LinkButton>
      </div>
    </section>
  );
}

function Welcome({
  token,
  fullName,
  userName,
  agencyName,
  expiresAt,
}: {
  token: string;
  fullName: string;
  userName: string;
  agencyName: string;
  expiresAt: string;
}) {
  const t = useDoorText();
  const words = useText();
  const f = useFormat();
  const { accept, busy, problem } = useAccept(userName);
  const form = useForm({ initial: { password: '' }, problem });
  const send = ({ password }: { password: string }) => {
    if (password.length < shortestPassword) form.complain({ password: t('tooShort', { count: password.length }) });
    else accept({ token, password });
  };
  if (problem instanceof ApiProblem && problem.code === 'accounts.invitationGone') return <Gone />;
  return (
    <section className="mx-auto grid w-full max-w-[440px] gap-5">
      <h1>{t('welcome', { name: fullName })}</h1>
      <p>{t('invitedBy', { agency: agencyName })}</p>
      <DefinitionList
        items={[
          { term: words('userName'), value: <strong>{userName}</strong> },
          { term: t('validUntil'), value: f.instant(expiresAt) },
        ]}
      />
      <Form form={form} onSubmit={send} label={t('newPassword')}>
        {/* So that the device keeps the new password under the right name. */}
        <input type="text" autoComplete="username" value={userName} readOnly hidden />
        <NewPasswordField {...form.bind('password')} />
        <div className="grid">
          <Button type="submit" tone="primary" busy={busy}>
            {t('accept')}
          </Button>
        </div>
      </Form>
    </section>
  );
}

/** Keeps the password, then signs in with it. Where only the second step fails, the sign-in page takes over. */
function useAccept(userName: string) {
  const client = useQueryClient();
  const go = useGo();
  const [entering, setEntering] = useState(false);
  const accept = useTell(api, 'accounts.acceptInvitation', {
    onDone: (_, { password }) => {
      setEntering(true);
      void api
        .call('accounts.signIn', { userName, password })
        .then(() => client.removeQueries({ type: 'inactive' }))
        .then(() => go('/', { replace: true }))
        .catch(() => go('/masuk', { replace: true }));
    },
  });
  return { accept: (input: { token: string; password: string }) => accept.send(input), busy: accept.busy || entering, problem: accept.problem };
}

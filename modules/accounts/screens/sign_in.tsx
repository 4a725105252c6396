import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAsk, useTell } from '#ui/ask.ts';
import { Form, useForm } from '#ui/form.tsx';
import { useGo, useSearchWord } from '#ui/link.tsx';
import { Button } from '#ui/parts/button.tsx';
import { PasswordField, TextField } from '#ui/parts/fields.tsx';
import { ErrorState, Notice } from '#ui/parts/states.tsx';
import { api } from './api.ts';
import { DemoPeople } from './demo_people.tsx';
import { Door } from './door.tsx';
import { useDoorText } from './door_messages.ts';
import { useText } from './messages.ts';
import { returnAddress } from './return_address.ts';
import { secondsToWait, useWaiting } from './waiting.ts';

/** Signs in and goes where the person wanted to go. What an earlier person saw on this device is forgotten first. */
export function useSignIn() {
  const client = useQueryClient();
  const go = useGo();
  const [wanted] = useSearchWord('kembali');
  return useTell(api, 'accounts.signIn', {
    onDone: () => {
      client.removeQueries({ type: 'inactive' });
      go(returnAddress(wanted), { replace: true });
    },
  });
}

export default function SignInPage() {
  const agency = useAsk(api, 'accounts.getAgency', {});
  return (
    <Door agency={agency.data?.name}>
      <SignInForm />
      {agency.error && <ErrorState problem={agency.error} again={() => void agency.refetch()} />}
      {agency.data?.demo && <Demo />}
    </Door>
  );
}

function SignInForm() {
  const t = useDoorText();
  const words = useText();
  const signIn = useSignIn();
  const [sentName, setSentName] = useState('');
  const waiting = useWaiting(signIn.problem);
  const mustWait = secondsToWait(signIn.problem) > 0;
  const form = useForm({ initial: { userName: '', password: '' }, problem: mustWait ? null : signIn.problem });
  // The pause is of the name that was tried; somebody else may sign in on this device meanwhile.
  const left = form.values.userName === sentName ? waiting : 0;
  const send = (values: { userName: string; password: string }) => {
    setSentName(values.userName);
    signIn.send(values);
  };
  const time = left >= 60 ? t('minutes', { minutes: Math.floor(left / 60), seconds: left % 60 }) : t('seconds', { seconds: left });
  return (
    <section className="mx-auto grid w-full max-w-[440px] gap-5">
      <h1>{t('signIn')}</h1>
      {left > 0 && (
        <Notice tone="attention" title={t('wait')}>
          <p>{t('waitWhy')}</p>
        </Notice>
      )}
      <Form form={form} onSubmit={send} label={t('signIn')}>
        <TextField {...form.bind('userName')} label={words('userName')} autoComplete="username" maxLength={100} />
        <PasswordField {...form.bind('password')} label={words('password')} autoComplete="current-password" />
        <div className="grid">
          <Button type="submit" tone="primary" busy={signIn.busy} reason={left > 0 ? t('waitFor', { time }) : undefined}>
            {t('signIn')}
          </Button>
        </div>
      </Form>
      <p className="text-sm text-soft">{t('forgotten')}</p>
    </section>
  );
}

function Demo() {
  const t = useDoorText();
  const demo = useAsk(api, 'accounts.listDemoSignIns', {});
  const signIn = useSignIn();
  const password = demo.data?.password;
  if (!password) return null;
  return (
    <section className="grid gap-4 border-t border-line pt-6" aria-labelledby="coba">
      <div className="grid gap-1">
        <h2 id="coba" className="text-sogan">
          {t('demo')}
        </h2>
        <p className="text-soft">{t('demoWhy')}</p>
      </div>
      {signIn.problem && <ErrorState problem={signIn.problem} />}
      <DemoPeople people={demo.data?.items ?? []} busy={signIn.busy} onChoose={({ userName }) => signIn.send({ userName, password })} />
      <p className="text-sm text-soft">{t('demoPassword', { password })}</p>
    </section>
  );
}

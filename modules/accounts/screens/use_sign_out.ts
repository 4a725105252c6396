import { useQueryClient } from '@tanstack/react-query';
import { useTell } from '#ui/ask.ts';
import { forgetPerson, unsentHere } from '#ui/leaving.ts';
import { useGo } from '#ui/link.tsx';
import { api } from './api.ts';

/** Where what was not sent is looked after; there a person may also leave without it. */
const unsentPage = '/kotak-kirim?keluar=ya';

/** Signs out here: everything this device knew of the person is forgotten. What was not sent is looked at first, unless `anyway`. */
export function useSignOut() {
  const client = useQueryClient();
  const go = useGo();
  const tell = useTell(api, 'accounts.signOut', {
    onDone: () => {
      client.clear();
      void forgetPerson().finally(() => go('/masuk'));
    },
  });
  const signOut = async (anyway = false) => {
    if (!anyway && (await unsentHere()) > 0) go(unsentPage);
    else tell.send({});
  };
  return { signOut, busy: tell.busy, problem: tell.problem };
}

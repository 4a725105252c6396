import { addSession, findSignIn } from '#modules/accounts/store.ts';
import { newToken } from '#platform/auth/secrets.ts';
import { newId } from '#core/ids.ts';
import { Tx } from '#platform/db/sql.ts';
import type { World } from '#platform/pipeline/pipeline.ts';

/**
 * A session as a sign-in would open it, but without the password: its hash is made to cost a tenth of a second, and every
 * test file signs several people in. The sign-in itself has its own tests in modules/accounts.
 */
export async function openSession(world: World, userName: string): Promise<string> {
  const tx = new Tx(world.pool);
  const signIn = await findSignIn(tx, userName);
  if (!signIn) throw new Error(`nobody in the town signs in as ${userName}`);
  const { token, hash } = newToken();
  const at = world.clock.now();
  await addSession(tx, {
    tokenHash: hash,
    id: newId(at),
    personId: signIn.person_id,
    at,
    expiresAt: new Date(at.getTime() + 365 * 86_400_000),
    device: 'test',
    address: '127.0.0.1',
  });
  return token;
}

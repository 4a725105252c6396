import { coreProblems } from '#core/problem.ts';
import { action } from '#platform/action.ts';
import type { Asker } from '#platform/action.ts';
import { hashPassword, newToken, verifyPassword } from '#platform/auth/secrets.ts';
import { invalidField } from '#platform/pipeline/parse.ts';
import { contract } from '../contract.ts';
import { accountProblems } from '../problems.ts';
import * as rules from '../rules.ts';
import * as store from '../store.ts';
import { findMe, myself } from './subjects.ts';

const day = 86_400_000;

export const sessionActions = {
  'accounts.signIn': action(contract['accounts.signIn'], {
    secretAnswer: true,
    before: guardSignIn,
    async act(ctx, { userName }) {
      const signIn = await store.findSignIn(ctx.tx, userName);
      if (!signIn) throw accountProblems.make('accounts.wrongSignIn');
      const person = await store.findPerson(ctx.tx, ctx.regency, signIn.person_id);
      const { token, hash } = newToken();
      const at = ctx.clock.now();
      const id = ctx.newId();
      await store.forgetAttempts(ctx.tx, userName);
      await store.addSession(ctx.tx, {
        tokenHash: hash,
        id,
        personId: signIn.person_id,
        at,
        expiresAt: new Date(at.getTime() + rules.sessionDays * day),
        device: ctx.device,
        address: ctx.address,
      });
      ctx.audit({ subject: ['person', signIn.person_id], details: { session: id }, actor: `person:${signIn.person_id}` });
      ctx.setSession(token);
      return { personId: signIn.person_id, fullName: person?.full_name ?? '' };
    },
  }),
  'accounts.signOut': action(contract['accounts.signOut'], {
    find: findMe,
    async act(ctx) {
      const { personId, sessionId } = myself(ctx);
      await store.endSession(ctx.tx, personId, sessionId);
      ctx.audit({ subject: ['person', personId] });
      ctx.setSession(null);
      return {};
    },
  }),
  'accounts.getMe': action(contract['accounts.getMe'], {
    find: findMe,
    async act(ctx) {
      const { personId } = myself(ctx);
      const [person, agency] = [await store.findPerson(ctx.tx, ctx.regency, personId), await store.getAgency(ctx.tx, ctx.regency)];
      if (!person || !agency) throw coreProblems.make('core.signInFirst');
      return {
        person: { id: person.id, fullName: person.full_name },
        agency,
        holdings: person.holdings,
        can: ctx.canEnter(),
        mayGrant: ctx.canEnter()['accounts.grantRole'] ? rules.grantableRoles(myself(ctx).holdings) : [],
        unreadNotices: await store.countUnread(ctx.tx, ctx.regency, personId),
      };
    },
  }),
  'accounts.listTasks': action(contract['accounts.listTasks'], {
    find: findMe,
    act: async (ctx) => ({ items: await ctx.tasks() }),
  }),
  'accounts.changePassword': action(contract['accounts.changePassword'], {
    find: findMe,
    async act(ctx, { current, next }) {
      const { personId, sessionId } = myself(ctx);
      const signIn = await store.findSignInOf(ctx.tx, personId);
      if (!(await verifyPassword(current, signIn?.password_hash ?? undefined))) throw invalidField('current', 'accounts.passwordWrong');
      await store.setPassword(ctx.tx, personId, await hashPassword(next), ctx.clock.now());
      await store.endSessions(ctx.tx, personId, sessionId);
      ctx.audit({ subject: ['person', personId] });
      return {};
    },
  }),
  'accounts.listSessions': action(contract['accounts.listSessions'], {
    find: findMe,
    async act(ctx) {
      const { personId, sessionId } = myself(ctx);
      const sessions = await store.listSessions(ctx.tx, personId);
      return {
        items: sessions.map((s) => ({
          id: s.id,
          device: s.device,
          createdAt: s.created_at,
          lastSeenAt: s.last_seen_at,
          current: s.id === sessionId,
        })),
      };
    },
  }),
  'accounts.endSession': action(contract['accounts.endSession'], {
    find: findMe,
    async act(ctx, { id }) {
      const { personId, sessionId } = myself(ctx);
      if ((await store.endSession(ctx.tx, personId, id)) === 0) throw coreProblems.make('core.notFound');
      if (id === sessionId) ctx.setSession(null);
      ctx.audit({ subject: ['person', personId], details: { session: id } });
      return {};
    },
  }),
};

/**
 * Judges a sign-in before its transaction opens: the attempt is written first and stays counted although the command is
 * refused, so that many at once cannot slip through together. A right password forgets the attempts.
 */
async function guardSignIn({ direct, address, at, newId }: Asker, input: { userName: string; password: string }): Promise<string | undefined> {
  await store.addAttempt(direct, newId(), input.userName, address, at);
  const since = new Date(at.getTime() - rules.attemptLimits.windowSeconds * 1000);
  const wait = rules.mustWaitSeconds(await store.recentAttempts(direct, input.userName, address, since, at));
  if (wait > 0) throw coreProblems.make('core.tooMany', { seconds: wait }).retryAfter(wait);
  const signIn = await store.findSignIn(direct, input.userName);
  if (!(await verifyPassword(input.password, signIn?.password_hash ?? undefined)) || !signIn?.active)
    throw accountProblems.make('accounts.wrongSignIn');
  return signIn.regency;
}

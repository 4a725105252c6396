import { action } from '#platform/action.ts';
import type { Asker, Context } from '#platform/action.ts';
import { hashPassword, hashToken, newToken, verifyPassword } from '#platform/auth/secrets.ts';
import { invalidField } from '#platform/pipeline/parse.ts';
import { coreProblems } from '#core/problem.ts';
import type { Holding } from '#core/policy.ts';
import { contract } from './contract.ts';
import { accountProblems } from './problems.ts';
import * as rules from './rules.ts';
import * as store from './store.ts';
import { decodeCursor, encodeCursor } from '#platform/pipeline/cursor.ts';

/** The password of every demo sign-in; shown on the sign-in page of the demo town and nowhere else. */
export const demoPassword = 'naik-kelas-2026';

const day = 86_400_000;

function myself(ctx: Context): { personId: string; sessionId: string; holdings: Holding[] } {
  if (ctx.actor.kind !== 'person') throw coreProblems.make('core.signInFirst');
  return ctx.actor;
}

const findMe = async (ctx: Context) => ({ place: { person: myself(ctx).personId } });

async function findPerson(ctx: Context, { id }: { id: string }) {
  const person = await store.findPerson(ctx.tx, ctx.regency, id);
  return person && { place: {}, person };
}

const askPerson = (ctx: Context, _input: unknown, { person }: { person: store.PersonRow }) => rules.personRefusal(myself(ctx).holdings, person);

const isMe = (ctx: Context, personId: string) => ctx.actor.kind === 'person' && ctx.actor.personId === personId;

function showPerson(ctx: Context, person: store.PersonRow) {
  const refusal = rules.personRefusal(ctx.actor.kind === 'person' ? ctx.actor.holdings : [], person);
  const can = ctx.can({}, { 'accounts.updatePerson': refusal, 'accounts.resetPassword': refusal, 'accounts.grantRole': refusal, 'accounts.revokeRole': refusal, 'accounts.setPersonActive': isMe(ctx, person.id) ? accountProblems.make('accounts.notYourself') : refusal });
  return { id: person.id, fullName: person.full_name, userName: person.user_name, phone: person.phone, active: person.active, hasPassword: person.has_password, version: person.version, holdings: person.holdings, can };
}

async function makeLink(ctx: Context, personId: string) {
  const { token, hash } = newToken();
  const at = ctx.clock.now();
  const expiresAt = new Date(at.getTime() + rules.invitationDays * day);
  await store.addInvitation(ctx.tx, { tokenHash: hash, regency: ctx.regency, personId, at, by: ctx.actorName, expiresAt });
  return { personId, path: `/undangan/${token}`, expiresAt: expiresAt.toISOString() };
}

const invitationRegency = async ({ direct }: Asker, { token }: { token: string }) => (await store.findInvitation(direct, hashToken(token), new Date(0)))?.regency;

async function openInvitation(ctx: Context, token: string) {
  const invitation = await store.findInvitation(ctx.tx, hashToken(token), ctx.clock.now());
  if (!invitation) throw accountProblems.make('accounts.invitationGone');
  return invitation;
}

/** What the navigation asks about; the answer says which parts of town this person may enter. */
const entrances = [
  'accounts.getMe', 'accounts.listPeople', 'accounts.invitePerson', 'accounts.listAuditEvents',
  'registry.listEnterprises', 'registry.registerEnterprise', 'registry.getOverview', 'registry.exportEnterprises', 'registry.listMyEnterprises', 'registry.listCentres', 'registry.saveCentre', 'registry.listClusters', 'registry.saveCluster',
  'validation.listImports', 'validation.uploadImport',
];

export const actions = {
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
      await store.addSession(ctx.tx, { tokenHash: hash, id, personId: signIn.person_id, at, expiresAt: new Date(at.getTime() + rules.sessionDays * day), device: ctx.device, address: ctx.address });
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
        can: ctx.canEnter(entrances),
        mayGrant: ctx.canEnter(['accounts.grantRole'])['accounts.grantRole'] ? rules.grantableRoles(myself(ctx).holdings) : [],
        unreadNotices: await store.countUnread(ctx.tx, ctx.regency, personId),
      };
    },
  }),
  'accounts.getAgency': action(contract['accounts.getAgency'], {
    async act(ctx) {
      const agency = await store.getAgency(ctx.tx, ctx.regency);
      if (!agency) throw coreProblems.make('core.notFound');
      return { ...agency, tiles: ctx.tiles ?? null };
    },
  }),
  'accounts.listDemoSignIns': action(contract['accounts.listDemoSignIns'], {
    async act(ctx) {
      const agency = await store.getAgency(ctx.tx, ctx.regency);
      return agency?.demo ? { password: demoPassword, items: await store.listDemoSignIns(ctx.tx, ctx.regency) } : { password: null, items: [] };
    },
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
      return { items: sessions.map((s) => ({ id: s.id, device: s.device, createdAt: s.created_at, lastSeenAt: s.last_seen_at, current: s.id === sessionId })) };
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
  'accounts.listPeople': action(contract['accounts.listPeople'], {
    async act(ctx, { cursor, limit, search, role }) {
      const after = decodeCursor(cursor, 2) as [string, string] | undefined;
      const people = await store.listPeople(ctx.tx, ctx.regency, { search, role, after, limit: limit + 1 });
      const last = people.length > limit ? people[limit - 1] : undefined;
      return { items: people.slice(0, limit).map((p) => showPerson(ctx, p)), next: last ? encodeCursor([last.key, last.id]) : null };
    },
  }),
  'accounts.getPerson': action(contract['accounts.getPerson'], {
    find: findPerson,
    act: async (ctx, _input, { person }) => showPerson(ctx, person),
  }),
  'accounts.invitePerson': action(contract['accounts.invitePerson'], {
    secretAnswer: true,
    ask: (ctx, { holdings }) => holdings.map((h) => rules.holdingRefusal(myself(ctx).holdings, h, ctx.regency)).find(Boolean),
    async act(ctx, input) {
      const at = ctx.clock.now();
      await store.addPerson(ctx.tx, { regency: ctx.regency, id: input.id, fullName: input.fullName, phone: input.phone, at });
      if (!(await store.addSignIn(ctx.tx, { userName: input.userName, regency: ctx.regency, personId: input.id, passwordHash: null, demoLabel: null, at }))) {
        throw invalidField('userName', 'accounts.userNameTaken', { userName: input.userName });
      }
      for (const h of input.holdings) await store.addHolding(ctx.tx, { regency: ctx.regency, id: ctx.newId(), personId: input.id, role: h.role, area: h.area ?? null, subject: h.subject ?? null, at, by: ctx.actorName });
      await store.repeatHoldings(ctx.tx, ctx.regency, input.id, at);
      ctx.audit({ subject: ['person', input.id], details: { roles: input.holdings.map((h) => h.role) } });
      return makeLink(ctx, input.id);
    },
  }),
  'accounts.updatePerson': action(contract['accounts.updatePerson'], {
    find: findPerson,
    ask: askPerson,
    async act(ctx, input) {
      if (!(await store.updatePerson(ctx.tx, ctx.regency, input.id, input.version, input.fullName, input.phone))) throw coreProblems.make('core.versionMoved');
      ctx.audit({ subject: ['person', input.id] });
      return { version: input.version + 1 };
    },
  }),
  'accounts.findInvitation': action(contract['accounts.findInvitation'], {
    before: invitationRegency,
    async act(ctx, { token }) {
      const invitation = await openInvitation(ctx, token);
      const [person, agency] = [await store.findPerson(ctx.tx, ctx.regency, invitation.person_id), await store.getAgency(ctx.tx, ctx.regency)];
      return { fullName: person?.full_name ?? '', userName: invitation.user_name, agencyName: agency?.name ?? '', expiresAt: invitation.expires_at };
    },
  }),
  'accounts.acceptInvitation': action(contract['accounts.acceptInvitation'], {
    secretAnswer: true,
    before: invitationRegency,
    async act(ctx, { token, password }) {
      const invitation = await openInvitation(ctx, token);
      const at = ctx.clock.now();
      if (!(await store.useInvitation(ctx.tx, hashToken(token), at))) throw accountProblems.make('accounts.invitationGone');
      await store.setPassword(ctx.tx, invitation.person_id, await hashPassword(password), at);
      await store.endSessions(ctx.tx, invitation.person_id);
      await store.forgetAttempts(ctx.tx, invitation.user_name);
      ctx.audit({ subject: ['person', invitation.person_id], actor: `person:${invitation.person_id}` });
      return { personId: invitation.person_id };
    },
  }),
  'accounts.resetPassword': action(contract['accounts.resetPassword'], {
    secretAnswer: true,
    find: findPerson,
    ask: askPerson,
    async act(ctx, { id }) {
      ctx.audit({ subject: ['person', id] });
      return makeLink(ctx, id);
    },
  }),
  'accounts.grantRole': action(contract['accounts.grantRole'], {
    find: findPerson,
    ask: (ctx, { holding }, { person }) => rules.personRefusal(myself(ctx).holdings, person) ?? rules.holdingRefusal(myself(ctx).holdings, holding, ctx.regency),
    async act(ctx, { id, holding }) {
      const at = ctx.clock.now();
      const holdingId = ctx.newId();
      await store.addHolding(ctx.tx, { regency: ctx.regency, id: holdingId, personId: id, role: holding.role, area: holding.area ?? null, subject: holding.subject ?? null, at, by: ctx.actorName });
      await store.repeatHoldings(ctx.tx, ctx.regency, id, at);
      ctx.audit({ subject: ['person', id], details: { role: holding.role, area: holding.area, holding: holdingId } });
      return { holdingId };
    },
  }),
  'accounts.revokeRole': action(contract['accounts.revokeRole'], {
    find: findPerson,
    ask: askPerson,
    async act(ctx, { id, holdingId }) {
      const at = ctx.clock.now();
      await store.lockAdmins(ctx.tx, ctx.regency);
      const role = await store.revokeHolding(ctx.tx, ctx.regency, id, holdingId, at, ctx.actorName);
      if (!role) throw coreProblems.make('core.notFound');
      if (role === 'admin' && (await store.countAdmins(ctx.tx, ctx.regency)) === 0) throw accountProblems.make('accounts.lastAdmin');
      await store.repeatHoldings(ctx.tx, ctx.regency, id, at);
      ctx.audit({ subject: ['person', id], details: { role, holding: holdingId } });
      return {};
    },
  }),
  'accounts.setPersonActive': action(contract['accounts.setPersonActive'], {
    find: findPerson,
    ask: (ctx, { id, active }, found) => (id === myself(ctx).personId && !active ? accountProblems.make('accounts.notYourself') : askPerson(ctx, {}, found)),
    async act(ctx, { id, active }) {
      if (!active) await store.lockAdmins(ctx.tx, ctx.regency);
      await store.setPersonActive(ctx.tx, ctx.regency, id, active, ctx.clock.now());
      if (!active) await store.endSessions(ctx.tx, id);
      if (!active && (await store.countAdmins(ctx.tx, ctx.regency)) === 0) throw accountProblems.make('accounts.lastAdmin');
      ctx.audit({ subject: ['person', id], details: { active } });
      return {};
    },
  }),
  'accounts.listNotices': action(contract['accounts.listNotices'], {
    find: findMe,
    async act(ctx, { cursor, limit }) {
      const before = decodeCursor(cursor, 1)?.[0];
      const notices = await store.listNotices(ctx.tx, ctx.regency, myself(ctx).personId, before, limit + 1);
      const last = notices.length > limit ? notices[limit - 1] : undefined;
      return { items: notices.slice(0, limit), next: last ? encodeCursor([last.id]) : null };
    },
  }),
  'accounts.readNotices': action(contract['accounts.readNotices'], {
    find: findMe,
    async act(ctx) {
      await store.readNotices(ctx.tx, ctx.regency, myself(ctx).personId, ctx.clock.now());
      return {};
    },
  }),
  'accounts.listAuditEvents': action(contract['accounts.listAuditEvents'], {
    async act(ctx, { cursor, limit, action, subjectId, personId }) {
      const before = decodeCursor(cursor, 1)?.[0];
      const events = await store.listAuditEvents(ctx.tx, ctx.regency, { action, subjectId, actor: personId && `person:${personId}`, before, limit: limit + 1 });
      const last = events.length > limit ? events[limit - 1] : undefined;
      return {
        items: events.slice(0, limit).map((e) => ({ id: e.id, at: e.at, actor: e.actor, actorName: e.actor_name, action: e.action, subjectKind: e.subject_kind, subjectId: e.subject_id, sealed: e.sealed, details: e.details })),
        next: last ? encodeCursor([last.id]) : null,
      };
    },
  }),
  'accounts.listRegions': action(contract['accounts.listRegions'], {
    act: async (ctx) => ({ items: await store.listRegions(ctx.tx, ctx.regency) }),
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
  if (!(await verifyPassword(input.password, signIn?.password_hash ?? undefined)) || !signIn?.active) throw accountProblems.make('accounts.wrongSignIn');
  return signIn.regency;
}

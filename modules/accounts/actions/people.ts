import { coreProblems } from '#core/problem.ts';
import { action } from '#platform/action.ts';
import type { Asker, Context } from '#platform/action.ts';
import { hashPassword, hashToken, newToken } from '#platform/auth/secrets.ts';
import { decodeCursor, encodeCursor } from '#platform/pipeline/cursor.ts';
import { invalidField } from '#platform/pipeline/parse.ts';
import { contract } from '../contract.ts';
import { accountProblems } from '../problems.ts';
import * as rules from '../rules.ts';
import * as store from '../store.ts';
import { myself } from './subjects.ts';

const day = 86_400_000;

async function findPerson(ctx: Context, { id }: { id: string }) {
  const person = await store.findPerson(ctx.tx, ctx.regency, id);
  return person && { place: {}, person };
}

const askPerson = (ctx: Context, _input: unknown, { person }: { person: store.PersonRow }) => rules.personRefusal(myself(ctx).holdings, person);

const isMe = (ctx: Context, personId: string) => ctx.actor.kind === 'person' && ctx.actor.personId === personId;

function showPerson(ctx: Context, person: store.PersonRow) {
  const refusal = rules.personRefusal(ctx.actor.kind === 'person' ? ctx.actor.holdings : [], person);
  const can = ctx.can(
    {},
    {
      'accounts.updatePerson': refusal,
      'accounts.resetPassword': refusal,
      'accounts.grantRole': refusal,
      'accounts.revokeRole': refusal,
      'accounts.setPersonActive': isMe(ctx, person.id) ? accountProblems.make('accounts.notYourself') : refusal,
    },
  );
  return {
    id: person.id,
    fullName: person.full_name,
    userName: person.user_name,
    phone: person.phone,
    active: person.active,
    hasPassword: person.has_password,
    version: person.version,
    holdings: person.holdings,
    can,
  };
}

async function makeLink(ctx: Context, personId: string) {
  const { token, hash } = newToken();
  const at = ctx.clock.now();
  const expiresAt = new Date(at.getTime() + rules.invitationDays * day);
  await store.addInvitation(ctx.tx, { tokenHash: hash, regency: ctx.regency, personId, at, by: ctx.actorName, expiresAt });
  return { personId, path: `/undangan/${token}`, expiresAt: expiresAt.toISOString() };
}

const invitationRegency = async ({ direct }: Asker, { token }: { token: string }) =>
  (await store.findInvitation(direct, hashToken(token), new Date(0)))?.regency;

async function openInvitation(ctx: Context, token: string) {
  const invitation = await store.findInvitation(ctx.tx, hashToken(token), ctx.clock.now());
  if (!invitation) throw accountProblems.make('accounts.invitationGone');
  return invitation;
}

export const peopleActions = {
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
      if (
        !(await store.addSignIn(ctx.tx, {
          userName: input.userName,
          regency: ctx.regency,
          personId: input.id,
          passwordHash: null,
          demoLabel: null,
          at,
        }))
      ) {
        throw invalidField('userName', 'accounts.userNameTaken', { userName: input.userName });
      }
      for (const h of input.holdings)
        await store.addHolding(ctx.tx, {
          regency: ctx.regency,
          id: ctx.newId(),
          personId: input.id,
          role: h.role,
          area: h.area ?? null,
          subject: h.subject ?? null,
          at,
          by: ctx.actorName,
        });
      await store.repeatHoldings(ctx.tx, ctx.regency, input.id, at);
      ctx.audit({ subject: ['person', input.id], details: { roles: input.holdings.map((h) => h.role) } });
      return makeLink(ctx, input.id);
    },
  }),
  'accounts.updatePerson': action(contract['accounts.updatePerson'], {
    find: findPerson,
    ask: askPerson,
    async act(ctx, input) {
      if (!(await store.updatePerson(ctx.tx, ctx.regency, input.id, input.version, input.fullName, input.phone)))
        throw coreProblems.make('core.versionMoved');
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
    ask: (ctx, { holding }, { person }) =>
      rules.personRefusal(myself(ctx).holdings, person) ?? rules.holdingRefusal(myself(ctx).holdings, holding, ctx.regency),
    async act(ctx, { id, holding }) {
      const at = ctx.clock.now();
      const holdingId = ctx.newId();
      await store.addHolding(ctx.tx, {
        regency: ctx.regency,
        id: holdingId,
        personId: id,
        role: holding.role,
        area: holding.area ?? null,
        subject: holding.subject ?? null,
        at,
        by: ctx.actorName,
      });
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
    ask: (ctx, { id, active }, found) =>
      id === myself(ctx).personId && !active ? accountProblems.make('accounts.notYourself') : askPerson(ctx, {}, found),
    async act(ctx, { id, active }) {
      if (!active) await store.lockAdmins(ctx.tx, ctx.regency);
      await store.setPersonActive(ctx.tx, ctx.regency, id, active, ctx.clock.now());
      if (!active) await store.endSessions(ctx.tx, id);
      if (!active && (await store.countAdmins(ctx.tx, ctx.regency)) === 0) throw accountProblems.make('accounts.lastAdmin');
      ctx.audit({ subject: ['person', id], details: { active } });
      return {};
    },
  }),
};

import { coreProblems } from '#core/problem.ts';
import { dayOf } from '#core/dates.ts';
import { action } from '#platform/action.ts';
import type { Context } from '#platform/action.ts';
import { contract } from '../contract/index.ts';
import type { Filter } from '../contract/schemas.ts';
import { registryProblems } from '../problems.ts';
import { ageingAmong, ageingGiven } from '../rules/freshnessFields.ts';
import { businessKey } from '../rules/names.ts';
import { figureState } from '../rules/visitsMerge.ts';
import * as store from '../store/index.ts';
import { figureErrors, judgeEnterprise, judgeOwner, pointErrors, refuse } from './check.ts';
import type { Judged, OwnerFields } from './check.ts';
import { change, fieldsOf, isFood } from './change.ts';
import { confirm, settleWritten } from './confirming.ts';
import { countedArea, findIds, listByName, listFound, listNewest, mostCounted, narrow, narrowFound, showMap } from './listing.ts';
import { showEnterprise } from './show.ts';
import { findEnterprise, findOwner, holdLivingOwners, loadRules, mayKnowEnterprise, mayKnowOwner, onLiving } from './subjects.ts';
import { listTimeline } from './timeline.ts';
import { settleOpen } from './visitsMerge.ts';
import { changesBetween, computeEnterprise, moveCount, recomputeOne, recordEvent, sealOwner } from './write.ts';

const nothingNarrowed: Filter = {};

type NewOwner = { id: string } & OwnerFields;
type OwnerChoice = { ownerId?: string | null | undefined; owner?: NewOwner | null | undefined };

/** The owner of a new enterprise: a known one by id, or a new one as typed. */
async function ownerFor(ctx: Context, { ownerId, owner }: OwnerChoice): Promise<Judged<{ id: string; fullName: string; typed: OwnerFields | null }>> {
  if (ownerId) {
    const living = (await holdLivingOwners(ctx, [ownerId])).get(ownerId);
    const known = living === undefined ? undefined : await store.findOwner(ctx.tx, ctx.regency, living);
    if (!known) throw coreProblems.make('core.notFound');
    return { value: { id: known.id, fullName: known.full_name, typed: null }, wrong: [] };
  }
  if (!owner) throw registryProblems.make('registry.ownerMissing');
  const { id, ...fields } = owner;
  const { value, wrong } = await judgeOwner(ctx, fields);
  return { value: { id, fullName: value.fullName, typed: value }, wrong };
}

/** Writes a new owner, whose NIK nobody may have yet. Whoever was a moment faster counts too. */
async function addOwner(ctx: Context, id: string, owner: OwnerFields): Promise<void> {
  const write = sealOwner(ctx, id, owner);
  await refuseTakenNik(ctx, write.nikIndex, null);
  if ((await store.addOwners(ctx.tx, ctx.regency, [write], ctx.clock.now(), ctx.actorName)) === 1) return;
  await refuseTakenNik(ctx, write.nikIndex, null);
  throw registryProblems.make('registry.alreadyThere');
}

/** Refuses a NIK of somebody else. Whose it is is told to those who may know that person. Gives whether the exception has it already. */
export async function refuseTakenNik(ctx: Context, nikIndex: Buffer | null, exceptOwner: string | null): Promise<boolean> {
  const holder = nikIndex ? await store.findOwnerByNik(ctx.tx, ctx.regency, nikIndex) : undefined;
  if (!holder || holder.id === exceptOwner) return holder !== undefined;
  throw (await mayKnowOwner(ctx, holder.id))
    ? registryProblems.make('registry.nikTaken', { name: holder.full_name })
    : registryProblems.make('registry.nikTakenElsewhere');
}

export async function refuseSameBusiness(ctx: Context, ownerId: string, ownerName: string, name: string, exceptId: string | null): Promise<void> {
  await store.lockOwner(ctx.tx, ctx.regency, ownerId);
  const key = businessKey(name);
  const twin = (await store.enterpriseWords(ctx.tx, ctx.regency, ownerId)).find((e) => e.id !== exceptId && businessKey(e.name) === key);
  if (!twin) return;
  throw (await mayKnowEnterprise(ctx, { id: twin.id, area: twin.area, owner_id: ownerId }))
    ? registryProblems.make('registry.sameBusiness', { owner: ownerName, name: twin.name })
    : registryProblems.make('registry.sameBusinessElsewhere');
}

export const enterpriseActions = {
  'registry.listEnterprises': action(contract['registry.listEnterprises'], {
    async act(ctx, { cursor, limit, sort, ...filter }) {
      const narrowing = await narrow(ctx, ctx.scope, filter);
      if (filter.search) return listFound(ctx, narrowing, filter.search, { cursor, limit });
      return sort === 'name' ? listByName(ctx, narrowing, { cursor, limit }) : listNewest(ctx, narrowing, { cursor, limit });
    },
  }),
  'registry.countEnterprises': action(contract['registry.countEnterprises'], {
    async act(ctx, filter) {
      const area = countedArea(ctx.scope, ctx.regency, filter);
      if (area) return { n: await store.countByCells(ctx.tx, ctx.regency, area, filter), exact: true };
      const narrowing = await narrow(ctx, ctx.scope, filter);
      if (filter.search) {
        const found = (await findIds(ctx, narrowing, filter.search)).length;
        return { n: found, exact: found < 300 };
      }
      const n = await store.countUpTo(ctx.tx, narrowing, mostCounted + 1);
      return { n: Math.min(n, mostCounted), exact: n <= mostCounted };
    },
  }),
  'registry.mapEnterprises': action(contract['registry.mapEnterprises'], {
    async act(ctx, { south, west, north, east, ...filter }) {
      const narrowing = await narrowFound(ctx, ctx.scope, filter);
      return showMap(ctx, narrowing, { south, west, north, east });
    },
  }),
  'registry.getEnterprise': action(contract['registry.getEnterprise'], {
    find: findEnterprise,
    async act(ctx, _input, subject) {
      const owner = subject.enterprise.owner_id ? await findOwner(ctx, { id: subject.enterprise.owner_id }) : undefined;
      return showEnterprise(ctx, await loadRules(ctx), subject, owner);
    },
  }),
  'registry.listTimeline': action(contract['registry.listTimeline'], {
    find: findEnterprise,
    act: (ctx, page, { enterprise }) => listTimeline(ctx, enterprise, page),
  }),
  'registry.registerEnterprise': action(contract['registry.registerEnterprise'], {
    find: async (_ctx, { enterprise }) => ({ place: { area: enterprise.area } }),
    async act(ctx, input) {
      const rules = await loadRules(ctx);
      const { value: owner, wrong } = await ownerFor(ctx, input);
      const { value: enterprise, wrong: alsoWrong } = await judgeEnterprise(ctx, input.enterprise, null);
      refuse([...wrong, ...alsoWrong, ...figureErrors(ctx, input.figures, (i) => `figures.${i}.`)]);
      if (owner.typed) await addOwner(ctx, owner.id, owner.typed);
      else await refuseSameBusiness(ctx, owner.id, owner.fullName, enterprise.name, null);
      const at = ctx.clock.now();
      const write = computeEnterprise(input.id, owner.id, enterprise, {
        rules,
        food: await isFood(ctx, enterprise.cluster),
        figures: input.figures,
        documents: [],
        ownerName: owner.fullName,
        source: 'form',
        verified: { on: null, by: null },
      });
      if ((await store.addEnterprises(ctx.tx, ctx.regency, [write], at, ctx.actorName)) === 0) throw registryProblems.make('registry.alreadyThere');
      await store.saveFigures(
        ctx.tx,
        ctx.regency,
        input.figures.map((f) => ({ ...f, enterpriseId: input.id })),
        at,
        ctx.actorName,
      );
      await store.addWords(ctx.tx, ctx.regency, [write]);
      await moveCount(ctx, null, {
        area: write.area,
        cluster: write.cluster,
        scale_class: write.scaleClass,
        activity: write.activity,
        legality: write.legality,
        latitude: write.latitude,
      });
      await confirm(ctx, [input.id], ageingGiven({ ...enterprise, phone: enterprise.phone ?? owner.typed?.phone ?? null }, input.figures), 'stated');
      await recordEvent(ctx, ['enterprise', input.id], 'registered', 1, {});
      ctx.audit({ subject: ['enterprise', input.id], details: { owner: owner.id, newOwner: owner.typed !== null, area: write.area } });
      ctx.emit('registry.enterpriseRegistered', { id: input.id });
      return { id: input.id, ownerId: owner.id, version: 1 };
    },
  }),
  'registry.updateEnterprise': action(contract['registry.updateEnterprise'], {
    ...onLiving,
    async act(ctx, { version, enterprise }, { enterprise: row }) {
      // Whoever moves an enterprise must answer for the place it goes to as well.
      if (!ctx.can({ area: enterprise.area }, { 'registry.updateEnterprise': undefined })['registry.updateEnterprise'])
        throw coreProblems.make('core.notAllowed');
      const { value: next, wrong } = await judgeEnterprise(ctx, enterprise, row);
      refuse(wrong);
      if (row.owner_id && next.name !== row.name) await refuseSameBusiness(ctx, row.owner_id, row.owner_name ?? '', next.name, row.id);
      ctx.emit('registry.enterpriseUpdated', { id: row.id });
      const verified = { on: row.verified_on, by: row.verified_by };
      const written = await change(ctx, await loadRules(ctx), row, { version, next, kind: 'updated', verified });
      await settleWritten(ctx, row.id, written, next);
      return { version: written.version };
    },
  }),
  'registry.verifyEnterprise': action(contract['registry.verifyEnterprise'], {
    ...onLiving,
    async act(ctx, { version, activity, latitude, longitude, accuracyM, note }, { enterprise: row }) {
      refuse(await pointErrors(ctx, { latitude, longitude }, ''));
      const before = fieldsOf(row);
      const point = latitude === null ? {} : { latitude, longitude, accuracyM };
      const next = { ...before, ...point, activity, note: note ?? before.note };
      const verified = { on: dayOf(ctx.clock.now()), by: ctx.actorName };
      ctx.emit('registry.enterpriseVerified', { id: row.id });
      const written = await change(ctx, await loadRules(ctx), row, { version, next, kind: 'verified', verified });
      const seen = ['activity', ...(latitude === null ? [] : ['latitude'])];
      await confirm(ctx, [row.id], ageingAmong(seen), 'visit');
      await settleOpen(ctx, row.id, { ...written, state: next, names: [...seen, ...Object.keys(written.changes)] });
      return { version: written.version };
    },
  }),
  'registry.recordFigures': action(contract['registry.recordFigures'], {
    ...onLiving,
    async act(ctx, { id, ...figure }, { enterprise: row }) {
      refuse(figureErrors(ctx, [figure], () => ''));
      const old = (await store.listFigures(ctx.tx, ctx.regency, id)).find((f) => f.year === figure.year);
      await store.saveFigures(ctx.tx, ctx.regency, [{ ...figure, enterpriseId: id }], ctx.clock.now(), ctx.actorName);
      const { scaleClass } = await recomputeOne(ctx, await loadRules(ctx), id);
      // Figures are part of what a phone has seen of an enterprise: with them its version moves.
      const version = row.version + 1;
      await store.moveVersion(ctx.tx, ctx.regency, id, ctx.clock.now());
      const eventId = await recordEvent(ctx, ['enterprise', id], 'figuresRecorded', version, {
        ...changesBetween(
          { capitalRupiah: old?.capitalRupiah, turnoverRupiah: old?.turnoverRupiah },
          { capitalRupiah: figure.capitalRupiah, turnoverRupiah: figure.turnoverRupiah },
        ),
        ...changesBetween({ scaleClass: row.scale_class }, { scaleClass }),
        year: [null, figure.year],
      });
      await confirm(ctx, [id], figure.turnoverRupiah === null ? [] : ['turnover'], 'stated');
      const state = figureState([figure]);
      await settleOpen(ctx, id, { eventId, version, state, names: Object.keys(state) });
      ctx.audit({ subject: ['enterprise', id], details: { year: figure.year } });
      ctx.emit('registry.figuresRecorded', { id });
      return { scaleClass };
    },
  }),
  'registry.addNote': action(contract['registry.addNote'], {
    ...onLiving,
    async act(ctx, { id, text }, { enterprise }) {
      const noteId = ctx.commandId;
      await recordEvent(ctx, ['enterprise', id], 'noted', enterprise.version, { text: [null, text] });
      ctx.audit({ subject: ['enterprise', id] });
      return { noteId };
    },
  }),
  'registry.listMyEnterprises': action(contract['registry.listMyEnterprises'], {
    act: async (ctx, page) => listNewest(ctx, await narrow(ctx, ctx.scope, nothingNarrowed), page),
  }),
  'registry.getOverview': action(contract['registry.getOverview'], {
    find: async (ctx, { area }) => ({ place: { area: area ?? (ctx.scope.everything ? ctx.regency : (ctx.scope.areas[0] ?? ctx.regency)) } }),
    async act(ctx, _input, { place }) {
      const area = place.area ?? ctx.regency;
      const areaName = await store.nameOfRegion(ctx.tx, area);
      if (areaName === undefined) throw coreProblems.make('core.notFound');
      const rules = await loadRules(ctx);
      const cells = await store.cellsOf(ctx.tx, ctx.regency, area);
      const by = (key: 'cluster' | 'scale_class' | 'activity' | 'legality') => {
        const sums = new Map<string, number>();
        for (const cell of cells) sums.set(cell[key], (sums.get(cell[key]) ?? 0) + cell.n);
        return [...sums]
          .filter(([, n]) => n !== 0)
          .map(([key, n]) => ({ key, n }))
          .sort((a, b) => b.n - a.n);
      };
      return {
        area,
        areaName,
        asOf: ctx.clock.now().toISOString(),
        total: cells.reduce((sum, cell) => sum + cell.n, 0),
        byCluster: by('cluster'),
        byClass: by('scale_class'),
        byActivity: by('activity'),
        byLegality: by('legality'),
        byPart: await store.partsOf(ctx.tx, ctx.regency, area),
        legalityRule: rules.legality.legalBasis,
        scaleRule: rules.scale.legalBasis,
      };
    },
  }),
};

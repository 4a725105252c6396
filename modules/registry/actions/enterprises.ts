import { coreProblems } from '#core/problem.ts';
import { dayOf } from '#core/dates.ts';
import { action } from '#platform/action.ts';
import type { Context } from '#platform/action.ts';
import { decodeCursor, encodeCursor } from '#platform/pipeline/cursor.ts';
import { contract } from '../contract/index.ts';
import type { Filter } from '../contract/schemas.ts';
import { registryProblems } from '../problems.ts';
import { scaleOf } from '../rules/scale.ts';
import * as store from '../store/index.ts';
import { checkEnterprise, checkFigures, checkOwner, pointErrors, refuse } from './check.ts';
import type { EnterpriseFields } from './check.ts';
import { countedArea, findIds, listByName, listFound, listNewest, mostCounted, narrow } from './listing.ts';
import { showEnterprise } from './show.ts';
import { findEnterprise, findOwner, loadRules, placeOf } from './subjects.ts';
import type { RegistryRules } from './subjects.ts';
import { changesBetween, computeEnterprise, computeLegality, moveCount, recordEvent, sealOwner, searchWords } from './write.ts';

const nothingNarrowed: Filter = {};

/** The owner of a new enterprise: a known one by id, or a new one whose NIK nobody has yet. */
async function ownerFor(ctx: Context, input: { ownerId?: string | null | undefined; owner?: ({ id: string } & Parameters<typeof checkOwner>[1]) | null | undefined }): Promise<{ id: string; fullName: string; write: store.OwnerWrite | null }> {
  if (input.ownerId) {
    const known = await store.findOwner(ctx.tx, ctx.regency, input.ownerId);
    if (!known) throw coreProblems.make('core.notFound');
    return { id: known.id, fullName: known.full_name, write: null };
  }
  if (!input.owner) throw registryProblems.make('registry.ownerMissing');
  const { id, ...typed } = input.owner;
  const owner = await checkOwner(ctx, typed, 'owner.');
  const write = sealOwner(ctx, id, owner);
  await refuseTakenNik(ctx, write.nikIndex, null);
  return { id, fullName: owner.fullName, write };
}

export async function refuseTakenNik(ctx: Context, nikIndex: Buffer | null, exceptOwner: string | null): Promise<void> {
  const holder = nikIndex ? await store.findOwnerByNik(ctx.tx, ctx.regency, nikIndex) : undefined;
  if (holder && holder.id !== exceptOwner) throw registryProblems.make('registry.nikTaken', { name: holder.full_name });
}

async function refuseSameBusiness(ctx: Context, ownerId: string, ownerName: string, name: string, exceptId: string | null): Promise<void> {
  const key = searchWords({ name, brand: null, products: null }, null).join(' ');
  const twin = (await store.enterpriseWords(ctx.tx, ctx.regency, ownerId)).find((e) => e.id !== exceptId && searchWords({ name: e.name, brand: null, products: null }, null).join(' ') === key);
  if (twin) throw registryProblems.make('registry.sameBusiness', { owner: ownerName, name: twin.name });
}

async function isFood(ctx: Context, cluster: string | null): Promise<boolean> {
  return (await store.listClusters(ctx.tx, ctx.regency)).some((c) => c.code === cluster && c.food);
}

/** A row as the fields that people give, for comparing before and after. */
function fieldsOf(row: store.EnterpriseRow): EnterpriseFields {
  return {
    name: row.name, brand: row.brand, products: row.products, area: row.area, address: row.address, latitude: row.latitude, longitude: row.longitude, accuracyM: row.accuracy_m, cluster: row.cluster,
    kbliVersion: row.kbli_version, kbli: row.kbli, placeKind: row.place_kind, startYear: row.start_year, activity: row.activity, phone: row.own_phone,
    workersMale: row.workers_male, workersFemale: row.workers_female, monthlyCapacity: row.monthly_capacity, channels: row.channels, note: row.note,
  };
}

/** Writes changed fields over the version that the person saw, moves the count, and writes the history. */
async function change(ctx: Context, rules: RegistryRules, row: store.EnterpriseRow, version: number, next: EnterpriseFields, kind: string, verified: { on: string | null; by: string | null }): Promise<{ version: number }> {
  const documents = await store.listDocuments(ctx.tx, ctx.regency, row.id);
  const legality = computeLegality(rules, await isFood(ctx, next.cluster), documents.map((d) => ({ kind: d.kind, expiresOn: d.expires_on, state: d.state })));
  const write: store.EnterpriseWrite = {
    ...next, id: row.id, ownerId: row.owner_id, scaleClass: row.scale_class, scaleBasis: row.scale_basis, scaleYear: row.scale_year, scaleRule: null,
    ...legality, words: searchWords(next, row.owner_name), source: row.source, verifiedOn: verified.on, verifiedBy: verified.by,
  };
  if (!(await store.updateEnterprise(ctx.tx, ctx.regency, version, write, ctx.clock.now()))) throw coreProblems.make('core.versionMoved');
  await store.addWords(ctx.tx, ctx.regency, write.words);
  await moveCount(ctx, row, { area: next.area, cluster: next.cluster, scale_class: row.scale_class, activity: next.activity, legality: legality.legality });
  await recordEvent(ctx, ['enterprise', row.id], kind, version + 1, changesBetween(fieldsOf(row), next));
  ctx.audit({ subject: ['enterprise', row.id], details: { fields: Object.keys(changesBetween(fieldsOf(row), next)) } });
  return { version: version + 1 };
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
      const narrowing = await narrow(ctx, ctx.scope, filter);
      return { points: await store.mapPoints(ctx.tx, narrowing, { south, west, north, east }, 24), ...(await store.countLocated(ctx.tx, narrowing)) };
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
    async act(ctx, { id, cursor, limit }, { enterprise }) {
      const subjects = [id, ...(enterprise.owner_id ? [enterprise.owner_id] : [])];
      const events = await store.listEvents(ctx.tx, ctx.regency, subjects, decodeCursor(cursor, 1)?.[0], limit + 1);
      const last = events.length > limit ? events[limit - 1] : undefined;
      return { items: events.slice(0, limit).map((e) => ({ id: e.id, at: e.at, by: e.by, byName: e.by_name, kind: e.kind, changes: e.changes })), next: last ? encodeCursor([last.id]) : null };
    },
  }),
  'registry.registerEnterprise': action(contract['registry.registerEnterprise'], {
    find: async (_ctx, { enterprise }) => ({ place: { area: enterprise.area } }),
    async act(ctx, input) {
      const rules = await loadRules(ctx);
      const owner = await ownerFor(ctx, input);
      const enterprise = await checkEnterprise(ctx, input.enterprise);
      checkFigures(ctx, input.figures, (i) => `figures.${i}.`);
      if (!owner.write) await refuseSameBusiness(ctx, owner.id, owner.fullName, enterprise.name, null);
      const at = ctx.clock.now();
      const write = computeEnterprise(input.id, owner.id, enterprise, {
        rules, food: await isFood(ctx, enterprise.cluster), figures: input.figures, documents: [], ownerName: owner.fullName, source: 'form', verified: { on: null, by: null },
      });
      if (owner.write) await store.addOwners(ctx.tx, ctx.regency, [owner.write], at, ctx.actorName);
      await store.addEnterprises(ctx.tx, ctx.regency, [write], at, ctx.actorName);
      await store.saveFigures(ctx.tx, ctx.regency, input.figures.map((f) => ({ ...f, enterpriseId: input.id })), at, ctx.actorName);
      await store.addWords(ctx.tx, ctx.regency, write.words);
      await moveCount(ctx, null, { area: write.area, cluster: write.cluster, scale_class: write.scaleClass, activity: write.activity, legality: write.legality });
      await recordEvent(ctx, ['enterprise', input.id], 'registered', 1, {});
      ctx.audit({ subject: ['enterprise', input.id], details: { owner: owner.id, newOwner: owner.write !== null, area: write.area } });
      ctx.emit('registry.enterpriseRegistered', { id: input.id });
      return { id: input.id, ownerId: owner.id, version: 1 };
    },
  }),
  'registry.updateEnterprise': action(contract['registry.updateEnterprise'], {
    find: findEnterprise,
    async act(ctx, { version, enterprise }, { enterprise: row }) {
      // Whoever moves an enterprise must answer for the place it goes to as well.
      if (!ctx.can(placeOf({ area: enterprise.area, owner_id: null }), { 'registry.updateEnterprise': undefined })['registry.updateEnterprise']) throw coreProblems.make('core.notAllowed');
      const next = await checkEnterprise(ctx, enterprise);
      if (row.owner_id && next.name !== row.name) await refuseSameBusiness(ctx, row.owner_id, row.owner_name ?? '', next.name, row.id);
      ctx.emit('registry.enterpriseUpdated', { id: row.id });
      return change(ctx, await loadRules(ctx), row, version, next, 'updated', { on: row.verified_on, by: row.verified_by });
    },
  }),
  'registry.verifyEnterprise': action(contract['registry.verifyEnterprise'], {
    find: findEnterprise,
    async act(ctx, { version, activity, latitude, longitude, accuracyM, note }, { enterprise: row }) {
      refuse(await pointErrors(ctx, { latitude, longitude }, ''));
      const before = fieldsOf(row);
      const point = latitude === null ? {} : { latitude, longitude, accuracyM };
      const next = { ...before, ...point, activity, note: note ?? before.note };
      const verified = { on: dayOf(ctx.clock.now()), by: ctx.actorName };
      ctx.emit('registry.enterpriseVerified', { id: row.id });
      return change(ctx, await loadRules(ctx), row, version, next, 'verified', verified);
    },
  }),
  'registry.recordFigures': action(contract['registry.recordFigures'], {
    find: findEnterprise,
    async act(ctx, { id, ...figure }, { enterprise: row }) {
      checkFigures(ctx, [figure], () => '');
      const rules = await loadRules(ctx);
      const before = await store.listFigures(ctx.tx, ctx.regency, id);
      const at = ctx.clock.now();
      await store.saveFigures(ctx.tx, ctx.regency, [{ ...figure, enterpriseId: id }], at, ctx.actorName);
      const scale = scaleOf(rules.scale, [...before.filter((f) => f.year !== figure.year), figure]);
      await store.updateComputed(ctx.tx, ctx.regency, id, { scaleClass: scale.class, scaleBasis: scale.basis, scaleYear: scale.year, scaleRule: scale.rule }, at);
      await moveCount(ctx, row, { ...row, scale_class: scale.class });
      const old = before.find((f) => f.year === figure.year);
      await recordEvent(ctx, ['enterprise', id], 'figuresRecorded', row.version, {
        ...changesBetween({ capitalRupiah: old?.capitalRupiah, turnoverRupiah: old?.turnoverRupiah }, { capitalRupiah: figure.capitalRupiah, turnoverRupiah: figure.turnoverRupiah }),
        ...changesBetween({ scaleClass: row.scale_class }, { scaleClass: scale.class }), year: [null, figure.year],
      });
      ctx.audit({ subject: ['enterprise', id], details: { year: figure.year } });
      return { scaleClass: scale.class };
    },
  }),
  'registry.addNote': action(contract['registry.addNote'], {
    find: findEnterprise,
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
      const rules = await loadRules(ctx);
      const cells = await store.cellsOf(ctx.tx, ctx.regency, area);
      const by = (key: 'cluster' | 'scale_class' | 'activity' | 'legality') => {
        const sums = new Map<string, number>();
        for (const cell of cells) sums.set(cell[key], (sums.get(cell[key]) ?? 0) + cell.n);
        return [...sums].filter(([, n]) => n !== 0).map(([key, n]) => ({ key, n })).sort((a, b) => b.n - a.n);
      };
      return {
        area, areaName: (await store.nameOfRegion(ctx.tx, area)) ?? area, asOf: ctx.clock.now().toISOString(), total: cells.reduce((sum, cell) => sum + cell.n, 0),
        byCluster: by('cluster'), byClass: by('scale_class'), byActivity: by('activity'), byLegality: by('legality'),
        byPart: await store.partsOf(ctx.tx, ctx.regency, area), legalityRule: rules.legality.legalBasis, scaleRule: rules.scale.legalBasis,
      };
    },
  }),
};


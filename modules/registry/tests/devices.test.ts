import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf } from '#core/dates.ts';
import { assignVisits } from '#modules/registry/index.ts';
import { freshId } from '#test/support/client.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { countsTwice, jati, look } from './builders.ts';
import { arrivals, devices, expectedOf, planOf } from './devicesBuilders.ts';
import type { Plan } from './devicesBuilders.ts';
import { inWork } from './merging_builders.ts';
import { personOf } from './visitsBuilders.ts';

// Three people without signal, 200 edits each over the same 25 enterprises, the office writing meanwhile. Their phones come into reach in
// three different orders, a tenth is sent twice, and the server restarts in the middle. Nothing is lost, nothing doubled, everything that
// contradicts is listed, and what comes out is the same each time: what a model says that knows no order of arrival.

const seeds = ['pagi', 'siang', 'sore'];
let towns: Town[];
let plan: Plan;

beforeAll(async () => {
  towns = await Promise.all(seeds.map(() => openTown()));
  plan = planOf('tiga gawai', new Date(towns[0]?.clock.now().getTime() ?? 0));
  await Promise.all(towns.map(prepare));
}, 120_000);
afterAll(() => Promise.all(towns.map((town) => town.close())));

/** The enterprises, the two who come from other villages, and what the office wrote after two of the three had left. */
async function prepare(town: Town): Promise<void> {
  const office = town.as('petugas');
  town.clock.set(plan.opening);
  const away = await Promise.all(devices.map(({ user }) => personOf(town, user)));
  for (const [i, { id, ownerId, officeBrand }] of plan.enterprises.entries()) {
    const enterprise = { name: `Usaha Lapangan ${i}`, area: jati, activity: 'active' as const };
    await office.ok('registry.registerEnterprise', { id, owner: { id: ownerId, fullName: `Pemilik ${i}`, area: jati }, enterprise });
    if (officeBrand !== null) await office.ok('registry.updateEnterprise', { id, version: 1, enterprise: { ...enterprise, brand: officeBrand } });
  }
  const guests = plan.enterprises.flatMap(({ id }) => away.map((personId) => ({ enterpriseId: id, personId })));
  await inWork(town, (ctx) => assignVisits(ctx, guests));
  town.clock.set(plan.until);
}

async function replay(town: Town, seed: string): Promise<void> {
  const order = arrivals(plan, seed);
  const commandIds = new Map(plan.visits.flat().map(({ visit }) => [visit.visitId, freshId()]));
  const answers = new Map<string, unknown>();
  for (const [i, { planned, again }] of order.entries()) {
    if (i === Math.floor(order.length / 2)) await town.restart();
    const { visit, device } = planned;
    const commandId = commandIds.get(visit.visitId) ?? '';
    const answer = await town.as(devices[device]?.user ?? '').ok('registry.recordVisit', visit, { commandId });
    if (again) expect(answer).toEqual(answers.get(visit.visitId));
    answers.set(visit.visitId, answer);
  }
}

/** All that the registry says of the enterprises afterwards, without what only tells when something arrived. */
async function stateOf(town: Town) {
  const office = town.as('petugas');
  const visitIds = new Set(plan.visits.flat().map(({ visit }) => visit.visitId));
  const conflicts: { enterpriseId: string; field: string; stands: unknown; versions: string[] }[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await office.ok('registry.listConflicts', { limit: 40, ...(cursor && { cursor }) });
    for (const { enterpriseId, field, versions } of page.items) {
      const written = versions.map((v) => `${visitIds.has(v.editId) ? v.editId : 'office'} ${String(v.value)}`);
      conflicts.push({ enterpriseId, field, stands: versions.find((v) => v.stands)?.value, versions: written.sort() });
    }
    if (page.next === null) break;
    cursor = page.next;
  }
  const enterprises = await Promise.all(
    plan.enterprises.map(async ({ id }) => {
      const { owner, ...e } = await office.ok('registry.getEnterprise', { id });
      return {
        id,
        version: e.version,
        ownerVersion: owner?.version,
        verified: [e.verifiedOn, e.verifiedByName],
        confirmations: e.confirmations,
        fields: {
          brand: e.brand,
          address: e.address,
          workersFemale: e.workersFemale,
          placeKind: e.placeKind,
          phone: e.phone,
          activity: e.activity,
          ownerPhone: owner?.phone ?? null,
          ownerHasSmartphone: owner?.hasSmartphone ?? null,
          point: e.latitude === null ? null : `${e.latitude}, ${e.longitude}`,
          'turnover.2025': e.figures[0]?.turnoverRupiah ?? null,
        },
      };
    }),
  );
  const visits = await look<{ id: string }>(town, 'select id from registry.visit order by id');
  const edits = await look<{ n: number }>(town, 'select count(*)::int as n from registry.field_edit where enterprise_id is not null');
  const events = await look<{ n: number }>(town, `select count(*)::int as n from registry.event where kind = 'visited'`);
  conflicts.sort((a, b) => (`${a.enterpriseId} ${a.field}` < `${b.enterpriseId} ${b.field}` ? -1 : 1));
  return { conflicts, enterprises, visits: visits.map((row) => row.id), edits: edits[0]?.n, events: events[0]?.n };
}

test('in whatever order they arrive, nothing is lost, doubled or silently overwritten', async () => {
  await Promise.all(towns.map((town, i) => replay(town, seeds[i] ?? '')));
  const all = plan.visits.flat();
  expect(plan.visits.map((visits) => visits.reduce((sum, { writes }) => sum + writes.length, 0) >= 200)).toEqual([true, true, true]);
  const [first, ...others] = await Promise.all(towns.map(stateOf));
  for (const other of others) expect(other).toEqual(first);

  expect(first?.visits).toEqual(all.map(({ visit }) => visit.visitId).sort());
  expect(first?.events).toBe(all.length);
  expect(first?.edits).toBe(all.reduce((sum, { writes }) => sum + writes.length, 0));

  const expected = expectedOf(plan);
  const listed = new Map(first?.conflicts.map(({ enterpriseId, field, ...rest }) => [`${enterpriseId} ${field}`, rest]));
  const shouldBe = [...expected].flatMap(([id, fields]) =>
    [...fields].flatMap(([field, one]) => (one.versions.length > 0 ? [[`${id} ${field}`, one] as const] : [])),
  );
  expect(listed).toEqual(new Map(shouldBe));
  expect(listed.size).toBeGreaterThan(20);
  for (const e of first?.enterprises ?? []) {
    const fields = expected.get(e.id);
    for (const [field, value] of Object.entries(e.fields))
      if (fields?.has(field)) expect([e.id, field, value]).toEqual([e.id, field, fields.get(field)?.stands]);
    const mine = all.filter(({ visit }) => visit.id === e.id);
    const office = plan.enterprises.find(({ id }) => id === e.id)?.officeBrand === null ? 0 : 1;
    expect(e.version).toBe(1 + office + mine.length);
    const seen = mine.filter(({ visit }) => visit.outcome !== 'refused').map(({ visit }) => dayOf(new Date(visit.at)));
    expect(e.verified[0]).toBe(seen.sort().at(-1) ?? null);
  }
  for (const town of towns) {
    const { kept, counted } = await countsTwice(town);
    expect(kept).toEqual(counted);
  }
}, 240_000);

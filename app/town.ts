import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { newId, uuidv7 } from '#core/ids.ts';
import type { Actor } from '#core/policy.ts';
import { foundAgency, demoPassword, listRegencies } from '#modules/accounts/index.ts';
import type { NewPerson } from '#modules/accounts/index.ts';
import { refreshStatistics } from '#platform/db/statistics.ts';
import { workContext } from '#platform/jobs/worker.ts';
import type { Registry, World } from '#platform/pipeline/pipeline.ts';
import { foundRegistry, placeMembers, registerMany } from '#modules/registry/index.ts';
import type { BulkEnterprise, EnterpriseFields, NewCluster, OwnerFields } from '#modules/registry/index.ts';
import type { WorkContext } from '#platform/action.ts';
import { seedCampaign } from './demoCampaign.ts';
import type { DemoPerson } from './demoCampaign.ts';
import { projectFolder } from './world.ts';
import {
  agency,
  castEnterpriseCount,
  castPeople,
  centres,
  loadClusters,
  loadVillagePoints,
  oldListEntry,
  townEnterprises,
} from '#test/town/index.ts';
import type { CastPerson, TownCentre, TownEnterprise, TownOwner, TownVillage } from '#test/town/index.ts';

/** The work of the command line and of first starts: a system actor of one regency. */
export function systemContext(world: World, registry: Registry, regency: string, name: string) {
  const actor: Actor = { kind: 'system', name, regency };
  return workContext(world, registry, name, actor, newId(world.clock.now()), new AbortController().signal);
}

const batch = 1000;

/** As many as Kota Probolinggo has on record. */
export const demoEnterprises = 5000;

/** Seeds the demo town once: the agency, its cast, centres and so many invented enterprises. False: it is there already. */
export async function seedTown(world: World, registry: Registry, regency: string, options: { enterprises: number }): Promise<boolean> {
  if ((await listRegencies(world.pool)).includes(regency)) return false;
  const ctx = systemContext(world, registry, regency, 'app.seedTown');
  const people = castPeople.filter((person) => person.regency === regency);
  await ctx.transaction(async (c) => {
    await foundAgency(
      c,
      { name: agency.name, shortName: agency.shortName, demo: true },
      people.map((person, order) => newPerson(person, order, townId(person.key))),
    );
    await foundRegistry(c, await defaultClusters(), centres.map(newCentre));
    c.audit({ details: { people: people.length } });
  });
  await seedEnterprises(ctx, options.enterprises);
  if (options.enterprises < largeFrom) return true;
  await refreshStatistics(world.pool);
  await seedCampaign(world, registry, ctx, people.map(demoPerson));
  return true;
}

async function seedEnterprises(ctx: WorkContext, count: number): Promise<void> {
  if (ctx.regency !== '35.74') return; // the invented enterprises live in Kota Probolinggo
  let rows: TownEnterprise[] = [];
  const known = new Set<string>();
  const write = async () => {
    const page = rows;
    rows = [];
    await ctx.transaction(async (c) => {
      await registerMany(c, bulkRows(page, known), 'demo');
      await placeMembers(
        c,
        page.flatMap((e) =>
          e.centre ? [{ centreId: townId(e.centre), enterpriseId: enterpriseId(e), since: `${e.business.startYear}-01-01` }] : [],
        ),
        page.flatMap((e) => e.exports.map((x) => ({ ...x, enterpriseId: enterpriseId(e) }))),
      );
    });
  };
  for (const enterprise of demoTown(count, await townVillages())) {
    rows.push(enterprise);
    if (rows.length === batch) await write();
  }
  await write();
  await ctx.transaction(async (c) => c.audit({ details: { enterprises: count } }));
}

/** A town of some size also has a campaign under way, and a few that stand on record twice, from an old list. */
const largeFrom = 1000;
const oldListSize = 24;

function* demoTown(count: number, villages: TownVillage[]): Generator<TownEnterprise> {
  const twice = count >= largeFrom ? oldListSize : 0;
  const onceMore: TownEnterprise[] = [];
  const apart = Math.floor((count - castEnterpriseCount) / (twice + 1));
  for (const enterprise of townEnterprises({ seed: 'kota probolinggo', count: count - twice, regency: '35.74', villages })) {
    yield enterprise;
    if (onceMore.length < twice && enterprise.index === castEnterpriseCount + (onceMore.length + 1) * apart - 1) onceMore.push(enterprise);
  }
  for (const [n, enterprise] of onceMore.entries()) yield oldListEntry(enterprise, n, count - twice + n);
}

/** An owner is new with their first enterprise and known with the next ones; the town gives them in this order. */
export function bulkRows(page: TownEnterprise[], known: Set<string>): BulkEnterprise[] {
  return page.map((e) => {
    const ownerId = townId(e.owner.key);
    const isNew = !known.has(e.owner.key);
    known.add(e.owner.key);
    return {
      id: enterpriseId(e),
      ownerId,
      ownerName: e.owner.fullName,
      newOwner: isNew ? newOwner(ownerId, e.owner) : null,
      enterprise: newEnterprise(e),
      figures: e.figures,
      documents: e.documents.map((d, i) => ({ ...d, id: townId(`${e.key} document ${i}`) })),
      verifiedOn: e.verifiedAt,
    };
  });
}

function newOwner(id: string, o: TownOwner): OwnerFields & { id: string } {
  return {
    id,
    fullName: o.fullName,
    nik: o.nik,
    sex: o.sex,
    birthDate: o.birthDate,
    phone: o.phone,
    email: null,
    address: o.address,
    area: o.villageCode,
    hasSmartphone: o.hasSmartphone,
  };
}

function newEnterprise({ owner, business: b }: TownEnterprise): EnterpriseFields {
  return {
    name: b.name ?? `Usaha ${owner.bareName}`,
    brand: b.brand,
    products: b.products.join(', ') || null,
    area: b.villageCode,
    address: b.address,
    latitude: b.location?.lat ?? null,
    longitude: b.location?.lng ?? null,
    accuracyM: b.location?.accuracyMetres ?? null,
    cluster: b.clusterCode,
    kbliVersion: b.kbli.version,
    kbli: b.kbli.code,
    placeKind: b.placeKind,
    startYear: b.startYear,
    activity: b.status,
    phone: null,
    workersMale: b.workersMale,
    workersFemale: b.workersFemale,
    monthlyCapacity: null,
    channels: b.channels,
    note: null,
  };
}

function newCentre(c: TownCentre) {
  return { id: townId(c.key), name: c.name, area: c.villageCode, cluster: c.clusterCode, latitude: c.lat, longitude: c.lng };
}

/** The thirteen clusters that an office starts with; the list is its own from then on. */
export async function defaultClusters(): Promise<NewCluster[]> {
  const rows = loadClusters(await readFile(path.join(projectFolder, 'db/data/clusters.csv'), 'utf8'));
  return rows.map((c) => ({ code: c.code, nameId: c.name_id, nameEn: c.name_en, food: foodClusters.has(c.code), sort: Number(c.order) }));
}

/** The villages of the city with their points. */
export async function townVillages(): Promise<TownVillage[]> {
  return loadVillagePoints(await readFile(path.join(projectFolder, 'db/data/village_points.csv'), 'utf8'));
}

const foodClusters = new Set(['processed_food', 'bakery', 'beverage', 'culinary', 'seafood']);

/** Enterprises were registered one a minute, so that the list has an order. */
export function enterpriseId(e: TownEnterprise): string {
  return uuidv7(new Date(Date.UTC(2026, 0, 5) + e.index * 60_000), createHash('sha256').update(e.key).digest().subarray(0, 10));
}

/** The id of a named thing of the town: the same in every demo town and in every test. */
export function townId(key: string): string {
  return uuidv7(new Date(Date.UTC(2026, 0, 5)), createHash('sha256').update(key).digest().subarray(0, 10));
}

const demoPerson = (person: CastPerson): DemoPerson => ({
  id: townId(person.key),
  role: person.role,
  area: person.area ?? person.regency,
});

function newPerson(person: CastPerson, order: number, id: string): NewPerson {
  return {
    id,
    fullName: person.fullName,
    userName: person.userName,
    phone: person.phone,
    password: demoPassword,
    holdings: [
      {
        role: person.role,
        ...(person.role === 'owner' && person.subject ? { subject: `owner:${townId(person.subject)}` } : { area: person.area ?? person.regency }),
      },
    ],
    demoLabel: { id: person.position, en: person.position, order },
  };
}

// The town, one enterprise after another. The first are the cast's and never change; the crowd follows from the seed.
// Enterprise number n is the same in a town of a thousand and of a million, and nothing is remembered between two.
import { crowdBusiness } from '#test/town/businesses.ts';
import { castEnterprises } from '#test/town/cast/enterprises.ts';
import { clusters } from '#test/town/clusters.ts';
import { dayNumber, isoDay } from '#test/town/days.ts';
import { documentsOf } from '#test/town/documents.ts';
import { exportsOf, figuresOf } from '#test/town/figures.ts';
import { crowdOwner, villageTable, type VillageTable } from '#test/town/owners.ts';
import { createRandom, hash32, type Random } from '#test/town/prng.ts';
import type { TownBusiness, TownEnterprise, TownVillage } from '#test/town/types.ts';
import { townToday } from '#test/town/types.ts';

export interface TownOptions {
  seed: string;
  /** How many enterprises, the cast's included; the cast is cut short when the town is smaller than it. */
  count: number;
  regency: '35.74';
  /** Where people live; the cast's villages need not be among them, but then the cast's places have no coordinates. */
  villages: readonly TownVillage[];
}

const secondBusinessPerMille = 30;
const sameTrade = 0.4;

const clusterTable = clusters.map((cluster) => [cluster, cluster.share] as const);

export function* townEnterprises(options: TownOptions): Generator<TownEnterprise> {
  const cast = castEnterprises(options.regency, options.villages);
  yield* cast.slice(0, options.count);
  const table = villageTable(options.villages);
  for (let index = cast.length; index < options.count; index++) {
    yield crowdEnterprise(options, index, cast.length, table);
  }
}

function crowdEnterprise(options: TownOptions, index: number, firstIndex: number, villages: VillageTable): TownEnterprise {
  const { seed, regency } = options;
  const ownerIndex = ownerIndexOf(seed, index, firstIndex);
  const { owner, mainCluster } = crowdOwner(seed, ownerIndex, villages);
  const random = createRandom(`${seed}/business/${index}`);
  const cluster = ownerIndex === index || random.chance(sameTrade) ? mainCluster : random.weighted(clusterTable);
  const { business, centre } = crowdBusiness(random, owner, cluster, villages);
  const figures = figuresOf(random, business);
  const exports = exportsOf(random, business, figures);
  if (exports.length > 0) business.channels.push('export');
  return {
    key: `ent-${String(index).padStart(6, '0')}`,
    index,
    regency,
    owner,
    business,
    figures,
    exports,
    centre,
    documents: documentsOf(random, owner, business, index),
    verifiedAt: verifiedAt(random, business),
  };
}

/** Now and then an owner opens a second business, right after the first. */
function ownerIndexOf(seed: string, index: number, firstIndex: number): number {
  let owner = index;
  while (owner > firstIndex && hash32(`${seed}/second/${owner}`) % 1000 < secondBusinessPerMille) owner--;
  return owner;
}

/** A state that only a visit can tell has a visit; what is unknown was never looked at; about a third of the visits are old. */
function verifiedAt(random: Random, business: TownBusiness): string | null {
  const share = { active: 0.37, seasonal: 0.4, closed: 0.75, not_found: 0.95, unknown: 0 }[business.status];
  if (!random.chance(share)) return null;
  const daysAgo = random.chance(0.65) ? random.int(1, 364) : random.int(365, 1300);
  return isoDay(Math.max(dayNumber(townToday) - daysAgo, dayNumber(`${business.startYear}-01-15`)));
}

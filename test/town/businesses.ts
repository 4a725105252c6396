// What an owner runs: sign, trade, place, channels and state.
import { centres, type TownCentre } from '#test/town/centres.ts';
import type { Cluster, ClusterTrade } from '#test/town/clusters.ts';
import { callName } from '#test/town/names.ts';
import { address, locationNear } from '#test/town/places.ts';
import type { Random } from '#test/town/prng.ts';
import type { ActivityStatus, Channel, TownBusiness, TownOwner, TownVillage } from '#test/town/types.ts';
import { townToday } from '#test/town/types.ts';
import type { VillageTable } from '#test/town/owners.ts';

export interface CrowdBusiness {
  business: TownBusiness;
  centre: string | null;
}

const withoutName = 0.05;
const withBrand = 0.12;
const withLocation = 0.55;
const inCentre = 0.3;
const atHomeVillage = 0.88;
const thisYear = Number(townToday.slice(0, 4));

const statusTable: readonly (readonly [ActivityStatus, number])[] = [
  ['active', 78],
  ['seasonal', 8],
  ['closed', 6],
  ['not_found', 3],
  ['unknown', 5],
];
const luckyWords = [
  'Barokah',
  'Berkah',
  'Sumber Rejeki',
  'Jaya',
  'Lestari',
  'Maju',
  'Abadi',
  'Mandiri',
  'Sejahtera',
  'Asri',
  'Makmur',
  'Lancar',
  'Mulya',
  'Bintang',
  'Mawar',
  'Al-Hikmah',
  'Sari',
  'Putra',
  'Utama',
  'Sederhana',
  'Baru',
  'Rahayu',
  'Sekar',
  'Pesisir',
  'Bayuangga',
  'Manggar',
] as const;
const brandHeads = ['Manggar', 'Bayu', 'Angger', 'Sekar', 'Kriuk', 'Lumba', 'Seger', 'Rasa', 'Dapur', 'Jempol', 'Renyah', 'Laut'] as const;
const brandTails = ['ku', ' Kita', ' Mas', ' Probo', ' Nusa', ' Wangi', ' Gurih', ' Sehat', ' Alit', ' Prima', ' Ceria', ' Asli'] as const;

export function crowdBusiness(random: Random, owner: TownOwner, cluster: Cluster, villages: VillageTable): CrowdBusiness {
  const trade = random.weighted(cluster.trades.map((each) => [each, each.weight] as const));
  const centre = centreFor(random, cluster, trade);
  const village = placeOf(random, owner, centre, villages);
  return { centre: centre?.key ?? null, business: describe(random, owner, cluster, trade, village) };
}

/** Two or fewer of the trade's products; the first is the one people know it for, and the one on the sign if the sign names any. */
export function productsOf(random: Random, trade: ClusterTrade, sign = ''): string[] {
  const onSign = sign === '' ? undefined : trade.products.find((product) => product.includes(sign.toLowerCase()));
  const first = onSign ?? random.pick(trade.products);
  const second = random.pick(trade.products);
  return first === second || random.chance(0.4) ? [first] : [first, second];
}

/** Weights are percent chances of their own; everybody sells somewhere. */
export function channelsOf(random: Random, cluster: Cluster): Channel[] {
  const chosen = cluster.channels.filter(([, percent]) => random.chance(percent / 100)).map(([channel]) => channel);
  const fallback = cluster.channels[0]?.[0] ?? 'home';
  return chosen.length > 0 ? chosen : [fallback];
}

function describe(random: Random, owner: TownOwner, cluster: Cluster, trade: ClusterTrade, village: TownVillage): TownBusiness {
  const placeKind = random.weighted(cluster.places);
  const sameHouse = placeKind === 'home' && village.code === owner.villageCode;
  const workers = 1 + Math.min(14, Math.floor(-Math.log(1 - random.next()) * 1.3));
  const women = countWomen(random, workers, cluster.women);
  const sign = random.pick(trade.signs);
  return {
    name: random.chance(withoutName) ? null : signName(random, owner, sign),
    brand: cluster.pirtType !== null && random.chance(withBrand * 2) ? brandName(random) : null,
    clusterCode: cluster.code,
    kbli: { version: '2020', code: trade.kbli },
    products: productsOf(random, trade, sign),
    placeKind,
    address: sameHouse ? owner.address : address(random),
    villageCode: village.code,
    location: random.chance(withLocation) ? locationNear(random, village) : null,
    startYear: startYear(random, Number(owner.birthDate.slice(0, 4))),
    status: random.weighted(statusTable),
    workersMale: workers - women,
    workersFemale: women,
    channels: channelsOf(random, cluster),
  };
}

function centreFor(random: Random, cluster: Cluster, trade: ClusterTrade): TownCentre | undefined {
  const fitting = centres.filter((centre) => centre.clusterCode === cluster.code && (centre.kbli.length === 0 || centre.kbli.includes(trade.kbli)));
  return fitting.length > 0 && random.chance(inCentre) ? random.pick(fitting) : undefined;
}

function placeOf(random: Random, owner: TownOwner, centre: TownCentre | undefined, villages: VillageTable): TownVillage {
  const wanted = centre?.villageCode ?? owner.villageCode;
  const known = villages.find(([village]) => village.code === wanted);
  if (known && (centre || random.chance(atHomeVillage))) return known[0];
  return random.weighted(villages);
}

function signName(random: Random, owner: TownOwner, sign: string): string {
  const person = callName(owner.bareName);
  const polite = owner.sex === 'female' ? random.pick(['Bu', 'Mbak', 'Mak']) : random.pick(['Pak', 'Cak', 'Mas']);
  return random.weighted([
    [`${sign} ${person}`, 30],
    [`${sign} ${polite} ${person}`, 16],
    [`${sign} ${random.pick(luckyWords)}`, 34],
    [`${sign} ${random.pick(luckyWords)} ${random.pick(luckyWords)}`, 20],
  ]);
}

function brandName(random: Random): string {
  return `${random.pick(brandHeads)}${random.pick(brandTails)}`;
}

function startYear(random: Random, birthYear: number): number {
  const age = Math.floor(0.6 - Math.log(1 - random.next()) * 8);
  return Math.max(birthYear + 17, Math.min(thisYear, thisYear - age));
}

function countWomen(random: Random, workers: number, share: number): number {
  let women = 0;
  for (let i = 0; i < workers; i++) if (random.chance(share)) women++;
  return women;
}

// Owners of the crowd: each follows from the seed and a number alone, whatever the size of the town.
import { clusters, type Cluster } from '#test/town/clusters.ts';
import { isoDay } from '#test/town/days.ts';
import { birthAndSerial, nik, phone, registrationArea } from '#test/town/identifiers.ts';
import { personName } from '#test/town/names.ts';
import { address } from '#test/town/places.ts';
import { createRandom, type Random } from '#test/town/prng.ts';
import type { Sex, TownOwner, TownVillage } from '#test/town/types.ts';
import { villageWeight } from '#test/town/villages.ts';

export interface OwnerProfile {
  owner: TownOwner;
  /** What the owner lives from; a second business may be of another cluster. */
  mainCluster: Cluster;
}

export type VillageTable = readonly (readonly [TownVillage, number])[];

const withoutNik = 0.08;
const withoutPhone = 0.12;
const borrowedPhone = 0.04;

const clusterTable = clusters.map((cluster) => [cluster, cluster.share] as const);

export function villageTable(villages: readonly TownVillage[]): VillageTable {
  if (villages.length === 0) throw new Error('a town needs villages');
  return villages.map((village) => [village, villageWeight(village.code)] as const);
}

export function crowdOwner(seed: string, index: number, villages: VillageTable): OwnerProfile {
  const random = createRandom(`${seed}/owner/${index}`);
  const mainCluster = random.weighted(clusterTable);
  const sex: Sex = random.chance(mainCluster.women) ? 'female' : 'male';
  const birth = birthAndSerial(seed, index, wishedBirthDate(random));
  const village = random.weighted(villages);
  const name = personName(random, sex, Number(birth.birthDate.slice(0, 4)));
  const area = registrationArea(random, village.code);
  return {
    mainCluster,
    owner: {
      key: `owner-${String(index).padStart(6, '0')}`,
      ...name,
      sex,
      birthDate: birth.birthDate,
      nik: random.chance(withoutNik) ? null : nik(area, birth.birthDate, sex, birth.serial),
      phone: phoneOf(random, seed, index),
      hasSmartphone: random.chance(smartphoneShare(birth.birthDate)),
      address: address(random),
      villageCode: village.code,
    },
  };
}

/** Owners are between 25 and 77 or so; most are in their forties. Later shifted by at most 5.6 years for the NIK. */
function wishedBirthDate(random: Random): string {
  const year = Math.max(1950, Math.min(1999, Math.round(random.normal(1979, 11))));
  return isoDay(Math.floor(Date.UTC(year, 0, 1) / 86_400_000) + random.int(0, 364));
}

/** Some families and neighbours give the same number, so a few numbers belong to an earlier owner. */
function phoneOf(random: Random, seed: string, index: number): string | null {
  if (random.chance(withoutPhone)) return null;
  const lender = random.chance(borrowedPhone) ? Math.max(0, index - random.int(1, 5)) : index;
  return phone(createRandom(`${seed}/phone/${lender}`));
}

function smartphoneShare(birthDate: string): number {
  return birthDate < '1960' ? 0.35 : birthDate < '1975' ? 0.72 : 0.94;
}

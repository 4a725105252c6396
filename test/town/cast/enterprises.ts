// The cast's enterprises: numbers 0 and up of every town, whatever its seed. What is not written here is filled in, always in the same way.
import { channelsOf, productsOf } from '#test/town/businesses.ts';
import type { EnterpriseLine } from '#test/town/cast/enterpriseLine.ts';
import { makerLines } from '#test/town/cast/makerLines.ts';
import { otherLines } from '#test/town/cast/otherLines.ts';
import { castOwnerOf } from '#test/town/cast/owners.ts';
import { clusterOf, type Cluster, type ClusterTrade } from '#test/town/clusters.ts';
import { documentsOf } from '#test/town/documents.ts';
import { figuresOf } from '#test/town/figures.ts';
import { locationNear } from '#test/town/places.ts';
import { createRandom, type Random } from '#test/town/prng.ts';
import type { TownBusiness, TownEnterprise, TownOwner, TownVillage } from '#test/town/types.ts';

const lines: readonly EnterpriseLine[] = [...makerLines, ...otherLines];

/** How many numbers the cast takes at the start of every town. */
export const castEnterpriseCount = lines.length;

export function castEnterprises(regency: string, villages: readonly TownVillage[]): TownEnterprise[] {
  return lines.map((line, index) => castEnterprise(line, index, regency, villages));
}

function castEnterprise(line: EnterpriseLine, index: number, regency: string, villages: readonly TownVillage[]): TownEnterprise {
  const [slug, ownerSlug, , , , options = {}] = line;
  const random = createRandom(`cast/enterprise/${slug}`);
  const owner = castOwnerOf(`owner.${ownerSlug}`);
  const business = castBusiness(random, line, owner, villages);
  return {
    key: `ent.${slug}`,
    index,
    regency,
    owner,
    business,
    documents: documentsOf(random, owner, business, index, options.papers ?? []),
    figures: figuresOf(random, business, options.turnoverRupiah),
    verifiedAt: options.verifiedAt ?? null,
    centre: options.centre ?? null,
    exports: [...(options.exports ?? [])],
  };
}

function castBusiness(random: Random, line: EnterpriseLine, owner: TownOwner, villages: readonly TownVillage[]): TownBusiness {
  const [, , name, clusterCode, kbli, options = {}] = line;
  const cluster = clusterOf(clusterCode);
  const village = villages.find((each) => each.code === owner.villageCode);
  const [workersMale, workersFemale] = options.workers ?? [1, 0];
  return {
    name,
    brand: options.brand ?? null,
    clusterCode,
    kbli: { version: '2020', code: kbli },
    products: options.products ? [...options.products] : productsOf(random, tradeOf(cluster, kbli)),
    placeKind: options.place ?? 'home',
    address: owner.address,
    villageCode: owner.villageCode,
    location: village ? locationNear(random, village) : null,
    startYear: options.startYear ?? 2018,
    status: options.status ?? 'active',
    workersMale,
    workersFemale,
    channels: options.channels ? [...options.channels] : channelsOf(random, cluster),
  };
}

function tradeOf(cluster: Cluster, kbli: string): ClusterTrade {
  const found = cluster.trades.find((trade) => trade.kbli === kbli);
  if (!found) throw new Error(`cluster ${cluster.code} has no trade ${kbli}`);
  return found;
}

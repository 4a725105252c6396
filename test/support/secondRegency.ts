import { systemContext, townId } from '#app/town.ts';
import { foundAgency } from '#modules/accounts/index.ts';
import { foundRegistry, registerMany } from '#modules/registry/index.ts';
import type { BulkEnterprise } from '#modules/registry/index.ts';
import { hostAgency } from '#test/town/index.ts';
import type { Client } from './client.ts';
import type { Town } from './town.ts';

const village = '35.09.10.2003';

export type SecondRegency = {
  regency: string;
  admin: Client;
  officer: Client;
  adminId: string;
  officerId: string;
  enterpriseIds: string[];
  ownerIds: string[];
};

/** Another office in the same database: whatever of it shows up on the home side, or the other way round, has leaked. */
export async function secondRegency(town: Town): Promise<SecondRegency> {
  const { regency } = hostAgency;
  const people = [
    {
      id: townId('jember.admin'),
      fullName: 'Rahasia Jember Satu',
      userName: 'admin.jember',
      phone: null,
      holdings: [{ role: 'admin' as const, area: regency }],
    },
    {
      id: townId('jember.officer'),
      fullName: 'Rahasia Jember Dua',
      userName: 'petugas.jember',
      phone: null,
      holdings: [{ role: 'officer' as const, area: regency }],
    },
  ];
  const ctx = systemContext(town.world, town.registry, regency, 'test.secondRegency');
  await ctx.transaction(async (c) => {
    await foundAgency(c, { name: hostAgency.name, shortName: hostAgency.shortName, demo: false }, people);
    await foundRegistry(c, [{ code: 'craft', nameId: 'Kerajinan', nameEn: 'Craft', food: false, sort: 1 }], []);
    await registerMany(c, enterprises, 'demo');
    c.audit({ subject: ['agency', regency], details: { people: people.length } });
  });
  return {
    regency,
    enterpriseIds: enterprises.map((e) => e.id),
    ownerIds: enterprises.flatMap((e) => e.newOwner?.id ?? []),
    admin: town.as('admin.jember'),
    officer: town.as('petugas.jember'),
    adminId: townId('jember.admin'),
    officerId: townId('jember.officer'),
  };
}

/** Three bead makers of Tutul, with names, numbers and a NIK that appear nowhere at home. */
const enterprises: BulkEnterprise[] = [1, 2, 3].map((n) => ({
  id: townId(`jember.enterprise.${n}`),
  ownerId: null,
  newOwner: {
    id: townId(`jember.owner.${n}`),
    fullName: `Rahasia Pemilik ${n}`,
    nik: `350910410180000${n}`,
    sex: 'female',
    birthDate: '1980-01-01',
    phone: `+62800000010${n}`,
    email: null,
    address: 'Dusun Krajan',
    area: village,
    hasSmartphone: true,
  },
  enterprise: {
    name: `Rahasia Manik Tutul ${n}`,
    brand: null,
    products: 'manik-manik',
    area: village,
    address: 'Dusun Krajan',
    latitude: -8.36,
    longitude: 113.52,
    accuracyM: null,
    cluster: 'craft',
    kbliVersion: null,
    kbli: null,
    placeKind: 'home',
    startYear: 2010,
    activity: 'active',
    phone: null,
    workersMale: 1,
    workersFemale: 2,
    monthlyCapacity: null,
    channels: [],
    note: null,
  },
  figures: [],
  documents: [],
}));

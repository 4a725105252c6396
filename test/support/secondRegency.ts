import { systemContext, townId } from '#app/town.ts';
import { foundAgency } from '#modules/accounts/index.ts';
import { hostAgency } from '#test/town/index.ts';
import type { Client } from './client.ts';
import type { Town } from './town.ts';

export type SecondRegency = { regency: string; admin: Client; officer: Client; adminId: string; officerId: string };

/** Another office in the same database: whatever of it shows up on the home side, or the other way round, has leaked. */
export async function secondRegency(town: Town): Promise<SecondRegency> {
  const { regency } = hostAgency;
  const people = [
    { id: townId('jember.admin'), fullName: 'Rahasia Jember Satu', userName: 'admin.jember', phone: null, holdings: [{ role: 'admin' as const, area: regency }] },
    { id: townId('jember.officer'), fullName: 'Rahasia Jember Dua', userName: 'petugas.jember', phone: null, holdings: [{ role: 'officer' as const, area: regency }] },
  ];
  const ctx = systemContext(town.world, town.registry, regency, 'test.secondRegency');
  await ctx.transaction(async (c) => {
    await foundAgency(c, { name: hostAgency.name, shortName: hostAgency.shortName, demo: false }, people);
    c.audit({ subject: ['agency', regency], details: { people: people.length } });
  });
  return { regency, admin: town.as('admin.jember'), officer: town.as('petugas.jember'), adminId: townId('jember.admin'), officerId: townId('jember.officer') };
}

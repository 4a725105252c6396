import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '#platform/db/sql.ts';
import { transact } from '#platform/db/transact.ts';
import { homeRegency } from '#test/support/database.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { buildServer, committed, csv, line, registryContent } from './builders.ts';

let town: Town;
beforeAll(async () => {
  await buildServer();
  town = await openTown();
  await town.drain();
}, 120_000);
afterAll(() => town.close());

/** Everything that people can tell of what imports brought, without ids, instants, and who came first. */
function imported() {
  return transact(town.world.pool, { regency: homeRegency, readOnly: true }, (tx) =>
    tx.rows(sql`
      select e.name, e.area, e.address, e.phone, e.activity, e.cluster, e.legality, e.scale_class, e.words, o.full_name, encode(o.nik_index, 'hex') as nik, o.phone as owner_phone, o.area as owner_area,
        (select array_agg(d.kind || ' ' || d.number order by d.kind, d.number) from registry.legality_document d where d.regency = e.regency and d.enterprise_id = e.id) as documents,
        (select count(*) from registry.enterprise x where x.regency = e.regency and x.owner_id = e.owner_id) as businesses
      from registry.enterprise e left join registry.owner o on o.regency = e.regency and o.id = e.owner_id
      where e.regency = ${homeRegency} and e.source = 'import' order by e.name, e.area, o.full_name, o.phone, e.id`),
  );
}

/** Three lists of neighbouring RTs that overlap: whole rows, owners with a second business, rows without any identifier, damaged numbers. */
const nameless = ['Sumarni', 'Kios Tahu', '', '', '', 'Pilang', 'Kademangan'];
const files = {
  one: csv([line(6001), line(6002), line(6003, { nik: '' }), nameless, line(6004, { nik: '35740141018' })]),
  two: csv([line(6002), line(6002, { name: 'Warung Handayani' }), nameless, nameless, line(6005, { village: 'Pilagn' })]),
  three: csv([
    line(6003, { nik: '' }),
    line(6005, { village: 'Pilagn' }),
    line(6006, { name: '-' }),
    line(6001, { name: 'Depot Handayani' }),
    line(6001),
  ]),
};
type Name = keyof typeof files;
const orders: Name[][] = [
  ['one', 'two', 'three'],
  ['three', 'two', 'one'],
  ['two', 'one', 'three'],
  ['two', 'one', 'two', 'three', 'one'],
];

test('any order of the same imports ends in the same registry, and undoing them in any order in the one before', async () => {
  const before = await registryContent(town);
  const ends: unknown[] = [];
  for (const order of orders) {
    const ids: string[] = [];
    for (const name of order) {
      const id = await bring(name);
      if (id) ids.push(id);
    }
    ends.push(await imported());
    for (const id of ids.toSorted()) {
      await town.as('petugas').ok('validation.undoImport', { id });
      await town.drain();
    }
    expect(await registryContent(town)).toEqual(before);
  }
  // Six people, of whom two have a second business; of the kiosks without identifiers as many as the file with the most of them has.
  expect((ends[0] as unknown[]).length).toBe(10);
  for (const end of ends) expect(end).toEqual(ends[0]);
}, 120_000);

/** The same file once more has nothing to put in: then there is no commit. */
async function bring(name: Name): Promise<string | undefined> {
  const officer = town.as('petugas');
  const before = (await officer.ok('validation.listImports', { limit: 1 })).items[0]?.id;
  try {
    return await committed(town, officer, files[name], `${name}.csv`);
  } catch (error) {
    const [latest] = (await officer.ok('validation.listImports', { limit: 1 })).items;
    if (latest && latest.id !== before && latest.counts.unchanged > 0 && latest.counts.accepted + latest.counts.corrected === 0) return undefined;
    throw error;
  }
}

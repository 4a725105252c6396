import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { buildServer, committed, csv } from './builders.ts';
import { look, pairOf, pilang, register, runWork, someName, somePhone } from './lookAlikes.ts';

let town: Town;
beforeAll(async () => {
  await buildServer();
  town = await openTown();
  await town.drain();
}, 120_000);
afterAll(() => town.close());

test('a row of an import that looks like a recorded enterprise becomes a pair, and the pair goes with the undo', async () => {
  const officer = town.as('petugas');
  const [first, last, trade, phone] = [someName(), someName(), someName(), somePhone()];
  const known = await register(
    officer,
    { name: `Keripik ${trade} ${last}`, area: pilang, address: 'Jl. Mawar No. 12' },
    { fullName: `${first} ${last}`, phone, area: pilang },
  );
  await town.drain();
  const importId = await committed(
    town,
    officer,
    csv([[`Hj. ${first} ${last}`, `Kripik ${trade} ${last}`, '', phone, 'jalan mawar 12', 'Pilang', 'Kademangan']]),
  );
  await runWork(town, 'validation.keepLinked');
  const [row] = await look<{ enterprise_id: string }>(town, 'select enterprise_id from validation.import_result where import_id = $1', [importId]);
  const imported = row?.enterprise_id ?? '';
  const pair = await pairOf(officer, known.id, imported);
  expect(pair).toMatchObject({ state: 'open' });
  await officer.ok('validation.undoImport', { id: importId });
  await town.drain();
  expect(await pairOf(officer, known.id, imported)).toBeUndefined();
  const gone = await officer.call('validation.getPair', { id: pair?.id ?? '' });
  expect([gone.status, gone.body.code]).toEqual([409, 'validation.pairGone']);
  expect(await look(town, 'select 1 from validation.link_record where enterprise_id = $1', [imported])).toEqual([]);
  expect(await look(town, 'select 1 from validation.link_key where enterprise_id = $1', [imported])).toEqual([]);
});

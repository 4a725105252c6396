import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshId } from '#test/support/client.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { buildServer, committed, csv, nik, rehearsed } from './builders.ts';
import { look, pairOf, register, someName, somePhone } from './lookAlikes.ts';

let town: Town;
beforeAll(async () => {
  await buildServer();
  town = await openTown();
  await town.drain();
}, 120_000);
afterAll(() => town.close());

const officer = () => town.as('petugas');
const listRows = async (id: string) => (await officer().ok('validation.listImportRows', { id, limit: 200 })).items;
const pilang = '35.74.01.1009';

/** A person as two clerks write them: another spelling, another way to write phone and address. */
function twoSpellings(): { one: string[]; other: string[]; phone: string; name: string; trade: string } {
  const [first, last, trade, phone] = [someName(), someName(), someName(), somePhone()];
  const name = `${first} ${last}`;
  return {
    one: [name, `Keripik ${trade}`, '', phone, 'Jl. Mawar No. 12', 'Pilang', 'Kademangan'],
    other: [`Hj. ${name.toUpperCase()}`, `Kripik ${trade}`, '', phone.replace(/^0/, '+62'), 'jalan mawar 12', 'Pilang', 'Kademangan'],
    phone,
    name,
    trade,
  };
}

describe('the rehearsal points out', () => {
  test('what looks like a recorded enterprise, which stays accepted and becomes a pair with the commit', async () => {
    const { other, phone, name, trade } = twoSpellings();
    const known = await register(
      officer(),
      { name: `Keripik ${trade}`, area: pilang, address: 'Jl. Mawar No. 12' },
      { fullName: name, phone, area: pilang },
    );
    await town.drain();
    const id = await rehearsed(town, officer(), csv([other]));
    const [row] = await listRows(id);
    expect(row?.outcome).toBe('accepted');
    const similar = row?.problems.find((problem) => problem.code === 'similar.registry');
    expect(similar).toMatchObject({ severity: 'warning', field: null });
    expect(similar?.message).toMatch(new RegExp(`^Mirip dengan “Keripik ${trade}” di data usaha: .*HP sama \\+\\d+,\\d.*Data ganda\\.$`));
    expect(row?.enterprise).toBeNull();
    const { problems } = await officer().ok('validation.getImport', { id });
    expect(problems.filter((problem) => problem.code === 'similar.registry').map((problem) => problem.n)).toEqual([1]);
    expect((await officer().ok('validation.listImportRows', { id, code: 'similar.registry' })).items).toHaveLength(1);
    const reasons = await officer().call('validation.getReasonsFile', { id });
    expect(reasons.text).toContain('Mirip dengan');

    await officer().ok('validation.commitImport', { id });
    await town.drain();
    const [imported] = await listRows(id);
    const pair = await pairOf(officer(), known.id, imported?.enterprise?.id ?? '');
    expect(pair).toMatchObject({ state: 'open', foundBy: 'import', importId: id });
    expect(await look(town, 'select 1 from validation.link_key where enterprise_id = $1', [imported?.enterprise?.id])).not.toEqual([]);
  });

  test('what looks like another row of the file: said at the later one, a pair with the commit, gone with the undo', async () => {
    const { one, other } = twoSpellings();
    const stranger = [someName(), someName(), '', somePhone(), 'Jl. Kenanga 3', 'Ketapang', 'Kademangan'];
    const id = await rehearsed(town, officer(), csv([one, stranger, other]));
    const rows = await listRows(id);
    expect(rows.map((row) => row.problems.filter((problem) => problem.code === 'similar.row').length)).toEqual([0, 0, 1]);
    expect(rows[2]?.problems.find((problem) => problem.code === 'similar.row')?.message).toMatch(/^Mirip dengan baris 2: .*HP sama/);
    await officer().ok('validation.commitImport', { id });
    await town.drain();
    const ids = (await listRows(id)).map((row) => row.enterprise?.id ?? '');
    expect(await pairOf(officer(), ids[0] ?? '', ids[2] ?? '')).toMatchObject({ foundBy: 'import', importId: id });
    await officer().ok('validation.undoImport', { id });
    await town.drain();
    expect((await officer().ok('validation.listPairs', { importId: id })).items).toEqual([]);
    expect(await look(town, 'select 1 from validation.link_record where enterprise_id = any($1::uuid[])', [ids])).toEqual([]);
    expect(await look(town, 'select 1 from validation.link_key where enterprise_id = any($1::uuid[])', [ids])).toEqual([]);
  });

  test('nobody where one NIK has two businesses, and a NIK that lost its last digit still finds its owner', async () => {
    const [name, phone] = [`${someName()} ${someName()}`, somePhone()];
    const whole = nik(9101);
    const line = (business: string, number: string) => [name, business, number, phone, 'Jl. Anggrek 5', 'Pilang', 'Kademangan'];
    const id = await rehearsed(
      town,
      officer(),
      csv([line(`Kue ${someName()}`, whole), line(`Bengkel ${someName()}`, whole), line('-', whole.slice(0, 15))]),
    );
    const rows = await listRows(id);
    expect(rows.map((row) => [row.outcome, row.problems.some((problem) => problem.code === 'similar.row')])).toEqual([
      ['accepted', false],
      ['accepted', false],
      ['corrected', true],
    ]);
    expect(rows[2]?.problems.find((problem) => problem.code === 'similar.row')?.message).toMatch(/NIK/);
  });
});

test('an officer of another district is not told which enterprise it is', async () => {
  const { other, phone, name, trade } = twoSpellings();
  await register(
    officer(),
    { name: `Keripik ${trade}`, area: '35.74.03.1004', address: 'Jl. Mawar No. 12' },
    { fullName: name, phone, area: '35.74.03.1004' },
  );
  await town.drain();
  await town.as('admin').ok('accounts.invitePerson', {
    id: freshId(),
    fullName: 'Petugas Kademangan',
    userName: 'petugas.kademangan',
    phone: null,
    holdings: [{ role: 'officer', area: '35.74.01' }],
  });
  const district = town.as('petugas.kademangan');
  const id = await rehearsed(town, district, csv([other]));
  const [row] = (await district.ok('validation.listImportRows', { id })).items;
  const message = row?.problems.find((problem) => problem.code === 'similar.registry')?.message;
  expect(message).toMatch(/^Mirip dengan usaha di luar wilayah Anda di data usaha/);
  expect(JSON.stringify(row)).not.toContain(`Keripik ${trade}`);
});

test('only where the agency turned it on are look-alikes linked without a person', async () => {
  const { autoWeight, sampleShare } = await officer().ok('validation.getLinking', {});
  const same = twoSpellings();
  const recorded = twoSpellings();
  const twin = (row: string[], trade: string) => [...row.slice(0, 1), `Keripik ${trade}`, ...row.slice(2)];
  await register(
    officer(),
    { name: `Keripik ${recorded.trade}`, area: pilang, address: 'Jl. Mawar No. 12' },
    { fullName: recorded.name, phone: recorded.phone, area: pilang },
  );
  await town.drain();
  const content = csv([same.one, twin(same.other, same.trade), twin(recorded.other, recorded.trade)]);
  const byPerson = await rehearsed(town, officer(), content);
  expect((await listRows(byPerson)).map((row) => row.outcome)).toEqual(['accepted', 'accepted', 'accepted']);
  await officer().ok('validation.setLinking', { autoLink: true, autoWeight, sampleShare });
  try {
    const alone = await rehearsed(town, officer(), content);
    const rows = await listRows(alone);
    expect(rows.map((row) => [row.outcome, row.sameAsRow, row.enterprise?.name ?? null])).toEqual([
      ['accepted', null, null],
      ['duplicate_in_file', 2, null],
      ['duplicate_in_registry', null, `Keripik ${recorded.trade}`],
    ]);
    expect((await officer().ok('validation.getImport', { id: alone })).counts).toMatchObject({
      accepted: 1,
      duplicate_in_file: 1,
      duplicate_in_registry: 1,
    });
  } finally {
    await officer().ok('validation.setLinking', { autoLink: false, autoWeight, sampleShare });
  }
});

describe('last year’s file with edits', () => {
  test('what is unedited is unchanged, what is edited is recognised with every difference, and empty fields are filled where that was chosen', async () => {
    const people = Array.from({ length: 6 }, (_, n) => ({
      name: `${someName()} ${someName()}`,
      trade: someName(),
      phone: somePhone(),
      nik: nik(9200 + n),
    }));
    const line = (at: number, more: { nik?: string; phone?: string; name?: string; address?: string } = {}) => {
      const person = people[at] ?? { name: '', trade: '', phone: '', nik: '' };
      return [
        more.name ?? person.name,
        `Keripik ${person.trade}`,
        more.nik ?? person.nik,
        more.phone ?? person.phone,
        more.address ?? `Jl. Mawar No. ${at + 1}`,
        'Pilang',
        'Kademangan',
      ];
    };
    const lastYear = await committed(town, officer(), csv([line(0), line(1), line(2, { nik: '' }), line(3, { phone: '', address: '' }), line(4)]));
    const newPhone = somePhone();
    const content = csv([line(0), line(1, { phone: newPhone }), line(2, { nik: '', address: 'Jl. Kenanga 9' }), line(3), line(5)]);
    const id = await rehearsed(town, officer(), content, 'tahun-ini.csv');
    const rows = await listRows(id);
    expect(rows.map((row) => [row.outcome, row.differences.map(({ field, registry, file }) => [field, registry, file])])).toEqual([
      ['unchanged', []],
      ['duplicate_in_registry', [['phone', people[1]?.phone.replace(/^0/, '+62'), newPhone.replace(/^0/, '+62')]]],
      // Without a NIK: the same names in the same village, by an earlier import, with evidence enough.
      ['duplicate_in_registry', [['address', 'Jl. Mawar No. 3', 'Jl. Kenanga 9']]],
      [
        'duplicate_in_registry',
        [
          ['phone', null, people[3]?.phone.replace(/^0/, '+62')],
          ['address', null, 'Jl. Mawar No. 4'],
        ],
      ],
      ['accepted', []],
    ]);
    expect(rows[2]?.problems.map((problem) => problem.code)).toContain('registry.earlierImport');
    const target = rows[3]?.enterprise?.id ?? '';
    const held = async () =>
      (await officer().ok('registry.getEnterprise', { id: target })) as { address: string | null; owner: { phone: string | null } | null };
    await officer().ok('validation.commitImport', { id, fillEmpty: true });
    await town.drain();
    expect((await officer().ok('validation.getImport', { id })).counts).toMatchObject({ committed: 1, duplicate_in_registry: 3 });
    const filled = await held();
    expect([filled.address, filled.owner?.phone]).toEqual(['Jl. Mawar No. 4', people[3]?.phone.replace(/^0/, '+62')]);
    // What the registry held already stays as it was.
    const kept = (await officer().ok('registry.getEnterprise', { id: rows[1]?.enterprise?.id ?? '' })) as { owner: { phone: string | null } | null };
    expect(kept.owner?.phone).toBe(people[1]?.phone.replace(/^0/, '+62'));
    await officer().ok('validation.undoImport', { id });
    await town.drain();
    const emptied = await held();
    expect([emptied.address, emptied.owner?.phone]).toEqual([null, null]);
    expect((await officer().ok('validation.getImport', { id })).state).toBe('undone');
    expect((await officer().ok('validation.getImport', { id: lastYear })).counts.committed).toBe(5);
  });

  test('identity numbers in differences are masked', async () => {
    const [name, trade] = [`${someName()} ${someName()}`, someName()];
    const nib = '1234500067877';
    const header = ['Nama', 'Nama Usaha', 'NIK', 'NIB', 'Kelurahan', 'Kecamatan'];
    const line = (number: string) => [name, `Keripik ${trade}`, number, nib, 'Pilang', 'Kademangan'];
    await committed(town, officer(), csv([line(nik(9301))], header));
    const [row] = await listRows(await rehearsed(town, officer(), csv([line(nik(9302))], header)));
    expect(row?.outcome).toBe('duplicate_in_registry');
    expect(row?.differences).toEqual([{ field: 'nik', label: 'NIK', registry: '3574**********02', file: '3574**********03' }]);
    expect(JSON.stringify(row)).not.toMatch(/\d{16}/);
  });
});

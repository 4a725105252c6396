import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { townId } from '#app/town.ts';
import { freshId } from '#test/support/client.ts';
import { asSuperuser } from '#test/support/database.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { audited } from '#test/support/trail.ts';
import { addDocument, anEnterprise, anOwner, jati, makeNik, makePhone, mangunharjo, register, registerAnother } from './builders.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const officer = () => town.as('petugas');
const companion = () => town.as('pendamping.jati');
const registerWith = (nik: string | null, fullName = 'Orang Kedua') =>
  officer().call('registry.registerEnterprise', { id: freshId(), owner: anOwner({ nik, fullName }), enterprise: anEnterprise() });

describe('an owner is not a business', () => {
  test('one owner has three, and each shows the others', async () => {
    const first = await register(officer(), { name: 'Bengkel Tiga' });
    await registerAnother(officer(), first.ownerId, { name: 'Toko Tiga', area: mangunharjo });
    await registerAnother(officer(), first.ownerId, { name: 'Laundry Tiga' });
    const owner = await officer().ok('registry.getOwner', { id: first.ownerId });
    expect(owner.enterprises.map((e) => e.name).sort((a, b) => a.localeCompare(b))).toEqual(['Bengkel Tiga', 'Laundry Tiga', 'Toko Tiga']);
    // The companion of Jati answers for two of them and sees these two.
    expect((await companion().ok('registry.getOwner', { id: first.ownerId })).enterprises.map((e) => e.name)).not.toContain('Toko Tiga');
    expect((await companion().ok('registry.getEnterprise', { id: first.id })).siblings.map((e) => e.name)).toEqual(['Laundry Tiga']);
  });

  test('the same NIK for a second owner is refused, with the name of the first, however it is written', async () => {
    const nik = makeNik();
    await register(officer(), {}, { nik, fullName: 'Orang Pertama' });
    for (const written of [nik, `${nik.slice(0, 6)} ${nik.slice(6, 12)} ${nik.slice(12)}`, `'${nik}`, `NIK: ${nik}`]) {
      const answer = await registerWith(written);
      expect([answer.status, answer.body.code, answer.body.detail]).toEqual([
        409,
        'registry.nikTaken',
        'NIK ini sudah tercatat atas nama Orang Pertama. Pakai pemilik itu, atau periksa lagi angkanya.',
      ]);
    }
  });

  test('the same NIK by two people at once is one owner, and the other is told whose it is', async () => {
    const nik = makeNik();
    const answers = await Promise.all([registerWith(nik, 'Cepat'), registerWith(nik, 'Cepat'), registerWith(nik, 'Cepat')]);
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409, 409]);
    for (const answer of answers.filter((a) => a.status === 409)) expect(answer.body.detail).toContain('atas nama Cepat');
  });

  test('no NIK yet is a value: any number of owners have none', async () => {
    for (const none of ['', '-', null, 'belum ada', '0']) {
      const answer = await registerWith(none);
      expect([none, answer.status]).toEqual([none, 200]);
      expect((await officer().ok('registry.getOwner', { id: String(answer.body['ownerId']) })).nikMask).toBeNull();
    }
  });
});

describe('a NIK at rest', () => {
  test('stands in the clear in no column of any table, also not as the number of a person’s NPWP', async () => {
    const nik = makeNik();
    const e = await register(officer(), {}, { nik });
    await officer().ok('registry.updateOwner', { id: e.ownerId, version: 1, owner: { fullName: 'Nama Baru', nik, area: jati } });
    await addDocument(officer(), e.id, { kind: 'npwp', number: nik });
    await officer().ok('registry.revealNik', { id: e.ownerId, reason: 'mencocokkan KTP' });
    await officer().ok('registry.findOwners', { text: nik });
    const taken = await registerWith(nik);
    expect(taken.body.code).toBe('registry.nikTaken');
    await town.drain();
    expect(await columnsHolding(nik)).toEqual([]);
    // The town's own people too: four in ten of them have their NIK for their NPWP.
    const { rows } = await asSuperuser(town.databaseUrl, (db) =>
      db.query<{ n: number }>(`select count(*)::int as n from registry.legality_document where kind = 'npwp' and number ~ '^[1-9][0-9]{15}$'`),
    );
    expect(rows[0]?.n).toBe(0);
    const shown = (await officer().ok('registry.getEnterprise', { id: e.id })).documentList.find((d) => d.kind === 'npwp');
    expect(shown?.number).toBe(`${nik.slice(0, 4)}**********${nik.slice(-2)}`);
    const again = await officer().call('registry.addDocument', { id: e.id, documentId: freshId(), kind: 'npwp', number: nik });
    expect(again.body.code).toBe('registry.documentTaken');
    expect(again.text).not.toContain(nik);
  });

  test('and this search would have found it: a name in the clear is found', async () => {
    await register(officer(), {}, { fullName: 'Jarum Dalam Jerami' });
    expect(await columnsHolding('Jarum Dalam Jerami')).toContain('registry.owner.full_name');
  });

  test('is masked in every answer', async () => {
    const nik = makeNik();
    const e = await register(officer(), {}, { nik });
    const answers = await Promise.all([
      officer().call('registry.getOwner', { id: e.ownerId }),
      officer().call('registry.getEnterprise', { id: e.id }),
      officer().call('registry.listTimeline', { id: e.id }),
      officer().call('registry.findOwners', { text: nik }),
      officer().call('registry.listEnterprises', { search: nik }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200]);
    for (const answer of answers) expect(answer.text).not.toContain(nik.slice(4, 14));
    expect(answers[0]?.text).toContain(`${nik.slice(0, 4)}**********${nik.slice(-2)}`);
  });

  test('is found by all of it and by its last four digits', async () => {
    const nik = makeNik();
    const e = await register(officer(), {}, { nik });
    for (const search of [nik, `${nik.slice(0, 6)}.${nik.slice(6)}`, nik.slice(-4)]) {
      expect([search, (await officer().ok('registry.listEnterprises', { search })).items.map((item) => item.id)]).toEqual([search, [e.id]]);
    }
    expect((await officer().ok('registry.findOwners', { text: nik })).items.map((item) => item.id)).toEqual([e.ownerId]);
  });
});

describe('revealing a NIK', () => {
  test('needs a reason, is in the trail with it, and is not repeated by its command id', async () => {
    const nik = makeNik();
    const e = await register(officer(), {}, { nik });
    expect((await officer().call('registry.revealNik', { id: e.ownerId, reason: ' ' })).body.errors?.[0]).toMatchObject({
      field: 'reason',
      code: 'core.required',
    });
    const commandId = freshId();
    expect(await officer().ok('registry.revealNik', { id: e.ownerId, reason: 'berkas KUR' }, { commandId })).toEqual({ nik });
    const second = await officer().call('registry.revealNik', { id: e.ownerId, reason: 'berkas KUR' }, { commandId });
    expect([second.status, second.body.code]).toEqual([422, 'core.commandIdReused']);
    expect(second.text).not.toContain(nik);
    const event = await audited(town, 'registry.revealNik', commandId);
    expect([event.subject_kind, event.subject_id, event.details]).toEqual(['owner', e.ownerId, { reason: 'berkas KUR' }]);
    const none = await register(officer(), {}, { nik: null });
    expect(await officer().ok('registry.revealNik', { id: none.ownerId, reason: 'periksa' })).toEqual({ nik: null });
  });

  test('is for those who answer for the area; not for readers, not for the owner, not for neighbours', async () => {
    const sari = townId('owner.sari');
    const statuses: [string, number][] = [
      ['petugas', 200],
      ['admin', 200],
      ['pendamping.jati', 200],
      ['pendamping.mangunharjo', 404],
      ['walikota', 403],
      ['inspektur', 403],
      ['pemilik.sari', 403],
      ['mentor', 403],
    ];
    for (const [user, status] of statuses)
      expect([user, (await town.as(user).call('registry.revealNik', { id: sari, reason: 'uji' })).status]).toEqual([user, status]);
  });
});

describe('changing an owner', () => {
  test('writes what changed with before and after, a NIK by its mask, also where two masks look the same', async () => {
    const nik = '3574031205857901';
    const e = await register(officer(), {}, { nik, fullName: 'Nama Lama', phone: null });
    const change = { fullName: 'Nama Baru', nik: '3574031205858001', phone: makePhone(), area: mangunharjo };
    await officer().ok('registry.updateOwner', { id: e.ownerId, version: 1, owner: change });
    const [event] = (await officer().ok('registry.listTimeline', { id: e.id })).items;
    const mask = '3574**********01';
    expect(event?.kind).toBe('ownerUpdated');
    expect(event?.changes).toEqual({
      fullName: ['Nama Lama', 'Nama Baru'],
      phone: [null, `+62${change.phone.slice(1)}`],
      area: [jati, mangunharjo],
      nik: [mask, mask],
    });
    expect(await officer().ok('registry.revealNik', { id: e.ownerId, reason: 'uji' })).toEqual({ nik: change.nik });
    expect((await officer().ok('registry.listEnterprises', { search: 'nama baru' })).items.map((item) => item.id)).toContain(e.id);
  });

  test('with an empty NIK leaves it, with a NIK of somebody else is refused, over a moved version is refused', async () => {
    const [nik, taken] = [makeNik(), makeNik()];
    const e = await register(officer(), {}, { nik });
    await register(officer(), {}, { nik: taken, fullName: 'Pemegang Lama' });
    const { id: _, ...owner } = anOwner({ nik: null });
    await officer().ok('registry.updateOwner', { id: e.ownerId, version: 1, owner });
    expect((await officer().ok('registry.getOwner', { id: e.ownerId })).nikMask).not.toBeNull();
    const refused = await officer().call('registry.updateOwner', { id: e.ownerId, version: 2, owner: { ...owner, nik: taken } });
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('atas nama Pemegang Lama')]);
    const old = await officer().call('registry.updateOwner', { id: e.ownerId, version: 1, owner });
    expect([old.status, old.body.code]).toEqual([409, 'core.versionMoved']);
    const same = await officer().ok('registry.updateOwner', { id: e.ownerId, version: 2, owner: { ...owner, nik } });
    expect(same.version).toBe(3);
    const wrong = await officer().call('registry.updateOwner', {
      id: e.ownerId,
      version: 3,
      owner: { ...owner, nik: '1', phone: 'x', birthDate: '2030-01-01', area: '35.74.99.1001' },
    });
    expect(wrong.body.errors?.map((error) => error.field)).toEqual(['owner.nik', 'owner.phone', 'owner.birthDate', 'owner.area']);
  });

  test('to one NIK by two people at once leaves it with one of them', async () => {
    const [one, two, nik] = [await register(officer(), {}, { nik: null }), await register(officer(), {}, { nik: null }), makeNik()];
    const answers = await Promise.all(
      [one, two].map((e) => officer().call('registry.updateOwner', { id: e.ownerId, version: 1, owner: { fullName: 'Rebutan', nik, area: jati } })),
    );
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409]);
  });
});

/** Every column of every table whose text, JSON or bytes hold these characters. */
async function columnsHolding(needle: string): Promise<string[]> {
  return asSuperuser(town.databaseUrl, async (db) => {
    const { rows: columns } = await db.query<{ place: string; table: string; column: string; type: string }>(`
      select n.nspname || '.' || c.relname || '.' || a.attname as place, format('%I.%I', n.nspname, c.relname) as table, format('%I', a.attname) as column, t.typname as type
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
      where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema', 'reference', 'pg_toast')
        and t.typname in ('text', 'varchar', 'json', 'jsonb', 'bytea', '_text', 'uuid', 'int8', 'numeric')`);
    expect(columns.length).toBeGreaterThan(100);
    const found: string[] = [];
    for (const { place, table, column, type } of columns) {
      const match =
        type === 'bytea'
          ? `position(convert_to($1, 'UTF8') in ${column}) > 0 or position($1 in encode(${column}, 'hex')) > 0`
          : `position($1 in ${column}::text) > 0`;
      const { rows } = await db.query<{ n: number }>(`select count(*)::int as n from ${table} where ${match}`, [needle]);
      if ((rows[0]?.n ?? 0) > 0) found.push(place);
    }
    return found;
  });
}

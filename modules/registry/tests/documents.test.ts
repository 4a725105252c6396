import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshId } from '#test/support/client.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import {
  addDocument,
  countsTwice,
  makeHalal,
  makeNib,
  makePirt,
  mangunharjo,
  pdf,
  photoWithPlace,
  register,
  registerAnother,
  runWork,
} from './builders.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const officer = () => town.as('petugas');
const show = (id: string) => officer().ok('registry.getEnterprise', { id });
const legalityOf = async (id: string) => (await show(id)).legality;
const add = (id: string, document: object) => officer().call('registry.addDocument', { id, documentId: freshId(), ...document });

describe('legality', () => {
  test('of food follows its papers, what is missing is said by name, and a rejected paper does not count', async () => {
    const { id } = await register(officer(), { cluster: 'bakery' });
    expect(await show(id)).toMatchObject({ legality: 'none', legalityGap: [['nib'], ['pirt', 'bpom'], ['halal']] });
    await addDocument(officer(), id, { kind: 'nib', number: makeNib() });
    expect(await show(id)).toMatchObject({ legality: 'partial', legalityGap: [['pirt', 'bpom'], ['halal']] });
    const pirt = await addDocument(officer(), id, { kind: 'pirt', number: makePirt() });
    await addDocument(officer(), id, { kind: 'halal', number: makeHalal() });
    expect(await show(id)).toMatchObject({ legality: 'complete', legalityGap: [], documents: ['nib', 'pirt', 'halal'] });
    await officer().ok('registry.checkDocument', { id, documentId: pirt, verdict: 'rejected', note: 'nomornya tidak terbaca' });
    expect(await show(id)).toMatchObject({ legality: 'partial', legalityGap: [['pirt', 'bpom']], documents: ['nib', 'halal'] });
    expect((await show(id)).documentList.find((d) => d.id === pirt)).toMatchObject({
      state: 'rejected',
      checkNote: 'nomornya tidak terbaca',
      checkedByName: 'Retno Ayuningtyas',
    });
  });

  test('a new file of a rejected paper is to be checked anew, and until then the paper counts again', async () => {
    const { id } = await register(officer());
    const documentId = await addDocument(officer(), id, { kind: 'nib', number: makeNib() });
    await officer().ok('registry.checkDocument', { id, documentId, verdict: 'rejected', note: 'buram' });
    expect(await legalityOf(id)).toBe('none');
    await officer().ok('registry.attachDocumentFile', { id, documentId }, { file: { name: 'nib.pdf', content: pdf } });
    expect(await show(id)).toMatchObject({
      legality: 'complete',
      documentList: [{ state: 'stated', checkNote: null, checkedByName: null, hasFile: true, fileName: 'nib.pdf' }],
    });
    await officer().ok('registry.removeDocument', { id, documentId });
    expect(await show(id)).toMatchObject({ legality: 'none', documentList: [] });
    const gone = await officer().call('registry.checkDocument', { id, documentId, verdict: 'checked' });
    expect([gone.status, gone.body.code]).toEqual([404, 'core.notFound']);
  });

  test('two papers added at once both count', async () => {
    const { id } = await register(officer(), { cluster: 'bakery' });
    await Promise.all([
      add(id, { kind: 'nib', number: makeNib() }),
      add(id, { kind: 'pirt', number: makePirt() }),
      add(id, { kind: 'halal', number: makeHalal() }),
    ]);
    expect(await legalityOf(id)).toBe('complete');
    const { kept, counted } = await countsTwice(town);
    expect(kept).toEqual(counted);
  });

  test('changes with the cluster and with what the office says of the cluster', async () => {
    const { id, enterprise } = await register(officer(), { cluster: 'batik' });
    await addDocument(officer(), id, { kind: 'nib', number: makeNib() });
    expect(await legalityOf(id)).toBe('complete');
    await officer().ok('registry.updateEnterprise', { id, version: 1, enterprise: { ...enterprise, cluster: 'bakery' } });
    expect(await legalityOf(id)).toBe('partial');
    const bakery = { code: 'bakery', nameId: 'Roti', nameEn: 'Bakery', active: true, sort: 4 };
    await town.as('admin').ok('registry.saveCluster', { ...bakery, food: false });
    await town.drain();
    expect(await legalityOf(id)).toBe('complete');
    await town.as('admin').ok('registry.saveCluster', { ...bakery, food: true });
    await town.drain();
    expect(await legalityOf(id)).toBe('partial');
  });

  test('a paper counts through its last day and is gone the night after', async () => {
    const { id } = await register(officer());
    await addDocument(officer(), id, { kind: 'nib', number: makeNib(), issuedOn: '2024-11-22', expiresOn: '2026-11-23' });
    town.clock.set('2026-11-23T23:30:00+07:00');
    await runWork(town, 'registry.refreshLegality');
    expect(await show(id)).toMatchObject({ legality: 'complete', documentList: [{ expired: false }] });
    town.clock.set('2026-11-24T00:10:00+07:00');
    expect(await show(id)).toMatchObject({ legality: 'complete', documentList: [{ expired: true }] });
    await runWork(town, 'registry.refreshLegality');
    expect(await show(id)).toMatchObject({ legality: 'none', documents: [] });
    const { kept, counted } = await countsTwice(town);
    expect(kept).toEqual(counted);
    town.clock.set('2026-11-21T12:00:00+07:00');
  });

  test('of food asks for halal from 18 October 2026 on: the day before not, the first night for everybody', async () => {
    const earlier = await openTown();
    try {
      earlier.clock.set('2026-10-17T12:00:00+07:00');
      const petugas = earlier.as('petugas');
      const e = await register(petugas, { cluster: 'bakery' });
      await addDocument(petugas, e.id, { kind: 'nib', number: makeNib() });
      await addDocument(petugas, e.id, { kind: 'pirt', number: makePirt() });
      const shown = () => petugas.ok('registry.getEnterprise', { id: e.id });
      expect(await shown()).toMatchObject({ legality: 'complete', legalityGap: [] });
      earlier.clock.set('2026-10-18T00:10:00+07:00');
      await runWork(earlier, 'registry.refreshLegality');
      expect(await shown()).toMatchObject({
        legality: 'partial',
        legalityGap: [['halal']],
        legalBasis: expect.stringContaining('PP 42/2024') as string,
      });
      expect((await petugas.ok('registry.listEnterprises', { legality: ['partial'], limit: 200 })).items.map((item) => item.id)).toContain(e.id);
      const { kept, counted } = await countsTwice(earlier);
      expect(kept).toEqual(counted);
    } finally {
      await earlier.close();
    }
  });
});

describe('a number', () => {
  test('of a NIB at another owner is refused with the name of the enterprise; a second enterprise of the same owner has the same NIB', async () => {
    const [number, first] = [makeNib(), await register(officer(), { name: 'Pemegang NIB' })];
    await addDocument(officer(), first.id, { kind: 'nib', number });
    const other = await register(officer());
    const taken = await add(other.id, { kind: 'nib', number: `${number.slice(0, 4)} ${number.slice(4)}` });
    expect([taken.status, taken.body.code, taken.body.detail]).toEqual([
      409,
      'registry.documentTaken',
      `Nomor ${number} sudah tercatat pada usaha “Pemegang NIB”.`,
    ]);
    const second = await registerAnother(officer(), first.ownerId);
    expect((await add(second.id, { kind: 'nib', number })).status).toBe(200);
    const twice = await add(second.id, { kind: 'nib', number });
    expect([twice.status, twice.body.code]).toEqual([409, 'registry.documentTaken']);
  });

  test('of a paper that was removed is free again', async () => {
    const [number, first, other] = [makeNib(), await register(officer()), await register(officer())];
    const documentId = await addDocument(officer(), first.id, { kind: 'nib', number });
    await officer().ok('registry.removeDocument', { id: first.id, documentId });
    expect((await add(other.id, { kind: 'nib', number })).status).toBe(200);
  });

  test('of a village’s letter or of an NPWP may stand at two owners', async () => {
    const [first, other] = [await register(officer()), await register(officer(), { area: mangunharjo })];
    for (const document of [
      { kind: 'sku_letter', number: '470/15/2026' },
      { kind: 'npwp', number: '06.234.567.3-625.000' },
    ] as const) {
      const answers = [await add(first.id, document), await add(other.id, document)];
      expect(answers.map((answer) => [answer.status, answer.text])).toEqual(answers.map((answer) => [200, answer.text]));
    }
  });

  test('by another command with the same document id is refused', async () => {
    const { id } = await register(officer());
    const documentId = await addDocument(officer(), id, { kind: 'nib', number: makeNib() });
    const again = await officer().call('registry.addDocument', { id, documentId, kind: 'halal', number: makeHalal() });
    expect([again.status, again.body.code]).toEqual([409, 'registry.alreadyThere']);
  });

  test.each([
    [{ kind: 'nib', number: '123' }, 'number', 'nib.length', /13 angka; yang ini 3/],
    [{ kind: 'nib', number: 'belum ada' }, 'number', 'core.required', /Wajib/],
    [{ kind: 'nib', number: 'sudah' }, 'number', 'core.required', /Wajib/],
    [{ kind: 'pirt', number: '20635740' }, 'number', 'pirt.length', /15 angka; yang ini 8/],
    [{ kind: 'bpom', number: '255301234567' }, 'number', 'bpom.noLetters', /MD atau ML/],
    [{ kind: 'halal', number: 'KH-2021' }, 'number', 'halal.decree', /ketetapan/],
    [{ kind: 'npwp', number: '1234' }, 'number', 'npwp.length', /16 angka/],
    [{ kind: 'izin', number: '1' }, 'kind', 'core.choice', /nib, npwp/],
    [{ kind: 'nib', number: '' }, 'number', 'core.required', /Wajib/],
    [{ kind: 'trademark', number: 'IDM1', issuedOn: '2026-11-22' }, 'issuedOn', 'registry.dayFuture', /belum terjadi/],
    [{ kind: 'trademark', number: 'IDM1', issuedOn: '2026-01-02', expiresOn: '2026-01-01' }, 'expiresOn', 'registry.expiryBeforeIssue', /lebih awal/],
    [{ kind: 'trademark', number: 'IDM1', expiresOn: '2026-13-01' }, 'expiresOn', 'core.day', /kalender/],
  ])('%j is refused with a sentence', async (document, field, code, sentence) => {
    const { id } = await register(officer());
    const answer = await add(id, document);
    expect([answer.status, answer.body.errors]).toEqual([422, [{ field, code, detail: expect.stringMatching(sentence) as string }]]);
  });
});

describe('the file of a paper', () => {
  const withPaper = async () => {
    const { id } = await register(officer());
    return { id, documentId: await addDocument(officer(), id, { kind: 'nib', number: makeNib() }) };
  };
  const attach = (at: { id: string; documentId: string }, file: { name: string; content: string | Uint8Array; type?: string }) =>
    officer().call('registry.attachDocumentFile', at, { file });

  test('is a PDF or a picture, and comes back as it went, where no page can run in it', async () => {
    const at = await withPaper();
    const none = await officer().call('registry.getDocumentFile', at);
    expect([none.status, none.body.code, none.body.detail]).toEqual([404, 'registry.noFile', 'Dokumen ini belum dilampiri berkas.']);
    expect((await attach(at, { name: 'Nomor Induk.pdf', content: pdf })).status).toBe(200);
    const response = await officer().fetch(`/api/v1/registry/enterprises/${at.id}/documents/${at.documentId}/file`);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(pdf);
    expect(
      Object.fromEntries(
        ['content-type', 'content-disposition', 'x-content-type-options', 'content-security-policy', 'cache-control'].map((name) => [
          name,
          response.headers.get(name),
        ]),
      ),
    ).toEqual({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="Nomor Induk.pdf"; filename*=UTF-8''Nomor%20Induk.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    });
    expect((await attach(at, { name: 'foto.jpg', content: await photoWithPlace() })).status).toBe(200);
    expect((await officer().call('registry.getDocumentFile', at)).headers.get('content-type')).toBe('image/webp');
  });

  test.each([
    [
      'a page that calls itself a picture',
      'foto.jpg',
      '<html><script>alert(1)</script></html>',
      415,
      'files.kind',
      /“foto\.jpg” berjenis .+; yang diterima: .*application\/pdf/,
    ],
    ['an SVG with a script', 'cap.png', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 415, 'files.kind', /diterima/],
    ['a program', 'nib.pdf', 'MZ\u0000\u0001', 415, 'files.kind', /diterima/],
    ['nothing', 'nib.pdf', '', 422, 'files.empty', /“nib\.pdf” kosong/],
  ])('%s is refused with a sentence', async (_title, name, content, status, code, sentence) => {
    const answer = await attach(await withPaper(), { name, content, type: 'image/jpeg' });
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([status, code, expect.stringMatching(sentence)]);
  });

  test('has a name without folders, quotes or line breaks, whatever was sent', async () => {
    for (const [sent, kept] of [
      ['../../etc/passwd', 'passwd'],
      ['..\\..\\boot.ini', 'boot.ini'],
      ['a"\r\nX-Evil: 1.pdf', 'aX-Evil 1.pdf'],
      ['..', 'berkas'],
      ['  ', 'berkas'],
      ['struk–ä.pdf', 'struk–ä.pdf'],
      [`${'x'.repeat(200)}.pdf`, `${'x'.repeat(116)}.pdf`],
    ] as const) {
      const at = await withPaper();
      expect((await attach(at, { name: sent, content: pdf })).status).toBe(200);
      expect((await show(at.id)).documentList[0]?.fileName).toBe(kept);
      const { headers } = await officer().call('registry.getDocumentFile', at);
      expect([headers.get('x-evil'), headers.get('content-disposition')]).toEqual([null, expect.stringContaining(encodeURIComponent(kept))]);
    }
  });

  test('is reached by the enterprise that it belongs to and by no other', async () => {
    const at = await withPaper();
    await attach(at, { name: 'nib.pdf', content: pdf });
    const other = await register(officer());
    for (const action of ['registry.getDocumentFile', 'registry.removeDocument'] as const) {
      expect([action, (await officer().call(action, { id: other.id, documentId: at.documentId })).status]).toEqual([action, 404]);
    }
  });

  test('larger than the limit is refused', async () => {
    const answer = await attach(await withPaper(), { name: 'besar.pdf', content: Buffer.concat([pdf, Buffer.alloc(15_000_000)]) });
    expect([answer.status, answer.body.detail]).toEqual([413, expect.stringMatching(/terlalu besar; paling besar/)]);
  });
});

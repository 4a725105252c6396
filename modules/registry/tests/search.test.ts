import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { freshId } from '#test/support/client.ts';
import { createRandom } from '#test/town/index.ts';
import { addDocument, jati, look, makeNib, makePhone, register, registerAnother } from './builders.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const officer = () => town.as('petugas');
const found = async (search: string, more: object = {}) => (await officer().ok('registry.listEnterprises', { search, limit: 200, ...more })).items;
const names = async (search: string) => (await found(search)).map((item) => item.name);

describe('a search forgives', () => {
  beforeAll(async () => {
    await register(officer(), { name: 'Djaya Makmur Soekarno', brand: 'Lezzatku', products: 'rengginang ketan' }, { fullName: 'Chusnul Wijayanti' });
    await register(officer(), { name: 'Gumelar Percetakan' }, { fullName: 'Panjerino' });
  });
  const target = 'Djaya Makmur Soekarno';

  test.each([
    ['as it is written', 'Djaya Makmur'],
    ['small letters', 'soekarno'],
    ['oe for u', 'sukarno'],
    ['dj for j', 'jaya makmur'],
    ['j for dj', 'djaja makmur'],
    ['a doubled letter', 'makkmur'],
    ['a letter that should be doubled', 'lezatku'],
    ['a missing vowel', 'mkmur'],
    ['swapped letters', 'mamkur'],
    ['a wrong letter', 'makmor'],
    ['the beginning of a word, while it is typed', 'soeka'],
    ['two words in the other order', 'soekarno makmur'],
    ['two words, one of them misspelled', 'jaya sukrano'],
    ['the brand', 'Lezzatku'],
    ['the owner', 'wijayanti'],
    ['the owner, written another way', 'Khusnul Widjayanti'],
    ['a product', 'rengginang'],
    ['a product, misspelled', 'renginang'],
    ['a word of the name and one of the owner', 'makmur chusnul'],
  ])('%s: %s', async (_title, typed) => {
    expect(await names(typed)).toContain(target);
  });

  test('but not everything: another word is not found, and every word has to be', async () => {
    expect(await names('gumelar')).not.toContain(target);
    expect(await names('makmur gumelar')).toEqual([]);
    expect(await names('makmur qwxvkrt')).toEqual([]);
  });

  test('what is typed exactly comes first', async () => {
    for (const name of ['Batek Sembilang', 'Batik Sembilang', 'Batik Sembilan']) await register(officer(), { name });
    expect((await names('batik sembilang'))[0]).toBe('Batik Sembilang');
  });

  test('one random slip in one word of any enterprise still finds it', async () => {
    const random = createRandom('search/slips');
    const rows = await look<{ id: string; name: string }>(
      town,
      `select id, name from registry.enterprise where name ~ '^[A-Za-z ]{12,}$' order by id`,
    );
    expect(rows.length).toBeGreaterThan(15);
    for (const { id, name } of rows) {
      const words = name.split(' ').filter((word) => word.length >= 6);
      if (words.length === 0) continue;
      const word = random.pick(words);
      const at = random.int(1, word.length - 3);
      const slip = random.pick([
        word.slice(0, at) + word.slice(at + 1),
        `${word.slice(0, at)}${word[at]}${word.slice(at)}`,
        `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`,
      ]);
      const typed = name.replace(word, slip);
      expect([typed, name, (await found(typed)).some((item) => item.id === id)]).toEqual([typed, name, true]);
    }
  });
});

describe('digits', () => {
  test('are a telephone number in any form, of the owner or of the enterprise', async () => {
    const [own, shop] = [makePhone(), makePhone()];
    const e = await register(officer(), { phone: shop }, { phone: own });
    const second = await registerAnother(officer(), e.ownerId);
    for (const phone of [own, `+62${own.slice(1)}`, `62${own.slice(1)}`, `${own.slice(0, 4)}-${own.slice(4, 8)}-${own.slice(8)}`]) {
      expect([phone, (await found(phone)).map((item) => item.id).sort((a, b) => a.localeCompare(b))]).toEqual([phone, [e.id, second.id]]);
    }
    expect((await found(shop)).map((item) => item.id)).toEqual([e.id]);
  });

  test('are a NIB or another number of a paper', async () => {
    const [e, number] = [await register(officer()), makeNib()];
    await addDocument(officer(), e.id, { kind: 'nib', number });
    expect((await found(number)).map((item) => item.id)).toEqual([e.id]);
    expect((await found(`${number.slice(0, 5)} ${number.slice(5)}`)).map((item) => item.id)).toEqual([e.id]);
  });

  test('that belong to nobody find nothing', async () => {
    for (const digits of ['3574031205859999', '9999', '0841999999999', '1234567890123']) expect([digits, await found(digits)]).toEqual([digits, []]);
  });
});

test.each([
  "'",
  '"',
  '%',
  '_',
  '\\',
  '%%%',
  "'; drop table registry.enterprise; --",
  '😀',
  '😀😀 🎉',
  '&|!:*',
  '<->',
  'zqxwvk',
  'a',
  '.',
  '-',
  '\u00ad',
  '(',
  '[a-z]*',
  'x'.repeat(100),
  '😀'.repeat(50),
  '٣',
  '火锅',
  "Ma'ruf%",
  'NULL',
  '../..',
  '0',
  '12',
  '12345',
])('%j is answered with 200 and a list', async (search) => {
  for (const action of ['registry.listEnterprises', 'registry.countEnterprises'] as const) {
    const answer = await officer().call(action, { search });
    expect([search, action, answer.status]).toEqual([search, action, 200]);
  }
  const map = await officer().call('registry.mapEnterprises', { search, south: -8, west: 113, north: -7, east: 114 });
  expect(map.status).toBe(200);
});

test('nonsense finds nothing, spaces are no search, and more than a hundred characters are refused with a sentence', async () => {
  for (const nonsense of ['zqxwvk', '😀', '%', "'"]) {
    expect([nonsense, await found(nonsense)]).toEqual([nonsense, []]);
    expect(await officer().ok('registry.countEnterprises', { search: nonsense })).toEqual({ n: 0, exact: true });
  }
  expect((await found('   ')).length).toBeGreaterThan(50);
  const long = await officer().call('registry.listEnterprises', { search: 'x'.repeat(101) });
  expect([long.status, long.body.errors]).toEqual([
    422,
    [{ field: 'search', code: 'core.tooLong', detail: 'Terlalu panjang; paling banyak 100 huruf.' }],
  ]);
});

test('a search is cut by the filters beside it, and so are its count and its map', async () => {
  const here = await register(officer(), { name: 'Kembarsari Satu', cluster: 'batik', latitude: -7.75, longitude: 113.22 });
  const there = await register(officer(), { name: 'Kembarsari Dua', area: '35.74.03.1002', cluster: 'bakery', latitude: -7.74, longitude: 113.21 });
  expect((await found('kembarsari')).map((item) => item.id).sort((a, b) => a.localeCompare(b))).toEqual([here.id, there.id]);
  expect((await found('kembarsari', { area: jati })).map((item) => item.id)).toEqual([here.id]);
  expect((await found('kembarsari', { cluster: ['bakery'] })).map((item) => item.id)).toEqual([there.id]);
  expect(await officer().ok('registry.countEnterprises', { search: 'kembarsari', area: jati })).toEqual({ n: 1, exact: true });
  const box = { south: -8, west: 113, north: -7, east: 114 };
  const map = await officer().ok('registry.mapEnterprises', { search: 'kembarsari', ...box });
  expect([map.points.reduce((sum, point) => sum + point.n, 0), map.located]).toEqual([2, 2]);
  expect((await officer().ok('registry.mapEnterprises', { search: 'kembarsari', area: jati, ...box })).points).toEqual([
    { id: here.id, name: 'Kembarsari Satu', latitude: -7.75, longitude: 113.22, n: 1 },
  ]);
});

describe('a list in pages', () => {
  const walk = async (input: Record<string, unknown>, between: () => Promise<unknown> = () => Promise.resolve()) => {
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await officer().ok('registry.listEnterprises', { limit: 7, ...input, ...(cursor && { cursor }) });
      seen.push(...page.items.map((item) => item.id));
      if (page.next === null) return seen;
      cursor = page.next;
      await between();
    }
  };

  test.each(['newest', 'name'])('by %s holds everything that was there exactly once, while more comes in', async (sort) => {
    const before = (await look<{ id: string }>(town, 'select id from registry.enterprise')).map((row) => row.id);
    const seen = await walk({ sort }, () => register(officer(), { name: `${freshId().slice(-4)} baru` }));
    expect(new Set(seen).size).toBe(seen.length);
    expect(before.filter((id) => !seen.includes(id))).toEqual([]);
  });

  test('of a search and of one village too', async () => {
    for (const input of [{ search: 'batik' }, { area: jati }, { area: '35.74.03', sort: 'name' }]) {
      const seen = await walk({ ...input, limit: 2 });
      const { items } = await officer().ok('registry.listEnterprises', { ...input, limit: 200 } as { limit: number });
      expect(seen).toEqual(items.map((item) => item.id));
      expect(seen.length).toBeGreaterThan(2);
    }
  });

  test('the newest come first, and by name the order is that of the words', async () => {
    const newest = await register(officer(), { name: 'Zzz Paling Baru' });
    expect((await officer().ok('registry.listEnterprises', { limit: 1 })).items[0]?.id).toBe(newest.id);
    const byName = (await officer().ok('registry.listEnterprises', { sort: 'name', limit: 200 })).items.map((item) => item.name.toLowerCase());
    expect(byName).toEqual(byName.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
  });

  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  test.each([
    ['', 'newest'],
    ['%%%', 'newest'],
    [encode([]), 'newest'],
    [encode(['bukan-uuid']), 'newest'],
    [encode([1]), 'newest'],
    [encode({ a: 1 }), 'newest'],
    [encode(["1' or '1'='1"]), 'newest'],
    [encode(['batik']), 'name'],
    [encode(['batik', 'bukan-uuid']), 'name'],
    [encode([freshId(), freshId(), freshId()]), 'name'],
  ])('a cursor of %j in a list by %s is refused with a sentence', async (cursor, sort) => {
    const answer = await officer().call('registry.listEnterprises', { cursor, sort });
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([400, 'core.malformed', 'Permintaan tidak dapat dibaca: cursor.']);
  });

  test.each([
    [0, 422],
    [1, 200],
    [200, 200],
    [201, 422],
    [-1, 422],
    [1.5, 422],
    ['semua', 422],
  ])('a limit of %s is answered with %i', async (limit, status) => {
    const answer = await officer().call('registry.listEnterprises', { limit });
    expect([limit, answer.status]).toEqual([limit, status]);
    if (status === 422)
      expect(answer.body.errors?.[0]).toMatchObject({ field: 'limit', detail: expect.stringMatching(/^\p{Lu}[^{}]+\.$/u) as string });
  });

  test.each([
    [{ area: 'Jati' }, 'area'],
    [{ scaleClass: ['raksasa'] }, 'scaleClass'],
    [{ legality: 'hampir' }, 'legality'],
    [{ activity: ['tidur'] }, 'activity'],
    [{ freshness: 'basi' }, 'freshness'],
    [{ hasDocument: 'sim' }, 'hasDocument'],
    [{ centre: 'x' }, 'centre'],
    [{ sort: 'acak' }, 'sort'],
  ])('a filter of %j is refused', async (filter, field) => {
    const answer = await officer().call('registry.listEnterprises', filter);
    expect([answer.status, answer.body.errors?.[0]?.field.split('.')[0]]).toEqual([422, field]);
    expect(answer.body.errors?.[0]?.detail).toMatch(/^\p{Lu}.+\.$/u);
  });
});

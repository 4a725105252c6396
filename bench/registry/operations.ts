import { newId } from '#core/ids.ts';
import { demoPassword } from '#modules/accounts/index.ts';
import { cityVillages, clusters, createRandom } from '#test/town/index.ts';
import type { Random } from '#test/town/index.ts';
import { queryOf } from '#test/support/query.ts';
import { BenchClient } from '../load.ts';
import type { Answer, Step } from '../load.ts';
import type { Sample } from './seed.ts';

const mostClients = 16;

type Kit = { random: Random; sample: () => Sample; officer: string; companion: string };
type Mix = (kit: Kit, round: number) => { kind: string; input: Record<string, unknown>; cookie?: string };

/** Every operation that is measured, as the endless series of requests of one client. The same numbers each time: all chance is seeded. */
export async function operationsOf(port: number, samples: Sample[]): Promise<Record<string, (client: number) => Step>> {
  const [officer, companion] = [await signIn(port, 'petugas'), await signIn(port, 'pendamping.jati')];
  const kitOf = (name: string, client: number): Kit => {
    const random = createRandom(`bench/${name}/${client}`);
    // Each client has enterprises of its own, so that no two change the same one at the same moment.
    const own = samples.filter((_, i) => i % mostClients === client % mostClients);
    return { random, sample: () => random.pick(own), officer, companion };
  };
  const asking =
    (name: string, path: string, mix: Mix) =>
    (client: number): Step => {
      const kit = kitOf(name, client);
      return async (user, round) => {
        const { kind, input, cookie = kit.officer } = mix(kit, round);
        await user.timed(kind, { method: 'GET', path: path + queryOf(input), cookie });
      };
    };
  return {
    list: (client) => pages(kitOf('list', client)),
    filter: asking('filter', '/registry/enterprises', filterMix),
    search: asking('search', '/registry/enterprises', searchMix),
    count: asking('count', '/registry/enterprise-count', countMix),
    open: (client) => opening(kitOf('open', client)),
    save: (client) => saving(kitOf('save', client)),
    overview: asking('overview', '/registry/overview', overviewMix),
    similar: (client) => typing(kitOf('similar', client)),
    map: asking('map', '/registry/enterprise-map', mapMix),
  };
}

async function signIn(port: number, userName: string): Promise<string> {
  const client = new BenchClient(port);
  try {
    const { cookies } = await client.ask({ method: 'POST', path: '/accounts/sign-in', body: { userName, password: demoPassword } });
    return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
  } finally {
    client.close();
  }
}

/** The newest enterprises, and from there some pages on. */
function pages(kit: Kit): Step {
  let next: unknown;
  return async (user, round) => {
    const cursor = round % 5 === 0 ? undefined : next;
    const answer = await user.timed(cursor ? 'next page' : 'first page', {
      method: 'GET',
      path: `/registry/enterprises${queryOf({ cursor })}`,
      cookie: kit.officer,
    });
    ({ next } = answer);
  };
}

const village = ({ random }: Kit) => random.pick(cityVillages).code;
const cluster = ({ random }: Kit) => random.pick(clusters).code;

const filterMix: Mix = (kit, round) => {
  const { random, companion } = kit;
  const mixes: ReturnType<Mix>[] = [
    { kind: 'one village', input: { area: village(kit) } },
    { kind: 'cluster and class', input: { cluster: cluster(kit), scaleClass: random.pick(['micro', 'small', 'medium', 'unknown']) } },
    { kind: 'district and legality', input: { area: village(kit).slice(0, 8), legality: random.pick(['none', 'partial', 'complete']) } },
    { kind: 'seasonal', input: { activity: 'seasonal' } },
    { kind: 'stale', input: { freshness: 'stale' } },
    { kind: 'cluster without halal', input: { cluster: random.pick(['processed_food', 'bakery', 'culinary', 'seafood']), lacksDocument: 'halal' } },
    { kind: 'a companion’s list', input: {}, cookie: companion },
    { kind: 'by name', input: { sort: 'name' } },
    { kind: 'by name, far on', input: { sort: 'name', cursor: nameCursor(kit) } },
    { kind: 'village, class and stale', input: { area: village(kit), scaleClass: 'small', freshness: 'stale' } },
  ];
  return mixes[round % mixes.length] ?? { kind: '', input: {} };
};

/** Where a reader of the list by name stands after some pages: anywhere in the alphabet. */
function nameCursor({ sample }: Kit): string {
  const { businessName, id } = sample();
  return Buffer.from(JSON.stringify([businessName.toLowerCase(), id])).toString('base64url');
}

const searchMix: Mix = (kit, round) => {
  const { random } = kit;
  const person = () => some(kit, ({ ownerName }) => random.pick(longWords(ownerName)));
  const mixes: (() => ReturnType<Mix>)[] = [
    () => ({ kind: 'owner’s word', input: { search: person() } }),
    () => ({ kind: 'business word', input: { search: some(kit, ({ businessName }) => random.pick(longWords(businessName))) } }),
    () => ({ kind: 'misspelt', input: { search: misspell(random, person()) } }),
    () => ({
      kind: 'misspelt',
      input: {
        search: misspell(
          random,
          some(kit, ({ products }) => random.pick(longWords(products))),
        ),
      },
    }),
    () => ({ kind: 'two words', input: { search: some(kit, ({ businessName }) => twoWords(businessName)) } }),
    () => ({ kind: 'two words', input: { search: some(kit, ({ ownerName }) => twoWords(ownerName)) } }),
    () => ({ kind: 'phone', input: { search: some(kit, ({ phone }) => phone ?? undefined) } }),
    () => ({ kind: 'NIK', input: { search: some(kit, ({ nik }) => nik ?? undefined) } }),
    () => ({ kind: 'last four digits', input: { search: some(kit, ({ nik }) => nik?.slice(-4)) } }),
    () => ({ kind: 'word in a village', input: { search: person(), area: village(kit) } }),
  ];
  return mixes[round % mixes.length]?.() ?? { kind: '', input: {} };
};

/** What the first of the samples that has it, has. */
function some(kit: Kit, pick: (sample: Sample) => string | undefined): string {
  for (;;) {
    const found = pick(kit.sample());
    if (found) return found;
  }
}

const longWords = (text: string) => [...text.split(/[^\p{L}]+/u).filter((word) => word.length >= 4), ''];
const twoWords = (text: string) => {
  const words = longWords(text).filter(Boolean);
  return words.length >= 2 ? `${words[0]} ${words[1]}` : undefined;
};

/** A letter too few, a letter twice elsewhere, or two that changed places; never the first. */
function misspell(random: Random, word: string): string {
  const at = random.int(1, word.length - 2);
  const letters = word.split('');
  const [a = '', b = ''] = [letters[at], letters[at + 1]];
  letters.splice(at, 2, ...random.pick([[b], [b, a], ['e', b], [a, 'i', b]]));
  return letters.join('');
}

const countMix: Mix = (kit, round) => {
  const mixes: ReturnType<Mix>[] = [
    { kind: 'all', input: {} },
    { kind: 'by cells', input: { area: village(kit), cluster: cluster(kit), legality: 'partial' } },
    { kind: 'by freshness', input: { freshness: 'stale' } },
    { kind: 'cluster without halal', input: { cluster: 'bakery', lacksDocument: 'halal' } },
  ];
  return mixes[round % mixes.length] ?? { kind: '', input: {} };
};

const overviewMix: Mix = (kit, round) => {
  const area = [undefined, village(kit).slice(0, 8), village(kit)][round % 3];
  return { kind: area === undefined ? 'regency' : area.length === 8 ? 'district' : 'village', input: { area } };
};

/** The whole city, a part of it and a few streets, all and filtered. */
const mapMix: Mix = (kit, round) => {
  const { random } = kit;
  const [kind = '', size = 0] =
    (
      [
        ['whole city', 0.15],
        ['a quarter of the city', 0.04],
        ['some streets', 0.004],
      ] as const
    )[round % 3] ?? [];
  const [south, west] = [-7.8 + random.next() * 0.04, 113.18 + random.next() * 0.04];
  const box = size > 0.1 ? { south: -7.84, west: 113.13, north: -7.7, east: 113.28 } : { south, west, north: south + size, east: west + size };
  const filter = random.chance(0.5) ? {} : { cluster: cluster(kit) };
  return { kind: `${kind}${'cluster' in filter ? ', one cluster' : ''}`, input: { ...box, ...filter } };
};

/** Somebody types an enterprise that is on record already, with a slip in it, and now and then a telephone number or a NIK. */
function typing(kit: Kit): Step {
  return async (user) => {
    const { ownerName, businessName, phone, nik, area, address } = kit.sample();
    const known = kit.random.weighted([
      ['names', 6],
      ['telephone', 3],
      ['NIK', 1],
    ] as const);
    const body = {
      name: slip(businessName, kit.random),
      ownerName: slip(ownerName, kit.random),
      area,
      address,
      ...(known === 'telephone' && { phone }),
      ...(known === 'NIK' && { nik }),
    };
    await user.timed(known, { method: 'POST', path: '/validation/similar', body, cookie: kit.officer });
  };
}

function slip(name: string, random: Random): string {
  const at = random.int(1, Math.max(1, name.length - 1));
  return random.chance(0.5) ? name : name.slice(0, at) + name.slice(at + 1);
}

function opening(kit: Kit): Step {
  return async (user) => {
    await user.timed('enterprise', { method: 'GET', path: `/registry/enterprises/${kit.sample().id}`, cookie: kit.officer });
  };
}

/** A note, or a change over the version that was read; the reading before is not timed. */
function saving(kit: Kit): Step {
  const { officer: cookie, random } = kit;
  return async (user, round) => {
    const { id } = kit.sample();
    const path = `/registry/enterprises/${id}`;
    const commandId = newId(new Date());
    if (round % 2 === 0) {
      await user.timed('note', { method: 'POST', path: `${path}/notes`, body: { text: `Catatan ukur ${round}` }, cookie, commandId });
      return;
    }
    const { answer } = await user.ask({ method: 'GET', path, cookie });
    const { products } = answer;
    const enterprise = {
      ...pickFields(answer),
      products: `${typeof products === 'string' ? products.replace(/ \d+$/, '') : 'aneka'} ${random.int(1, 99)}`,
    };
    await user.timed('change', { method: 'PUT', path, body: { version: answer['version'], enterprise }, cookie, commandId });
  };
}

const fields = [
  'name',
  'brand',
  'area',
  'address',
  'latitude',
  'longitude',
  'accuracyM',
  'cluster',
  'kbliVersion',
  'kbli',
  'placeKind',
  'startYear',
  'activity',
  'phone',
  'workersMale',
  'workersFemale',
  'monthlyCapacity',
  'channels',
  'note',
];

function pickFields(answer: Answer): Answer {
  return Object.fromEntries(fields.map((field) => [field, answer[field]]));
}

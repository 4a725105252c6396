import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { transact } from '#platform/db/transact.ts';
import { enqueueJobs } from '#platform/jobs/queue.ts';
import type { contract } from '#modules/registry/index.ts';
import type { InputOf } from '#core/contract.ts';
import { freshId } from '#test/support/client.ts';
import type { Client } from '#test/support/client.ts';
import { asSuperuser, homeRegency } from '#test/support/database.ts';
import type { Town } from '#test/support/town.ts';

export const jati = '35.74.03.1004';
export const mangunharjo = '35.74.03.1002';
export const pilang = '35.74.01.1009';

type Registering = InputOf<(typeof contract)['registry.registerEnterprise']>;
export type NewOwner = NonNullable<Registering['owner']>;
export type NewEnterprise = Registering['enterprise'];

let made = 0;
const next = () => ++made;

/** A NIK that is built right and belongs to nobody; the cast and the crowd of the town have lower serials. */
export const makeNik = (): string => `357403120585${7000 + next()}`;
/** With a prefix that no operator has been given. */
export const makePhone = (): string => `0841${70_000_000 + next()}`;
export const makeNib = (): string => `8120${300_000_000 + next() * 7919}`;
export const makePirt = (): string => `2063574${String(10_000_000 + next() * 31).slice(-6)}-29`;
export const makeHalal = (): string => `ID3511${100_000_000_000_000 + next() * 7919}`.slice(0, 19);

export function anOwner(over: Partial<NewOwner> = {}): NewOwner {
  return { id: freshId(), fullName: `Orang Contoh ${next()}`, nik: makeNik(), phone: makePhone(), area: jati, ...over };
}

export function anEnterprise(over: Partial<NewEnterprise> = {}): NewEnterprise {
  return { name: `Usaha Contoh ${next()}`, area: jati, activity: 'active', cluster: 'batik', ...over };
}

export type Made = { id: string; ownerId: string; version: number; owner: NewOwner; enterprise: NewEnterprise };

/** Registers an enterprise with a new owner. */
export async function register(
  client: Client,
  enterprise: Partial<NewEnterprise> = {},
  owner: Partial<NewOwner> = {},
  figures: Registering['figures'] = [],
): Promise<Made> {
  const input = { id: freshId(), owner: anOwner(owner), enterprise: anEnterprise(enterprise), figures };
  return { ...(await client.ok('registry.registerEnterprise', input)), owner: input.owner, enterprise: input.enterprise };
}

/** One more enterprise of a known owner. */
export async function registerAnother(client: Client, ownerId: string, enterprise: Partial<NewEnterprise> = {}) {
  const input = { id: freshId(), ownerId, enterprise: anEnterprise(enterprise) };
  return { ...(await client.ok('registry.registerEnterprise', input)), enterprise: input.enterprise };
}

type Document = InputOf<(typeof contract)['registry.addDocument']>;

export async function addDocument(client: Client, id: string, document: Pick<Document, 'kind' | 'number'> & Partial<Document>): Promise<string> {
  return (await client.ok('registry.addDocument', { id, documentId: freshId(), ...document })).documentId;
}

/** What one question of the database gives, seen from above the wall. */
export async function look<R extends object>(town: Town, text: string, values: unknown[] = []): Promise<R[]> {
  return (await asSuperuser(town.databaseUrl, (db) => db.query<R>(text, values))).rows;
}

/** All counts of the registry as they are kept (folded or not) and as the rows say; they must be the same. */
export async function countsTwice(town: Town): Promise<{ kept: string[]; counted: string[] }> {
  const cell = `area || ' ' || cluster || ' ' || scale_class || ' ' || activity || ' ' || legality || ' ' || n as cell`;
  const kept = await look<{ cell: string }>(
    town,
    `
    select ${cell} from (select area, cluster, scale_class, activity, legality, sum(n) as n from (
      select area, cluster, scale_class, activity, legality, n from registry.enterprise_count where regency = $1
      union all select left(area, level), cluster, scale_class, activity, legality, n from registry.enterprise_count_change cross join unnest(array[5, 8, 13]) as level
        where regency = $1 and length(area) >= level) both_parts
    group by area, cluster, scale_class, activity, legality having sum(n) <> 0) t order by cell`,
    [homeRegency],
  );
  const counted = await look<{ cell: string }>(
    town,
    `
    select ${cell} from (select left(e.area, level) as area, coalesce(cluster, '') as cluster, scale_class, activity, legality, count(*) as n
      from registry.enterprise e cross join unnest(array[5, 8, 13]) as level where regency = $1 and merged_into is null and length(e.area) >= level
      group by 1, 2, 3, 4, 5) t order by cell`,
    [homeRegency],
  );
  return { kept: kept.map((row) => row.cell), counted: counted.map((row) => row.cell) };
}

/** Runs a work of the registry as a job, to its end. */
export async function runWork(town: Town, action: string, input: Record<string, unknown> = {}): Promise<void> {
  await transact(town.world.pool, { regency: homeRegency }, (tx) =>
    enqueueJobs(tx, homeRegency, town.clock.now(), 'system:test', [{ action, input }]),
  );
  await town.drain();
}

/** A photo as a phone makes it: with the place where it was taken. */
export async function photoWithPlace(): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 48, channels: 3, background: '#b5651d' } })
    .withExif({
      IFD0: { Make: 'Telepon Rahasia' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '7/1 45/1 1700/100', GPSLongitudeRef: 'E', GPSLongitude: '113/1 13/1 1450/100' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

/** A small file that unfolds into more pixels than any camera has. */
export function pixelBomb(side = 9000): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1; // one bit of grey for each pixel
  const rows = Buffer.alloc(side * (1 + Math.ceil(side / 8)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n', 'latin1');

import { systemContext } from '#app/town.ts';
import type { Context } from '#platform/action.ts';
import { mergeEnterprises, mergeOwners, registerMany, splitEnterprises, splitOwners } from '#modules/registry/index.ts';
import type { BulkEnterprise, EnterpriseFields, EnterpriseMergeField, OwnerMergeField } from '#modules/registry/index.ts';
import { freshId } from '#test/support/client.ts';
import { homeRegency } from '#test/support/database.ts';
import type { Town } from '#test/support/town.ts';
import { jati, look } from './builders.ts';

/** What another part of town does in one transaction, as the module that decides about duplicates does. */
export const inWork = <T>(town: Town, body: (ctx: Context) => Promise<T>, regency = homeRegency): Promise<T> =>
  systemContext(town.world, town.registry, regency, 'test.merging').transaction(body);

export const merge = (town: Town, from: string, into: string, take: EnterpriseMergeField[] = []) =>
  inWork(town, (ctx) => mergeEnterprises(ctx, { from, into, take, decisionId: freshId() }));
export const split = (town: Town, mergeId: string) => inWork(town, (ctx) => splitEnterprises(ctx, { mergeId, decisionId: freshId() }));
export const joinOwners = (town: Town, from: string, into: string, take: OwnerMergeField[] = []) =>
  inWork(town, (ctx) => mergeOwners(ctx, { from, into, take, decisionId: freshId() }));
export const partOwners = (town: Town, mergeId: string) => inWork(town, (ctx) => splitOwners(ctx, { mergeId, decisionId: freshId() }));

/** An enterprise of which little is known, for an import. */
export function aRow(fields: Partial<EnterpriseFields> = {}, over: Partial<BulkEnterprise> = {}): BulkEnterprise {
  return {
    id: freshId(),
    ownerId: null,
    newOwner: null,
    figures: [],
    documents: [],
    enterprise: {
      name: 'Usaha Kembar',
      brand: null,
      products: null,
      area: jati,
      address: null,
      latitude: null,
      longitude: null,
      accuracyM: null,
      cluster: null,
      kbliVersion: null,
      kbli: null,
      placeKind: null,
      startYear: null,
      activity: 'unknown',
      phone: null,
      workersMale: null,
      workersFemale: null,
      monthlyCapacity: null,
      channels: [],
      note: null,
      ...fields,
    },
    ...over,
  };
}

export async function bring(town: Town, rows: BulkEnterprise[]): Promise<string[]> {
  await inWork(town, (ctx) => registerMany(ctx, rows, 'import:test'));
  return rows.map((row) => row.id);
}

type Row = Record<string, unknown>;

/** Every column of these enterprises, their owners and all that hangs on them, but what counts and dates a change. */
export async function bytesOf(town: Town, ids: string[]): Promise<Record<string, Row[]>> {
  const owners = (
    await look<{ owner_id: string }>(town, 'select distinct owner_id from registry.enterprise where id = any($1) and owner_id is not null', [ids])
  ).map((row) => row.owner_id);
  const rows = async (table: string, column: string, keys: string[], order: string) =>
    (
      await look<{ row: Row }>(
        town,
        `select to_jsonb(t) - 'version' - 'updated_at' as row from registry.${table} t where ${column} = any($1) order by ${order}`,
        [keys],
      )
    ).map(({ row }) => row);
  return {
    enterprises: await rows('enterprise', 'id', ids, 'id'),
    owners: await rows('owner', 'id', owners, 'id'),
    words: await rows('enterprise_word', 'enterprise_id', ids, 'enterprise_id, word'),
    documents: await rows('legality_document', 'enterprise_id', ids, 'id'),
    photos: await rows('photo', 'enterprise_id', ids, 'id'),
    exports: await rows('export_record', 'enterprise_id', ids, 'id'),
    centres: await rows('centre_member', 'enterprise_id', ids, 'enterprise_id, centre_id'),
    figures: await rows('yearly_figure', 'enterprise_id', ids, 'enterprise_id, year'),
  };
}

/** The words by which enterprises are found, and those that they should be found by; they must be the same. */
export async function wordsTwice(town: Town): Promise<{ kept: string[]; held: string[] }> {
  const kept = await look<{ line: string }>(
    town,
    `select enterprise_id || ' ' || area || ' ' || word as line from registry.enterprise_word order by 1`,
  );
  const held = await look<{ line: string }>(town, `select id || ' ' || area || ' ' || unnest(words) as line from registry.enterprise order by 1`);
  return { kept: kept.map((row) => row.line), held: held.map((row) => row.line) };
}

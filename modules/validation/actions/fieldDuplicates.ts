import { createHash, createHmac } from 'node:crypto';
import { dayOf } from '#core/dates.ts';
import { cardStamps, readForComparison } from '#modules/registry/index.ts';
import type { Comparable } from '#modules/registry/index.ts';
import type { Context } from '#platform/action.ts';
import { rulesInForce } from '#platform/db/rules.ts';
import { recordOf } from '../linking/keys.ts';
import { modelOf } from '../linking/model.ts';
import { areasAround } from '../rules/campaigns/places.ts';
import * as store from '../store/index.ts';
import { placesOf } from '../works/campaignPlan.ts';
import { isOwnArea, personOf } from './fieldWho.ts';

/** `villages`: how many around the own ones are held too; `records`: no phone holds more. */
export type IndexRule = { villages: number; records: number };

export async function indexRule(ctx: Pick<Context, 'tx' | 'clock'>): Promise<IndexRule> {
  return (await rulesInForce<{ duplicate_index: IndexRule }>(ctx.tx, ['duplicate_index'], dayOf(ctx.clock.now()))).duplicate_index.value;
}

/** Raised where a record is made differently. */
const scheme = 1;
const tagDigits = 8;

/** What a phone needs to recognise by itself what is on record already, in the own villages and those around them. */
export async function duplicateIndex(ctx: Context, own: string[], known: string | undefined) {
  const rule = await indexRule(ctx);
  const around = areasAround(await placesOf(ctx), own, rule.villages);
  const mine = await store.livingInAreas(ctx.tx, ctx.regency, own, rule.records);
  const others = await store.livingInAreas(ctx.tx, ctx.regency, around, rule.records - mine.length);
  const ids = [...mine, ...others];
  const { version, model } = await modelOf(ctx);
  const key = ctx.keys.blindIndex('validation.phone', personOf(ctx));
  // Stamps change with anything that a record is made of, so that what a phone has already is neither read nor decrypted again.
  const stamps = await cardStamps(ctx, { areas: [], ids });
  const edition = editionOf([scheme, version, key.toString('base64'), own, stamps.map((row) => `${row.id} ${row.stamp}`)]);
  if (known === edition) return { edition, model: null, key: '', records: [] };
  const records = (await readForComparison(ctx, ids)).map((e) => entryOf(e, isOwnArea(ctx, e.area), key));
  return { edition, model, key: key.toString('base64'), records };
}

const editionOf = (parts: unknown): string => createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);

/** Only what the comparison looks at; of others' villages not even which records belong to one owner. */
function entryOf(e: Comparable, own: boolean, key: Buffer) {
  const record = recordOf(e);
  return {
    id: e.id,
    own,
    area: e.area,
    name: record.businessName,
    ownerName: record.ownerName,
    ownerId: own ? (e.owner?.id ?? null) : null,
    nikTag: record.nik === null ? null : createHmac('sha256', key).update(record.nik).digest('hex').slice(0, tagDigits),
    phone: record.phone,
    address: record.address,
    birthDate: record.birthDate,
    kbli: record.kbli,
    latitude: record.latitude,
    longitude: record.longitude,
  };
}

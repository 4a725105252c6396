import type { Context } from '#platform/action.ts';
import { fieldsOf } from '../rules/merging.ts';
import type { FieldValue, FieldValues, Filled, Gift, MergeField } from '../rules/merging.ts';
import * as store from '../store/index.ts';
import { nikContext } from './write.ts';

export type FieldChange = { before: FieldValue; after: FieldValue };
export type FieldChanges = Map<MergeField, FieldChange>;

export function giftsAsChanges(filled: Filled): FieldChanges {
  return new Map((Object.entries(filled) as [MergeField, Gift][]).map(([field, [before, after]]) => [field, { before, after }]));
}

export function valuesAfter(changes: FieldChanges): FieldValues {
  return Object.fromEntries([...changes].map(([field, { after }]) => [field, after]));
}

/** A NIK is encrypted for its owner: one that comes from another owner is encrypted anew. */
export function sealFor(ctx: Pick<Context, 'keys' | 'regency'>, ownerId: string, values: FieldValues): FieldValues {
  const [index, mask, cipher, tail, sealedFor] = values.nik ?? [];
  if (typeof cipher !== 'string' || typeof sealedFor !== 'string' || sealedFor === ownerId) return values;
  const nik = ctx.keys.decrypt(Buffer.from(cipher, 'hex'), nikContext(ctx.regency, sealedFor));
  return { ...values, nik: [index, mask, ctx.keys.encrypt(nik, nikContext(ctx.regency, ownerId)).toString('hex'), tail, ownerId] };
}

const namesOfParts: Partial<Record<MergeField, string[]>> = {
  point: ['latitude', 'longitude'],
  kbli: ['kbli', 'kbliVersion'],
  verified: ['verifiedOn'],
};

/** What changed, by the names that the history has for fields; a NIK by its mask, which follows its fingerprint; owners by their names. */
export function shownChanges(changes: FieldChanges, nameOfOwner: Map<string, string>): Record<string, [unknown, unknown]> {
  const shown: Record<string, [unknown, unknown]> = {};
  for (const [field, { before, after }] of changes) {
    const names = namesOfParts[field] ?? [field];
    for (const [i, name] of names.entries()) {
      const pair = [before, after].map((value) => shownValue(field, value[field === 'nik' ? 1 : i], nameOfOwner));
      if (JSON.stringify(pair[0]) !== JSON.stringify(pair[1])) shown[name] = [pair[0], pair[1]];
    }
  }
  return shown;
}

function shownValue(field: MergeField, value: unknown, nameOfOwner: Map<string, string>): unknown {
  if (field !== 'owner') return value ?? null;
  return typeof value === 'string' ? (nameOfOwner.get(value) ?? null) : null;
}

/** The ids of owners among values. */
export function ownersAmong(values: Iterable<FieldValues>): string[] {
  return [...values].flatMap((v) => fieldsOf(v).flatMap(([field, [id]]) => (field === 'owner' && typeof id === 'string' ? [id] : [])));
}

export async function namesOfOwners(ctx: Pick<Context, 'tx' | 'regency'>, changes: FieldChanges): Promise<Map<string, string>> {
  const owner = changes.get('owner');
  const ids = owner ? ownersAmong([{ owner: owner.before }, { owner: owner.after }]) : [];
  if (ids.length === 0) return new Map();
  return new Map((await store.findOwnersBy(ctx.tx, ctx.regency, { ids }, ids.length)).map((o) => [o.id, o.full_name]));
}

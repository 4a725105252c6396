import { findByDocument, findOwnersByNik } from '#modules/registry/index.ts';
import type { Context } from '#platform/action.ts';
import type { Known } from '../rules/decide.ts';
import { nibOf, nikOf } from '../rules/identity.ts';
import type { Cleaned } from '../rules/types.ts';
import * as store from '../store/index.ts';

export type Asked = { cleaned: Cleaned; fingerprint: Buffer | null };

/** What the registry and earlier imports know of some rows, in a few questions for all of them. */
export async function lookUp(c: Context, asked: Asked[], { origins: askOrigins } = { origins: true }): Promise<(one: Asked) => Known> {
  const unique = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))];
  const owners = await findOwnersByNik(c, unique(asked.map(({ cleaned }) => nikOf(cleaned.row))));
  const byNib = await findByDocument(c, 'nib', unique(asked.map(({ cleaned }) => nibOf(cleaned.row))));
  const fingerprints = askOrigins ? asked.map(({ fingerprint }) => fingerprint).filter((fingerprint) => fingerprint !== null) : [];
  const rows = await store.findOrigins(c.tx, c.regency, fingerprints);
  const origins = new Map(rows.map((row) => [row.fingerprint.toString('hex'), row.enterprise_id]));
  return ({ cleaned, fingerprint }) => ({
    owner: owners.get(nikOf(cleaned.row) ?? ''),
    byNib: byNib.get(nibOf(cleaned.row) ?? ''),
    origin: origins.get(fingerprint?.toString('hex') ?? ''),
  });
}

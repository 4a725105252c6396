import type { LinkageModel } from '#engines/linkage/index.ts';
import { defaultEnterpriseModel } from '#engines/linkage/index.ts';
import type { Context } from '#platform/action.ts';
import * as store from '../store/index.ts';

export type KnownModel = { version: number; model: LinkageModel };

/** Version 0 is the model that the product ships. */
const shipped: KnownModel = { version: 0, model: defaultEnterpriseModel };

/** A version of a model never changes, so the last one of each office is kept: reading it anew for every letter typed would cost more than comparing. */
const known = new Map<string, KnownModel>();

/** The model that the registry is judged by now. */
export async function modelOf(c: Pick<Context, 'tx' | 'regency'>): Promise<KnownModel> {
  const version = (await store.findModelVersion(c.tx, c.regency)) ?? shipped.version;
  if (version === shipped.version) return shipped;
  const kept = known.get(c.regency);
  if (kept?.version === version) return kept;
  const read = { version, model: await store.readModel<LinkageModel>(c.tx, c.regency, version) };
  known.set(c.regency, read);
  return read;
}

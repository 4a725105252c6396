import { createEnterpriseComparisons } from './comparisons.ts';
import { defaultEnterpriseModel } from './defaultModel.ts';
import { temper } from './temper.ts';
import type { Derived } from './types.ts';

/**
 * The built-in profile for Indonesian enterprises, as the generic machinery takes it: rows go through `derive`, meet under their keys,
 * and are compared by the profile's own comparisons.
 */
export const enterpriseSettings = {
  unique_id: 'unique_id',
  truth: { column: 'cluster' },
  link_type: 'dedupe',
  comparisons: createEnterpriseComparisons,
  keys: (derived: Derived): string[] => derived.keys,
  /** Blocks of more records than this are cut by `part`: a name that half a district bears meets only within its village. */
  maxBlock: 400,
  part: (derived: Derived): string => derived.address?.split('|')[4] ?? '',
  /** EM over the pairs of a rule leaves out what that rule already makes agree. */
  em_blocks: [
    { rule: 'nik', without: ['identity'] },
    { rule: 'phone', without: ['phone'] },
    { rule: 'birth', without: ['identity'] },
    { rule: 'house', without: ['address'] },
  ],
  prior: { rules: ['nik', 'phone'], recall: 0.7 },
  u_sample_pairs: 50_000,
  seed: 1,
  base: defaultEnterpriseModel,
  temper,
};

import type { Policy } from '#core/policy.ts';
import type { contract } from './contract/index.ts';

/** An import lies in the areas that its officer answers for; those who read the registry there may read it too. */
const read: Policy = { admin: 'area', officer: 'area', leader: 'area', inspector: 'area', system: 'regency' };
const write: Policy = { admin: 'area', officer: 'area', system: 'regency' };

export const policies: Record<keyof typeof contract, Policy> = {
  'validation.uploadImport': write,
  'validation.listImports': read,
  'validation.getImport': read,
  'validation.listImportRows': read,
  'validation.setMapping': write,
  'validation.rehearseImport': write,
  'validation.commitImport': write,
  'validation.undoImport': write,
  'validation.discardImport': write,
  'validation.getReasonsFile': read,
};

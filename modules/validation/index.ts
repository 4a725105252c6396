import type { Module } from '#platform/action.ts';
import { actions } from './actions/index.ts';
import { contract } from './contract/index.ts';
import { policies } from './policy.ts';
import { validationProblems } from './problems.ts';
import { commit } from './works/commit.ts';
import { purgeImports } from './works/purge.ts';
import { readImport } from './works/read.ts';
import { rehearse } from './works/rehearse.ts';
import { undo } from './works/undo.ts';

export { contract, maxImportBytes } from './contract/index.ts';
export { ImportRun } from './inProcess.ts';
export { fields as importFields } from './words.ts';

export const validation: Module<typeof contract> = {
  name: 'validation',
  contracts: contract,
  policies,
  actions,
  works: {
    'validation.readImport': readImport,
    'validation.rehearse': rehearse,
    'validation.commit': commit,
    'validation.undo': undo,
    'validation.purgeImports': purgeImports,
  },
  routines: [{ run: 'validation.purgeImports', everySeconds: 86_400 }],
  problems: validationProblems.kinds,
};

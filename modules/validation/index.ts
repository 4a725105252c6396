import type { Module } from '#platform/action.ts';
import { actions } from './actions/index.ts';
import { contract } from './contract/index.ts';
import { policies } from './policy.ts';
import { validationProblems } from './problems.ts';
import { linkReactions, linkRoutines } from './linking/reactions.ts';
import { checkAll, checkEnterprises, checkImport, checkMissed, checkOwner, foldFindings } from './works/check.ts';
import { checkReactions, checkRoutines } from './works/checkReactions.ts';
import { tasks } from './tasks.ts';
import { prepareCampaign } from './works/campaignPrepare.ts';
import { campaignReactions, countVisit, followMerge, forgetGone, letOut, letOutOfCampaign } from './works/campaignVisits.ts';
import { commit } from './works/commit.ts';
import { linkAlone } from './works/linkAlone.ts';
import { forgetImport, linkChanged } from './works/linkEnterprises.ts';
import { purgeImports } from './works/purge.ts';
import { readImport } from './works/read.ts';
import { rehearse } from './works/rehearse.ts';
import { keepLinked, searchPairs } from './works/searchDuplicates.ts';
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
    'validation.linkChanged': linkChanged,
    'validation.forgetImport': forgetImport,
    'validation.keepLinked': keepLinked,
    'validation.searchPairs': searchPairs,
    'validation.linkAlone': linkAlone,
    'validation.checkEnterprises': checkEnterprises,
    'validation.checkOwner': checkOwner,
    'validation.checkImport': checkImport,
    'validation.checkAll': checkAll,
    'validation.checkMissed': checkMissed,
    'validation.foldFindings': foldFindings,
    'validation.prepareCampaign': prepareCampaign,
    'validation.countVisit': countVisit,
    'validation.followMerge': followMerge,
    'validation.forgetGone': forgetGone,
    'validation.letOut': letOut,
    'validation.letOutOfCampaign': letOutOfCampaign,
  },
  reactions: [...linkReactions, ...checkReactions, ...campaignReactions],
  routines: [...linkRoutines, { run: 'validation.purgeImports', everySeconds: 86_400 }, ...checkRoutines],
  tasks,
  problems: validationProblems.kinds,
};

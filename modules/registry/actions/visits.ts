import { coreProblems } from '#core/problem.ts';
import { action } from '#platform/action.ts';
import { contract } from '../contract/index.ts';

const absent = () => Promise.reject(coreProblems.make('core.notFound'));

export const visitActions = {
  'registry.recordVisit': action(contract['registry.recordVisit'], { act: absent }),
  'registry.listVisits': action(contract['registry.listVisits'], { act: absent }),
  'registry.findReceipt': action(contract['registry.findReceipt'], { act: absent }),
  'registry.listConflicts': action(contract['registry.listConflicts'], { act: absent }),
  'registry.resolveConflict': action(contract['registry.resolveConflict'], { act: absent }),
};

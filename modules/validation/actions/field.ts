import { coreProblems } from '#core/problem.ts';
import { action } from '#platform/action.ts';
import { contract } from '../contract/index.ts';

const absent = () => Promise.reject(coreProblems.make('core.notFound'));

export const fieldActions = {
  'validation.getFieldDay': action(contract['validation.getFieldDay'], { act: absent }),
  'validation.getFieldCards': action(contract['validation.getFieldCards'], { act: absent }),
  'validation.getDuplicateIndex': action(contract['validation.getDuplicateIndex'], { act: absent }),
};

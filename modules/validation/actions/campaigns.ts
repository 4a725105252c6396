import { coreProblems } from '#core/problem.ts';
import { action } from '#platform/action.ts';
import { contract } from '../contract/index.ts';

const absent = () => Promise.reject(coreProblems.make('core.notFound'));

export const campaignActions = {
  'validation.previewCampaign': action(contract['validation.previewCampaign'], { act: absent }),
  'validation.openCampaign': action(contract['validation.openCampaign'], { act: absent }),
  'validation.listCampaigns': action(contract['validation.listCampaigns'], { act: absent }),
  'validation.getCampaign': action(contract['validation.getCampaign'], { act: absent }),
  'validation.mapCampaign': action(contract['validation.mapCampaign'], { act: absent }),
  'validation.listAssignments': action(contract['validation.listAssignments'], { act: absent }),
  'validation.closeCampaign': action(contract['validation.closeCampaign'], { act: absent }),
  'validation.handOver': action(contract['validation.handOver'], { act: absent }),
  'validation.listOpenWork': action(contract['validation.listOpenWork'], { act: absent }),
};

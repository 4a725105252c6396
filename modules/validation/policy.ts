import type { Policy } from '#core/policy.ts';
import type { contract } from './contract/index.ts';

/** An import lies in the areas that its officer answers for; those who read the registry there may read it too. */
const read: Policy = { admin: 'area', officer: 'area', leader: 'area', inspector: 'area', system: 'regency' };
const write: Policy = { admin: 'area', officer: 'area', system: 'regency' };

/** Findings are seen and mended by whoever sees and mends the enterprises themselves. */
const readFindings: Policy = { ...read, companion: 'area' };
const mend: Policy = { ...write, companion: 'area' };

/** Whoever registers is told what looks alike; what lies outside their areas only by its village. */
const whileTyping: Policy = { admin: 'area', officer: 'area', companion: 'area', system: 'regency' };

/** What a companion carries along on the phone. */
const onTheWay: Policy = { companion: 'area' };

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
  'validation.findSimilar': whileTyping,
  'validation.listPairs': read,
  'validation.getPair': read,
  'validation.decidePair': write,
  'validation.undoDecision': write,
  'validation.lookAgain': { admin: 'area', officer: 'area' },
  'validation.getLinking': read,
  'validation.setLinking': write,
  'validation.searchDuplicates': write,
  'validation.getQuality': readFindings,
  'validation.listFindings': readFindings,
  'validation.repairFindings': mend,
  'validation.acceptFinding': write,
  'validation.checkAgain': write,
  'validation.previewCampaign': write,
  'validation.openCampaign': write,
  'validation.listCampaigns': read,
  'validation.getCampaign': read,
  'validation.mapCampaign': read,
  'validation.listAssignments': read,
  'validation.closeCampaign': write,
  'validation.handOver': write,
  'validation.listOpenWork': read,
  'validation.getFieldDay': onTheWay,
  'validation.getFieldCards': onTheWay,
  'validation.getDuplicateIndex': onTheWay,
};

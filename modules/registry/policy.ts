import type { Policy } from '#core/policy.ts';
import type { contract } from './contract/index.ts';

/** Staff read and write in the areas that they answer for; a companion's area is one village. */
const read: Policy = { admin: 'area', officer: 'area', leader: 'area', inspector: 'area', companion: 'area', system: 'regency' };
const readOrOwn: Policy = { ...read, owner: 'own' };
const write: Policy = { admin: 'area', officer: 'area', companion: 'area', system: 'regency' };
const writeOrOwn: Policy = { ...write, owner: 'own' };
const office: Policy = { admin: 'area', officer: 'area', system: 'regency' };
const person: Policy = { admin: 'self', officer: 'self', leader: 'self', inspector: 'self', companion: 'self' };
const everyone: Policy = { signedIn: 'regency' };

export const policies: Record<keyof typeof contract, Policy> = {
  'registry.listEnterprises': read,
  'registry.countEnterprises': read,
  'registry.mapEnterprises': read,
  'registry.getEnterprise': readOrOwn,
  'registry.listTimeline': readOrOwn,
  'registry.registerEnterprise': write,
  'registry.updateEnterprise': write,
  'registry.verifyEnterprise': write,
  'registry.recordFigures': writeOrOwn,
  'registry.addNote': write,
  'registry.listMyEnterprises': { owner: 'own' },
  'registry.getOverview': read,
  'registry.getOwner': readOrOwn,
  'registry.findOwners': write,
  'registry.updateOwner': write,
  'registry.revealNik': { admin: 'area', officer: 'area', companion: 'area' },
  'registry.addDocument': writeOrOwn,
  'registry.attachDocumentFile': writeOrOwn,
  'registry.getDocumentFile': readOrOwn,
  'registry.checkDocument': office,
  'registry.removeDocument': writeOrOwn,
  'registry.addPhoto': writeOrOwn,
  'registry.getPhoto': readOrOwn,
  'registry.removePhoto': writeOrOwn,
  'registry.addExportRecord': write,
  'registry.removeExportRecord': write,
  'registry.recordVisit': write,
  'registry.listVisits': readOrOwn,
  'registry.findReceipt': { anyone: 'regency' },
  'registry.listConflicts': read,
  'registry.resolveConflict': write,
  'registry.listCentres': everyone,
  'registry.getCentre': read,
  'registry.saveCentre': office,
  'registry.joinCentre': office,
  'registry.leaveCentre': office,
  'registry.listClusters': everyone,
  'registry.saveCluster': { admin: 'regency' },
  'registry.searchKbli': everyone,
  'registry.listCodeLists': { admin: 'regency', officer: 'regency', leader: 'regency', inspector: 'regency' },
  'registry.rehearseCodeList': office,
  'registry.loadCodeList': office,
  'registry.listKbli': everyone,
  'registry.findKbliSuccessors': everyone,
  'registry.listViews': person,
  'registry.saveView': person,
  'registry.removeView': person,
  'registry.exportEnterprises': { admin: 'area', officer: 'area', leader: 'area', inspector: 'area' },
  'registry.listExports': person,
  'registry.getExport': person,
  'registry.downloadExport': person,
};

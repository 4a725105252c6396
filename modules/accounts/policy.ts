import type { Policy } from '#core/policy.ts';
import type { contract } from './contract.ts';

/** Whoever manages people does so for the whole regency; what an officer may not touch is decided by the rules. */
const managers: Policy = { admin: 'regency', officer: 'regency' };
const readers: Policy = { ...managers, leader: 'regency', inspector: 'regency' };
const oneself: Policy = { signedIn: 'self' };

export const policies: Record<keyof typeof contract, Policy> = {
  'accounts.signIn': { anyone: 'regency' },
  'accounts.signOut': oneself,
  'accounts.getMe': oneself,
  'accounts.listTasks': oneself,
  'accounts.getAgency': { anyone: 'regency' },
  'accounts.listDemoSignIns': { anyone: 'regency' },
  'accounts.changePassword': oneself,
  'accounts.listSessions': oneself,
  'accounts.endSession': oneself,
  'accounts.listPeople': readers,
  'accounts.getPerson': readers,
  'accounts.invitePerson': managers,
  'accounts.updatePerson': managers,
  'accounts.findInvitation': { anyone: 'regency' },
  'accounts.acceptInvitation': { anyone: 'regency' },
  'accounts.resetPassword': managers,
  'accounts.grantRole': managers,
  'accounts.revokeRole': managers,
  'accounts.setPersonActive': managers,
  'accounts.listNotices': oneself,
  'accounts.readNotices': oneself,
  'accounts.listAuditEvents': { admin: 'regency', inspector: 'regency' },
  'accounts.listRegions': { signedIn: 'regency' },
};

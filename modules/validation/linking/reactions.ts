import type { Reaction, Routine } from '#platform/action.ts';

const ofEnterprise = ['enterpriseRegistered', 'enterpriseUpdated', 'enterpriseVerified', 'documentAdded', 'documentRemoved'];
const ofTwoEnterprises = ['enterprisesMerged', 'enterprisesSplit'];
const ofTwoOwners = ['ownersMerged', 'ownersSplit'];

const run = 'validation.linkChanged';

/** Whatever tells one enterprise from another may have changed: it is keyed anew and its likes are looked for. */
export const linkReactions: Reaction[] = [
  ...ofEnterprise.map((event) => ({ on: `registry.${event}`, run, input: ({ id }: Record<string, unknown>) => ({ enterpriseIds: [id] }) })),
  ...ofTwoEnterprises.map((event) => ({
    on: `registry.${event}`,
    run,
    input: ({ from, into }: Record<string, unknown>) => ({ enterpriseIds: [from, into] }),
  })),
  { on: 'registry.ownerUpdated', run, input: ({ id }) => ({ ownerIds: [id] }) },
  ...ofTwoOwners.map((event) => ({
    on: `registry.${event}`,
    run,
    input: ({ from, into }: Record<string, unknown>) => ({ ownerIds: [from, into] }),
  })),
  { on: 'validation.importUndone', run: 'validation.forgetImport', input: ({ importId }) => ({ importId }) },
];

export const linkRoutines: Routine[] = [{ run: 'validation.keepLinked', everySeconds: 86_400 }];

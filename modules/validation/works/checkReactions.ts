import type { Reaction, Routine } from '#platform/action.ts';

const check = (event: string, ids: (payload: Record<string, unknown>) => unknown[], moved = false): Reaction => ({
  on: event,
  run: 'validation.checkEnterprises',
  input: (payload) => ({ ids: ids(payload), moved }),
});
const own = ({ id }: Record<string, unknown>): unknown[] => [id];
const both = ({ from, into }: Record<string, unknown>): unknown[] => [from, into];

/** Whatever changes what a check looks at. What moves the version of an enterprise may have been looked at already by whoever did it. */
export const checkReactions: Reaction[] = [
  ...['enterpriseRegistered', 'enterpriseUpdated', 'enterpriseVerified'].map((event) => check(`registry.${event}`, own, true)),
  ...['figuresRecorded', 'documentAdded', 'documentFileAttached', 'documentChecked', 'documentRemoved'].map((event) =>
    check(`registry.${event}`, own),
  ),
  ...['enterprisesMerged', 'enterprisesSplit'].map((event) => check(`registry.${event}`, both)),
  { on: 'registry.ownerUpdated', run: 'validation.checkOwner', input: ({ id }) => ({ ownerIds: [id] }) },
  ...['ownersMerged', 'ownersSplit'].map((event): Reaction => ({
    on: `registry.${event}`,
    run: 'validation.checkOwner',
    input: (payload) => ({ ownerIds: both(payload) }),
  })),
  ...['importCommitted', 'importUndone'].map((event): Reaction => ({
    on: `validation.${event}`,
    run: 'validation.checkImport',
    input: ({ importId }) => ({ importId }),
  })),
];

export const checkRoutines: Routine[] = [
  { run: 'validation.checkAll', everySeconds: 86_400 },
  { run: 'validation.checkMissed', everySeconds: 600 },
  { run: 'validation.foldFindings', everySeconds: 10 },
];

import type { InputOf, OutputOf } from '#core/contract.ts';
import type { contract as registryContract } from '#modules/registry/contract/index.ts';
import type { contract } from '../../contract/index.ts';

export type Day = OutputOf<(typeof contract)['validation.getFieldDay']>;
export type Card = OutputOf<(typeof contract)['validation.getFieldCards']>['items'][number];
export type DuplicateIndex = OutputOf<(typeof contract)['validation.getDuplicateIndex']>;
export type VisitInput = InputOf<(typeof registryContract)['registry.recordVisit']>;
export type VisitAnswer = OutputOf<(typeof registryContract)['registry.recordVisit']>;
export type RegisterInput = InputOf<(typeof registryContract)['registry.registerEnterprise']>;
export type Outcome = VisitInput['outcome'];

/** A visit that this device made: for the card's history, the slip, and so that the next visit says that it has seen it. */
export type MadeVisit = {
  id: string;
  enterpriseId: string;
  name: string;
  at: string;
  outcome: Outcome;
  consent: boolean | null;
  /** The server's version after it; null until it was answered. */
  version: number | null;
  conflicts: VisitAnswer['conflicts'];
};

/** Shelves of the vault. */
export const shelves = { day: 'day', cards: 'cards', visits: 'visits', drafts: 'drafts', duplicates: 'duplicates', made: 'made' } as const;

import { newId } from '#core/ids.ts';
import type { OutputOf } from '#core/contract.ts';
import type { contract as accountsContract } from '#modules/accounts/contract.ts';
import { apiFor } from '#ui/api.ts';
import { useAsk } from '#ui/ask.ts';
import { clock } from '#ui/clock.ts';
import type { contract } from '../contract/index.ts';

export const api = apiFor<typeof contract>();
const accounts = apiFor<typeof accountsContract>();

type Answer<N extends keyof typeof contract> = OutputOf<(typeof contract)[N]>;
export type Import = Answer<'validation.getImport'>;
export type ImportItem = Answer<'validation.listImports'>['items'][number];
export type ImportRow = Answer<'validation.listImportRows'>['items'][number];
export type RowProblem = ImportRow['problems'][number];
export type Sheet = Import['sheets'][number];
export type Column = Import['columns'][number];
export type Progress = NonNullable<Import['progress']>;
export type Counts = Import['counts'];

/** What shows an import, and must be asked again when it took a step. */
export const shownAfterStep = ['validation.getImport', 'validation.listImports', 'validation.listImportRows'];

export const freshId = () => newId(clock.now());

/** Who is here and what they may do; the shell has asked it already. */
export const useMe = () => useAsk(accounts, 'accounts.getMe', {}, { staleTime: 60_000 }).data;

import type { OutputOf } from '#core/contract.ts';
import type { contract } from '../../contract/index.ts';

export type CodeLists = OutputOf<(typeof contract)['registry.listCodeLists']>;
export type LoadedList = CodeLists['lists'][number];
export type KbliVersion = CodeLists['versions'][number];
export type KbliItem = OutputOf<(typeof contract)['registry.listKbli']>['items'][number];
export type Rehearsal = OutputOf<(typeof contract)['registry.rehearseCodeList']>;

export * from './counts.ts';
export * from './enterprises.ts';
export * from './exports.ts';
export * from './list.ts';
export * from './owners.ts';
export * from './papers.ts';
export * from './places.ts';
export * from './search.ts';
export type { ItemRow } from './rows.ts';

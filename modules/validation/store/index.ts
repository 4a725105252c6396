export * from './imports.ts';
export * from './rows.ts';

import { importsContract } from './imports.ts';

export { maxImportBytes } from './imports.ts';

export const contract = { ...importsContract };

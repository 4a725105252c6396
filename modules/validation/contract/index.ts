import { checksContract } from './checks.ts';
import { duplicatesContract } from './duplicates.ts';
import { importsContract } from './imports.ts';

export { maxImportBytes } from './imports.ts';

export const contract = { ...importsContract, ...duplicatesContract, ...checksContract };

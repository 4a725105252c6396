import { campaignContract } from './campaigns.ts';
import { checksContract } from './checks.ts';
import { duplicatesContract } from './duplicates.ts';
import { fieldContract } from './field.ts';
import { importsContract } from './imports.ts';

export { maxImportBytes } from './imports.ts';

export const contract = { ...importsContract, ...duplicatesContract, ...checksContract, ...campaignContract, ...fieldContract };

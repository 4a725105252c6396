import { codeContract } from './codes.ts';
import { enterpriseContract } from './enterprises.ts';
import { paperContract } from './papers.ts';

export const contract = { ...enterpriseContract, ...paperContract, ...codeContract };
export * from './words.ts';

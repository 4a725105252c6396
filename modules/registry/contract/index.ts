import { codeContract } from './codes.ts';
import { enterpriseContract } from './enterprises.ts';
import { paperContract } from './papers.ts';
import { visitContract } from './visits.ts';

export const contract = { ...enterpriseContract, ...paperContract, ...codeContract, ...visitContract };
export * from './words.ts';

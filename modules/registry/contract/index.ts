import { enterpriseContract } from './enterprises.ts';
import { paperContract } from './papers.ts';

export const contract = { ...enterpriseContract, ...paperContract };
export * from './words.ts';

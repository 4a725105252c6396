import { createHash } from 'node:crypto';
import type { Cell } from '#engines/spreadsheet/index.ts';
import type { Context } from '#platform/action.ts';
import { packCells, unpackCells } from './rules/cells.ts';
import type { FoundSheet } from './rules/layout.ts';
import type { Cleaned } from './rules/types.ts';

type Keys = Pick<Context, 'keys'>;

/** What stands in cells is kept encrypted, bound to its import. */
export const sealCells = ({ keys }: Keys, importId: string, cells: readonly Cell[]): Buffer =>
  keys.encrypt(JSON.stringify(packCells(cells)), `validation.row:${importId}`);
export const openCells = ({ keys }: Keys, importId: string, cipher: Buffer): Cell[] =>
  unpackCells(JSON.parse(keys.decrypt(cipher, `validation.row:${importId}`)) as Parameters<typeof unpackCells>[0]);

export const sealClean = ({ keys }: Keys, importId: string, cleaned: Cleaned): Buffer =>
  keys.encrypt(JSON.stringify(cleaned), `validation.clean:${importId}`);
export const openClean = ({ keys }: Keys, importId: string, cipher: Buffer): Cleaned =>
  JSON.parse(keys.decrypt(cipher, `validation.clean:${importId}`)) as Cleaned;

export const sealLayout = ({ keys }: Keys, importId: string, sheets: FoundSheet[]): Buffer =>
  keys.encrypt(JSON.stringify(sheets), `validation.layout:${importId}`);
export const openLayout = ({ keys }: Keys, importId: string, cipher: Buffer | null): FoundSheet[] =>
  cipher === null ? [] : (JSON.parse(keys.decrypt(cipher, `validation.layout:${importId}`)) as FoundSheet[]);

/** 52 bits of SHA-256 as a whole number, for tables in memory. */
export function hash52(text: string): number {
  const digest = createHash('sha256').update(text).digest();
  return digest.readUInt32LE(0) * 0x10_0000 + (digest.readUInt32LE(4) & 0xf_ffff);
}

/** The keyed fingerprint of a row: its content, and which of its like it is. */
export const fingerprintOf = ({ keys }: Keys, content: string, occurrence: number): Buffer =>
  keys.blindIndex('validation.row', `${content}#${occurrence}`);

export const headerFingerprint = ({ keys }: Keys, words: string): Buffer => keys.blindIndex('validation.header', words);

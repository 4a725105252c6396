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

/** Keys as they are kept with a clean row: sealed with it, since those of identity numbers tell who is the same person. */
export function packKeys(keys: readonly bigint[]): string {
  return Buffer.from(BigInt64Array.from(keys).buffer).toString('base64');
}

export function unpackKeys(packed: string | undefined): bigint[] {
  const bytes = Buffer.from(packed ?? '', 'base64');
  return Array.from({ length: bytes.length / 8 }, (_, at) => bytes.readBigInt64LE(at * 8));
}

/** 52 bits of a text as a whole number, for tables in memory: two rounds of 32-bit mixing (MurmurHash3's finalizer), fast and not secret. */
export function hash52(text: string): number {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i);
    one = Math.imul(one ^ letter, 2654435761);
    other = Math.imul(other ^ letter, 1597334677);
  }
  const [high, low] = [mix(one) ^ mix(other ^ 0x9e3779b9), mix(other) ^ mix(one ^ 0x85ebca6b)];
  return (high >>> 0) * 0x10_0000 + (low >>> 12);
}

function mix(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}

/** The keyed fingerprint of a row: its content, and which of its like it is. */
export const fingerprintOf = ({ keys }: Keys, content: string, occurrence: number): Buffer =>
  keys.blindIndex('validation.row', `${content}#${occurrence}`);

export const headerFingerprint = ({ keys }: Keys, words: string): Buffer => keys.blindIndex('validation.header', words);

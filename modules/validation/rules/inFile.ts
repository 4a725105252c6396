import { KeyTable } from './keyTable.ts';
import { businessKey, carriesIdentifier, contentOf, nibOf, nikOf } from './identity.ts';
import type { CleanRow } from './types.ts';

/** Makes a whole number of up to 52 bits of a text; the caller brings the hash. */
export type Hash = (text: string) => number;

export type InFile = {
  /** The row above that is the same enterprise, and by what it is known. */
  sameAs: { row: number; code: 'same.row' | 'same.nikAndName' | 'same.nib' } | null;
  /** The row above with the same NIK: a second business of the same owner, if the owner is the same person. */
  sameOwnerRow: number | null;
  /** How many rows with the same words came before, this one included. */
  occurrence: number;
};

/** One NIK on more rows than this is an officer’s, written on everybody’s row (linkage design, step 6). */
export const sharedNikRows = 20;

/**
 * Exact duplicates inside one file, row after row: the first row stays, whatever comes later is set beside it. A rejected row
 * is never shown to it, so a good row is not lost to a bad one above.
 */
export class FileDuplicates {
  readonly #hash: Hash;
  readonly #rows = new KeyTable();
  readonly #occurrences = new KeyTable();
  readonly #byNikAndName = new KeyTable();
  readonly #byNib = new KeyTable();
  readonly #byNik = new KeyTable();
  readonly #nikCounts = new KeyTable();
  /** The most rows that carry one NIK. */
  mostPerNik = 0;

  constructor(hash: Hash) {
    this.#hash = hash;
  }

  place(row: CleanRow, rowNumber: number, words = contentOf(row)): InFile {
    const content = this.#hash(words);
    const identified = carriesIdentifier(row);
    const same = identified ? this.#rows.claim(content, rowNumber) : undefined;
    const [nik, nib] = [nikOf(row), nibOf(row)];
    const sameNib = nib === null ? undefined : this.#byNib.claim(this.#hash(nib), rowNumber);
    const sameName = nik === null ? undefined : this.#byNikAndName.claim(this.#hash(`${nik}|${businessKey(row)}`), rowNumber);
    const sameOwnerRow = nik === null ? undefined : this.#byNik.claim(this.#hash(nik), rowNumber);
    if (nik !== null) this.mostPerNik = Math.max(this.mostPerNik, this.#nikCounts.count(this.#hash(nik)));
    return {
      sameAs:
        same !== undefined
          ? { row: same, code: 'same.row' }
          : sameNib !== undefined
            ? { row: sameNib, code: 'same.nib' }
            : sameName !== undefined
              ? { row: sameName, code: 'same.nikAndName' }
              : null,
      sameOwnerRow: sameOwnerRow ?? null,
      occurrence: identified ? 1 : this.#occurrences.count(content),
    };
  }
}

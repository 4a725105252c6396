import type { DocumentKind } from '../contract/words.ts';

/**
 * Whether owners may hold the same number of a kind. A NIB is one for each business actor, whatever they run (PP 5/2021, PP 28/2025), and
 * P-IRT, BPOM, halal and trademark are given to the producer: one owner may show them for several enterprises, nobody else may.
 * Spouses may have one NPWP (UU 7/1983 pasal 8), and each village office numbers its letters for itself.
 */
export function mayBeShared(kind: DocumentKind): boolean {
  return kind === 'npwp' || kind === 'sku_letter';
}

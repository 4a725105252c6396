import type { Look } from '#engines/spreadsheet/looks.ts';

export interface AliasField {
  /** The caller's own word; nothing here depends on it. */
  readonly field: string;
  /** Header keys (see `headerKey`), the usual one first. */
  readonly names: readonly string[];
  /** What its values look like. */
  readonly look?: Look;
  /** The look alone is telling enough to suggest the field under any header. */
  readonly telling?: boolean;
  /** Part in deciding what a bare `Nama` names. */
  readonly role?: 'ownerName' | 'businessName' | 'ownerEvidence';
}

import type { AliasField } from '#engines/spreadsheet/aliasField.ts';
import { businessAliases } from '#engines/spreadsheet/businessAliases.ts';
import { personAliases } from '#engines/spreadsheet/personAliases.ts';

export type { AliasField } from '#engines/spreadsheet/aliasField.ts';

export interface AliasTable {
  readonly fields: readonly AliasField[];
  /** Columns of no use: running numbers and keys of somebody's database. */
  readonly ignored: readonly string[];
  /** Headers that name the owner or the business, depending on the other columns. */
  readonly bareName: readonly string[];
}

/** Headers seen in village files; the caller may pass a table of its own. */
export const defaultAliases: AliasTable = {
  ignored: ['no', 'nomor', 'no urut', 'nomor urut', 'no id', 'id', 'unique id', 'urut', 'num', 'objectid', 'fid'],
  bareName: ['nama', 'name', 'umkm', 'ukm'],
  fields: [...personAliases, ...businessAliases],
};

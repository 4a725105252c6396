import type { EnterpriseRecord } from '#engines/linkage/index.ts';
import type { Likeness } from './duplicates.ts';
import { nameKey } from './names.ts';
import type { CleanRow } from './types.ts';

/**
 * Whether a row is what an earlier import recorded, edited since in the sheet (last year's file with some cells changed): the same
 * NIK and, but for its spelling, the same business; or, where neither says otherwise, the same names in the same village with
 * evidence enough for the highest band.
 */
export function isEarlierSelf(row: CleanRow, recorded: EnterpriseRecord, area: string, judged: Likeness, autoWeight: number): boolean {
  const [nik, other] = [row.owner?.nik ?? null, recorded.nik];
  const conflict = judged.differentNik || (nik !== null && other !== null && nik !== other);
  if (conflict) return false;
  if (nik !== null && nik === other) return judged.business === 'same';
  return (
    judged.weight >= autoWeight &&
    area === row.enterprise.area &&
    sameName(row.owner?.fullName ?? null, recorded.ownerName) &&
    sameName(row.nameless ? null : row.enterprise.name, recorded.businessName)
  );
}

const sameName = (one: string | null, other: string | null): boolean =>
  one === null ? other === null : other !== null && nameKey(one) === nameKey(other);

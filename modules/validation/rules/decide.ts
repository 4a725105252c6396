import type { Outcome } from '../words.ts';
import { businessKey, nibOf, nikOf } from './identity.ts';
import type { InFile } from './inFile.ts';
import { clearlyDifferentPeople, nameKey } from './names.ts';
import type { Cleaned, CleanRow, RowProblem } from './types.ts';
import { isCorrected, isRejected } from './types.ts';

/** What the registry knows that could be the same: by the NIK of the owner and by the NIB. */
export type KnownOwner = { ownerId: string; fullName: string; enterprises: { id: string; name: string; area: string }[] };
export type KnownEnterprise = { enterpriseId: string; name: string; area: string };
export type Known = {
  owner: KnownOwner | undefined;
  byNib: KnownEnterprise | undefined;
  /** The enterprise that this very row of this very file became. */ origin: string | undefined;
};

export type Decision = { outcome: Outcome; problems: RowProblem[]; sameAsRow: number | null; target: { id: string; area: string | null } | null };

/** What becomes of a row. Duplicates here are exact: same identifier. What merely looks alike is for a person, and for linkage. */
export function decide({ row, problems }: Cleaned, inFile: InFile | null, known: Known, firstOwnerName: string | undefined): Decision {
  if (isRejected(problems) || inFile === null) return { outcome: 'rejected', problems, sameAsRow: null, target: null };
  if (known.origin)
    return {
      outcome: 'unchanged',
      problems: [...problems, { code: 'same.import', severity: 'hint', field: null }],
      sameAsRow: null,
      target: { id: known.origin, area: row.enterprise.area },
    };
  if (inFile.sameAs)
    return {
      outcome: 'duplicate_in_file',
      problems: [...problems, hint(inFile.sameAs.code, { row: inFile.sameAs.row })],
      sameAsRow: inFile.sameAs.row,
      target: null,
    };
  const target = sameEnterprise(row, known);
  if (target)
    return {
      outcome: 'duplicate_in_registry',
      problems: [...problems, hint(target.code)],
      sameAsRow: null,
      target: { id: target.id, area: target.area },
    };
  const all = [...problems, ...ownerWarnings(row, inFile, known, firstOwnerName)];
  return { outcome: isCorrected(all) ? 'corrected' : 'accepted', problems: all, sameAsRow: null, target: null };
}

/** The enterprise of the registry that this row is, by NIB or by NIK and name of the business. */
export function sameEnterprise(
  row: CleanRow,
  known: Pick<Known, 'owner' | 'byNib'>,
): { id: string; area: string; code: 'registry.nib' | 'registry.nikAndName' } | null {
  if (known.byNib && nibOf(row) !== null) return { id: known.byNib.enterpriseId, area: known.byNib.area, code: 'registry.nib' };
  if (!known.owner || nikOf(row) === null) return null;
  const { fullName, enterprises } = known.owner;
  const keys = row.nameless ? new Set([nameKey(row.enterprise.name), nameKey(`Usaha ${fullName}`)]) : new Set([businessKey(row)]);
  const same = enterprises.find((enterprise) => keys.has(nameKey(enterprise.name)));
  return same ? { id: same.id, area: same.area, code: 'registry.nikAndName' } : null;
}

/** One NIK on two people, or on a business without a name beside another one: kept apart, and a person is told. */
function ownerWarnings(row: CleanRow, inFile: InFile, known: Known, firstOwnerName: string | undefined): RowProblem[] {
  const name = row.owner?.fullName ?? '';
  const others = [known.owner?.fullName, firstOwnerName].filter((other) => other !== undefined);
  if (others.some((other) => clearlyDifferentPeople(name, other))) {
    return [
      { code: 'nik.otherPerson', severity: 'warning', field: 'nik', ...(inFile.sameOwnerRow !== null && { params: { row: inFile.sameOwnerRow } }) },
    ];
  }
  return row.nameless && others.length > 0 ? [{ code: 'nik.maybeSameBusiness', severity: 'warning', field: 'business_name' }] : [];
}

const hint = (code: string, params?: { row: number }): RowProblem => ({ code, severity: 'hint', field: null, ...(params && { params }) });

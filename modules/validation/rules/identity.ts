import { nameKey } from './names.ts';
import type { CleanRow } from './types.ts';

/**
 * Everything that a person wrote in a row, in one fixed order: two rows with the same words are the same row. What the
 * product itself made of them (cluster, year of the figures, version of KBLI) is left out, so that a better rule of
 * tomorrow still knows the file of today.
 */
export function contentOf({ owner, enterprise: e, figure, documents }: CleanRow): string {
  return JSON.stringify([
    owner && [owner.fullName, owner.nik ?? owner.typedNik ?? null, owner.sex, owner.birthDate, owner.phone, owner.email],
    e.name,
    e.brand,
    e.products,
    e.area,
    e.address,
    e.latitude,
    e.longitude,
    e.kbli,
    e.placeKind,
    e.startYear,
    e.activity,
    e.phone,
    e.workersMale,
    e.workersFemale,
    e.note,
    figure && [figure.capitalRupiah, figure.turnoverRupiah],
    documents.map((document) => [document.kind, document.number]),
  ]);
}

export const nibOf = (row: CleanRow): string | null => row.documents.find((document) => document.kind === 'nib')?.number ?? null;

export const nikOf = (row: CleanRow): string | null => row.owner?.nik ?? null;

/** Whether anything in the row can tell it from another: rows without repeat in honest lists (“Kios Tahu”) and stay apart. */
export function carriesIdentifier(row: CleanRow): boolean {
  return nikOf(row) !== null || nibOf(row) !== null || (row.owner?.phone ?? row.enterprise.phone) !== null;
}

/** The business as far as its name tells it; a business without a name of its own has none. */
export const businessKey = (row: CleanRow): string => (row.nameless ? '' : nameKey(row.enterprise.name));

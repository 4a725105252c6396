import type { Params } from '#core/text.ts';
import type { Derived } from '#engines/linkage/index.ts';
import type { DocumentKind } from '#modules/registry/index.ts';
import type { Field, Severity } from '../words.ts';
import type { Filling } from './differences.ts';

/** Something noticed about a row. With `before` and `after` it is a correction: what stood there and what it became. */
export type RowProblem = { code: string; severity: Severity; field: Field | null; params?: Params; before?: string; after?: string };

export type Sex = 'male' | 'female';

export type CleanOwner = {
  fullName: string;
  nik: string | null;
  /** What stands in the cell where it is no NIK that can be kept: it may still find its owner. */
  typedNik?: string;
  sex: Sex | null;
  birthDate: string | null;
  phone: string | null;
  email: string | null;
};

export type CleanEnterprise = {
  name: string;
  brand: string | null;
  products: string | null;
  area: string;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  cluster: string | null;
  kbliVersion: string | null;
  kbli: string | null;
  placeKind: 'home' | 'kiosk' | 'market_stall' | 'shop' | 'mobile' | 'online' | null;
  startYear: number | null;
  activity: 'active' | 'seasonal' | 'closed' | 'not_found' | 'unknown';
  phone: string | null;
  workersMale: number | null;
  workersFemale: number | null;
  note: string | null;
};

/** A row as it would be recorded. */
export type CleanRow = {
  owner: CleanOwner | null;
  enterprise: CleanEnterprise;
  figure: { year: number; capitalRupiah: number | null; turnoverRupiah: number | null } | null;
  documents: { kind: DocumentKind; number: string }[];
  /** The file names no business; the name was made from the owner's. */
  nameless: boolean;
};

/**
 * `row` is there even where the row is rejected, as far as it could be read, to be shown. `keys` are those that the row will stand
 * under in the search for duplicates, eight bytes each, in base64, and `derived` is what it is compared by: made once, needed twice.
 * `filled` is what the commit wrote into empty fields.
 */
export type Cleaned = { row: CleanRow; problems: RowProblem[]; keys?: string; derived?: Compared; filled?: Filling[] };
export type Compared = Omit<Derived, 'keys'>;

export const isRejected = (problems: readonly RowProblem[]): boolean => problems.some((problem) => problem.severity === 'error');
export const isCorrected = (problems: readonly RowProblem[]): boolean => problems.some((problem) => problem.after !== undefined);

/** What is known of an enterprise and its owner, as typed or clean. */
export type EnterpriseRecord = {
  ownerName: string | null;
  businessName: string | null;
  /** As typed; may be damaged (15 digits, spaces). */
  nik: string | null;
  phone: string | null;
  address: string | null;
  /** Name as typed, where there is no code. */
  village: string | null;
  /** Kemendagri, dotted. */
  villageCode: string | null;
  districtCode: string | null;
  birthDate: string | null;
  kbli: string | null;
  nib: string | null;
  latitude: number | null;
  longitude: number | null;
};

/** The columns that records are compared by. Each is one plain string, so that a million of them can be interned; null: nothing known. */
export const derivedColumns = ['name', 'identity', 'phone', 'address', 'business', 'trade', 'nib', 'point'] as const;
export type DerivedColumn = (typeof derivedColumns)[number];

export type Derived = Record<DerivedColumn, string | null> & {
  /** The business's whole name but for its form; the owner's name in it included. */
  brand: string | null;
  /** Blocking keys, `rule:value`. */
  keys: string[];
};

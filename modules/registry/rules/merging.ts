/** Fields of an enterprise of which a reviewer may choose the other's value. Some go together: `point` is latitude, longitude and accuracy. */
export const enterpriseMergeFields = [
  'owner',
  'name',
  'brand',
  'products',
  'area',
  'address',
  'point',
  'cluster',
  'kbli',
  'placeKind',
  'startYear',
  'activity',
  'phone',
  'workersMale',
  'workersFemale',
  'monthlyCapacity',
  'channels',
  'note',
] as const;
export type EnterpriseMergeField = (typeof enterpriseMergeFields)[number];

export const ownerMergeFields = ['fullName', 'nik', 'sex', 'birthDate', 'phone', 'email', 'address', 'area', 'hasSmartphone'] as const;
export type OwnerMergeField = (typeof ownerMergeFields)[number];

/** `verified` is not chosen: the later visit counts. */
export type MergeField = EnterpriseMergeField | OwnerMergeField | 'verified';

/** The values of the columns that a field is made of, as JSON has them; the first says whether there is one. */
export type FieldValue = readonly unknown[];
export type FieldValues = Partial<Record<MergeField, FieldValue>>;
/** What the survivor had of a field when another went into it, and what it had from then on. */
export type Gift = readonly [before: FieldValue, after: FieldValue];
export type Filled = Partial<Record<MergeField, Gift>>;

/** One of those that went into a survivor: what it has, what a person chose of it, and what the survivor made of it. */
export type Member = { values: FieldValues; take: readonly string[]; filled: Filled };

/** Of an identity number the fingerprint is the same or not; its cipher is another each time. */
export function sameValue(field: MergeField, a: FieldValue, b: FieldValue): boolean {
  return field === 'nik' ? (a[0] ?? null) === (b[0] ?? null) : JSON.stringify(a) === JSON.stringify(b);
}

function isEmpty([first]: FieldValue): boolean {
  return first === null || first === undefined || first === 'unknown' || (Array.isArray(first) && first.length === 0);
}

/** What a survivor with `own` has of a field once another with `other` went into it: its own, else the other's, unless the other's was chosen. */
export function combine(field: MergeField, own: FieldValue, other: FieldValue, taken: boolean): FieldValue {
  const neverEmpty = field === 'name' || field === 'fullName' || field === 'area';
  if (taken) return neverEmpty && isEmpty(other) ? own : other;
  if (isEmpty(other)) return own;
  if (field === 'verified') return !isEmpty(own) && String(own[0]) >= String(other[0]) ? own : other;
  // A village is more than its district, and that more than the regency.
  if (field === 'area') return String(other[0]).startsWith(`${String(own[0])}.`) ? other : own;
  return isEmpty(own) ? other : own;
}

/** Of each field what a survivor had and has once another went into it: the same twice where it keeps its own. */
export function fillFrom(own: FieldValues, other: FieldValues, take: readonly string[]): Filled {
  return Object.fromEntries(
    fieldsOf(own).map(([field, before]) => [field, [before, combine(field, before, other[field] ?? [null], take.includes(field))] satisfies Gift]),
  );
}

/** What of that is new to the survivor. */
export function taken(filled: Filled): Filled {
  return Object.fromEntries((Object.entries(filled) as [MergeField, Gift][]).filter(([field, gift]) => !sameValue(field, gift[0], gift[1])));
}

export function fieldsOf(values: FieldValues): [MergeField, FieldValue][] {
  return Object.entries(values) as [MergeField, FieldValue][];
}

export type Settled = {
  /** What the survivor has of the field now; undefined: as it was. */
  value: FieldValue | undefined;
  /** Somebody changed the field since, and that stays. */
  edited: boolean;
};

/**
 * What becomes of a survivor's field when, before its `later` members came, it held `now` and not `was` as they found it. Each of them
 * then gives what it would have given, which is written into it. A change by hand ends it: whatever was built on that stays.
 */
export function settle(
  field: MergeField,
  { was, now, later, current }: { was: FieldValue; now: FieldValue; later: Member[]; current: FieldValue },
): Settled {
  let [before, value] = [was, now];
  for (const member of later) {
    const [found, left] = member.filled[field] ?? [before, before];
    if (!sameValue(field, found, before)) return { value: undefined, edited: true };
    const next = combine(field, value, member.values[field] ?? [null], member.take.includes(field));
    member.filled[field] = [value, next];
    [before, value] = [left, next];
  }
  if (!sameValue(field, before, current)) return { value: undefined, edited: true };
  return { value: sameValue(field, value, current) ? undefined : value, edited: false };
}

/** The fixed choices of validation. */
export const importStates = [
  'uploaded',
  'reading',
  'mapped',
  'rehearsing',
  'rehearsed',
  'committing',
  'committed',
  'undoing',
  'undone',
  'partly_undone',
  'failed',
  'discarded',
] as const;
export type ImportState = (typeof importStates)[number];

/** What becomes of a row. The place of a likely duplicate, which only a person can decide, comes with the linkage engine. */
export const outcomes = ['accepted', 'corrected', 'rejected', 'duplicate_in_file', 'duplicate_in_registry', 'unchanged'] as const;
export type Outcome = (typeof outcomes)[number];

export const severities = ['error', 'warning', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** What a column can mean. The names are those of the mapping file on the command line (formats.md, `import`). */
export const fields = [
  'business_name',
  'owner_name',
  'nik',
  'kk',
  'sex',
  'birth_date',
  'birth_place',
  'phone',
  'email',
  'address',
  'village',
  'village_code',
  'district',
  'district_code',
  'latitude',
  'longitude',
  'cluster',
  'product',
  'brand',
  'kbli',
  'place_kind',
  'start_year',
  'activity',
  'capital',
  'turnover',
  'turnover_month',
  'workers_male',
  'workers_female',
  'workers_total',
  'nib',
  'npwp',
  'pirt',
  'bpom',
  'halal',
  'trademark',
  'note',
] as const;
export type Field = (typeof fields)[number];

export const phases = ['reading', 'rehearsing', 'committing', 'undoing'] as const;
export type Phase = (typeof phases)[number];

/** How likely two records are one: from the log2 odds (engines/linkage, `enterpriseBands`). */
export const bands = ['auto', 'likely', 'doubtful'] as const;
export type Band = (typeof bands)[number];

/** How alike the businesses of a pair are: one person with two businesses is no duplicate. */
export const businessLikeness = ['same', 'like', 'different', 'unnamed'] as const;
export type BusinessLikeness = (typeof businessLikeness)[number];

/** What a person says of a pair. */
export const verdicts = ['same_enterprise', 'same_owner', 'different', 'later'] as const;
export type Verdict = (typeof verdicts)[number];

/** Where a pair stands by its latest decision; `gone`: one of the two is no more. */
export const pairStates = ['open', 'later', 'same_enterprise', 'same_owner', 'different', 'gone'] as const;
export type PairState = (typeof pairStates)[number];

export const foundBys = ['import', 'registration', 'search'] as const;
export type FoundBy = (typeof foundBys)[number];

export const queues = ['open', 'later', 'decided', 'second_look'] as const;
export type Queue = (typeof queues)[number];

/** Fields of which a reviewer chooses whose value stays. `nik` stands for the owner's number and everything kept with it. */
export const mergeFields = [
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
  'workers',
  'ownerName',
  'nik',
  'ownerPhone',
  'birthDate',
  'sex',
  'ownerAddress',
] as const;
export type MergeField = (typeof mergeFields)[number];

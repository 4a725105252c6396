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

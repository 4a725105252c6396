import type { Field } from '../../words.ts';
import type { Column } from '../api.ts';

/** What each column means; a column that is absent is not taken along. No two columns mean the same. */
export type Mapping = ReadonlyMap<number, Field>;

export const mappingOf = (columns: readonly Column[]): Mapping =>
  new Map(columns.flatMap(({ column, field }) => (field ? [[column, field] as const] : [])));

/** Gives a column its meaning. Another column that had it is left without one: a meaning belongs to one column. */
export function withMeaning(mapping: Mapping, column: number, field: Field | ''): Mapping {
  const others = [...mapping].filter(([other, meaning]) => other !== column && meaning !== field);
  return new Map(field === '' ? others : [...others, [column, field] as const]);
}

export const columnsToSend = (mapping: Mapping): { column: number; field: Field }[] =>
  [...mapping].toSorted(([a], [b]) => a - b).map(([column, field]) => ({ column, field }));

export function sameMapping(a: Mapping, b: Mapping): boolean {
  return a.size === b.size && [...a].every(([column, field]) => b.get(column) === field);
}

/** The letter over a column in Excel: 0 is A, 26 is AA. */
export function columnLetter(column: number): string {
  const last = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? last : columnLetter(Math.floor(column / 26) - 1) + last;
}

export type Missing = 'names' | 'businessName' | 'ownerName' | 'village' | 'identity';

/** What the rows will lack, most important first. Without any name every row is turned away. */
export function missingIn(mapping: Mapping): Missing[] {
  const has = (...fields: Field[]) => [...mapping.values()].some((field) => fields.includes(field));
  const names: Missing[] = has('business_name') ? (has('owner_name') ? [] : ['ownerName']) : has('owner_name') ? ['businessName'] : ['names'];
  return [...names, ...(has('village', 'village_code') ? [] : (['village'] as const)), ...(has('nik', 'nib') ? [] : (['identity'] as const))];
}

export type Sureness = 'chosen' | 'sure' | 'likely' | 'check' | 'none';

/** How sure the suggestion is, against what stands there now. Below one half a person should look. */
export function surenessOf(suggested: Column, now: Field | undefined, byPerson: boolean): Sureness {
  if (now !== (suggested.field ?? undefined)) return now ? 'chosen' : 'none';
  if (!now) return 'none';
  if (byPerson) return 'chosen';
  return suggested.confidence >= 0.8 ? 'sure' : suggested.confidence >= 0.5 ? 'likely' : 'check';
}

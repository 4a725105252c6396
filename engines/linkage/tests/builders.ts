import { readSettings } from '../settings/read.ts';
import type { Settings } from '../settings/settings.ts';
import { columnsOf } from '../settings/settings.ts';
import { Table } from '../table/table.ts';

export type Row = Record<string, string | null>;

export function settingsOf(json: object, inputs = 1): Settings {
  return readSettings(json, inputs).settings;
}

/** A sealed table of these records, with a boundary before `second` where there are two inputs. */
export function tableOf(rows: readonly Row[], settings: Settings, second: readonly Row[] = []): Table {
  const table = new Table(columnsOf(settings));
  for (const row of rows) table.add(row);
  table.endFirst();
  for (const row of second) table.add(row);
  return table.seal();
}

/** Numbers from 0 to below 1 that only the seed decides (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const syllables = ['su', 'sri', 'wa', 'ti', 'bu', 'di', 'ar', 'to', 'ni', 'ra', 'ha', 'yu', 'li', 'ko', 'jo', 'ma', 'en', 'dah', 'gus', 'wi'];

/** People of a made-up town, every fourth of them twice, the second time with slips. */
export function people(count: number, seed: number): Row[] {
  const next = chance(seed);
  const word = () => Array.from({ length: 2 + Math.floor(next() * 2) }, () => syllables[Math.floor(next() * next() * syllables.length)]).join('');
  const slip = (text: string) => {
    const at = Math.floor(next() * (text.length - 1));
    return next() < 0.5 ? text.slice(0, at) + text.slice(at + 1) : `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`;
  };
  const rows: Row[] = [];
  const two = (n: number) => String(n).padStart(2, '0');
  for (let person = 0; rows.length < count; person++) {
    const row = {
      first: word(),
      last: word(),
      born: `19${two(40 + Math.floor(next() * 60))}-${two(1 + Math.floor(next() * 12))}-${two(1 + Math.floor(next() * 28))}`,
      town: `town ${Math.floor(next() * 12)}`,
      phone: next() < 0.2 ? null : `08${Math.floor(next() * 1e9)}`,
    };
    rows.push({ id: `p${rows.length}`, person: String(person), ...row });
    if (person % 4 !== 0) continue;
    const again = { ...row, first: next() < 0.4 ? slip(row.first) : row.first, last: next() < 0.3 ? slip(row.last) : row.last };
    rows.push({
      id: `p${rows.length}`,
      person: String(person),
      ...again,
      phone: next() < 0.3 ? null : row.phone,
      town: next() < 0.9 ? row.town : null,
    });
  }
  return rows.slice(0, count);
}

export const peopleSettings = {
  unique_id: 'id',
  truth: { column: 'person' },
  prior: { rules: [['phone'], ['first', 'last', 'born']], recall: 0.9 },
  blocking_rules: [['phone'], ['born'], ['first', 'town'], ['last', 'town']],
  comparisons: [
    { column: 'first', kind: 'jaro_winkler', thresholds: [0.92, 0.8], term_frequency: true },
    { column: 'last', kind: 'jaro_winkler', thresholds: [0.92, 0.8] },
    { column: 'born', kind: 'date', format: 'yyyy-mm-dd' },
    { column: 'town', kind: 'exact', term_frequency: true },
    { column: 'phone', kind: 'levenshtein' },
  ],
  em_blocks: [['born'], ['first', 'last']],
  u_sample_pairs: 50_000,
};

import { expect, test } from 'vitest';
import { readSettings, SettingsError } from '../settings/read.ts';
import { columnsOf } from '../settings/settings.ts';

const least = { blocking_rules: ['surname'], comparisons: [{ column: 'surname', kind: 'exact' }] };

test('what is left out is as in Splink', () => {
  const { settings, warnings } = readSettings(least, 1);
  expect(warnings).toEqual([]);
  expect(settings).toMatchObject({ uniqueId: 'unique_id', link: false, prior: null, truth: null, uSamplePairs: 1_000_000, seed: 1 });
  expect(settings.emBlocks).toHaveLength(1);
  expect(columnsOf(settings)).toEqual(['unique_id', 'surname']);
  expect(readSettings(least, 2).settings.link).toBe(true);
  expect(readSettings({ ...least, link_type: 'dedupe_only', prior: null }, 1).settings.link).toBe(false);
});

test('thresholds come in the order of likeness, whatever the order in the file', () => {
  const thresholds = (kind: string, given?: unknown) =>
    readSettings({ ...least, comparisons: [{ column: 'x', kind, thresholds: given }] }, 1).settings.comparisons[0]?.thresholds;
  expect(thresholds('jaro_winkler', [0.7, 0.92, 0.88])).toEqual([0.92, 0.88, 0.7]);
  expect(thresholds('jaro_winkler')).toEqual([0.9, 0.7]);
  expect(thresholds('levenshtein', [2, 1, 2])).toEqual([1, 2]);
  expect(thresholds('damerau_levenshtein', 3)).toEqual([3]);
  expect(thresholds('exact', [1])).toEqual([]);
});

test.each<[string, unknown, string[]]>([
  ['nothing', {}, ['blocking_rules: wajib ada', 'comparisons: wajib ada']],
  ['no object', [], ['isi: harus objek { … }']],
  [
    'a kind that is none',
    { ...least, comparisons: [{ column: 'a', kind: 'soundex' }] },
    ['comparisons.0.kind: harus salah satu dari exact, jaro_winkler'],
  ],
  ['no column', { ...least, comparisons: [{ kind: 'exact' }] }, ['comparisons.0.column: exact membutuhkan satu kolom']],
  ['one column of two', { ...least, comparisons: [{ column: 'a', kind: 'name_pair' }] }, ['comparisons.0.columns: name_pair membutuhkan dua kolom']],
  [
    'a likeness above one',
    { ...least, comparisons: [{ column: 'a', kind: 'jaro_winkler', thresholds: [92] }] },
    ['comparisons.0.thresholds: paling besar 1'],
  ],
  [
    'a format that is none',
    { ...least, comparisons: [{ column: 'a', kind: 'date', format: 'yyyy' }] },
    ['comparisons.0.format: “yyyy” bukan bentuk tanggal'],
  ],
  ['an expression that is none', { ...least, blocking_rules: [['a', 'substr(b,1']] }, ['blocking_rules.0.1: “substr(b,1” bukan nama kolom']],
  ['a swap of one', { ...least, em_blocks: [[{ swap: ['a'] }]] }, ['em_blocks.0.0: harus nama kolom']],
  ['a broken pattern', { ...least, truth: { column: 'a', pattern: '(' } }, ['truth.pattern: Invalid regular expression']],
  ['two problems', { ...least, seed: 'x', u_sample_pairs: 0 }, ['u_sample_pairs: harus bilangan bulat positif', 'seed: harus bilangan']],
  ['a recall of nothing', { ...least, prior: { rules: [['a']], recall: 0 } }, ['prior.recall: harus di atas 0']],
  ['link with one file', { ...least, link_type: 'link' }, ['link_type: “link” membutuhkan tepat dua --input, ada 1']],
])('%s is refused, by the path of its field', (_, json, problems) => {
  const refusal = (() => {
    try {
      return readSettings(json, 1);
    } catch (error) {
      return error;
    }
  })();
  expect(refusal).toBeInstanceOf(SettingsError);
  const said = (refusal as SettingsError).problems;
  expect(said).toHaveLength(problems.length);
  for (const [k, problem] of problems.entries()) expect(said[k]).toContain(problem);
});

test('fields that are not known are passed over with a word', () => {
  const { warnings } = readSettings({ ...least, em_bloks: [], comparisons: [{ column: 'a', kind: 'exact', tf: true }] }, 1);
  expect(warnings).toEqual(['em_bloks: tidak dikenal, dilewati', 'comparisons.0.tf: tidak dikenal, dilewati']);
});

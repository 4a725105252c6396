import { expect, test } from 'vitest';
import { modules } from '#app/modules.ts';
import { coreProblems } from '#core/problem.ts';
import { sentenceOf } from '#platform/pipeline/parse.ts';
import { sourceFiles } from '#test/support/imports.ts';
import { pairsIn, pairFaults } from '#test/support/messages.ts';

test('every sentence is complete in both languages', async () => {
  const files = (await sourceFiles()).filter(({ path }) => !path.includes('/tests/') && !path.startsWith('test/'));
  const faults = files.flatMap(({ path, text }) => pairsIn(text).flatMap((pair) => pairFaults(pair).map((what) => `${path}: ${what}: ${pair.id}`)));
  expect(files.flatMap(({ text }) => pairsIn(text)).length).toBeGreaterThan(200);
  expect(faults).toEqual([]);
});

test.each([
  [`{ id: 'Simpan {count} baris', en: 'Save rows' }`, 'the places differ'],
  [`{ id: 'Simpan', en: '' }`, 'one language is empty'],
  [`{ id: 'Save all rows', en: 'Save all rows' }`, 'not translated'],
])('%s', (text, what) => {
  const [pair] = pairsIn(text);
  expect(pair && pairFaults(pair)).toEqual([what]);
});

test('every problem is named after its module and is the asker’s to mend', () => {
  for (const module of modules) {
    for (const [code, { status }] of Object.entries(module.problems)) {
      expect(code).toMatch(new RegExp(`^(${module.name}|files|spreadsheet)\\.[a-z]+([A-Z][a-z]*)*$`));
      expect([code, status >= 400 && status < 500]).toEqual([code, true]);
    }
  }
  expect(Object.keys(coreProblems.kinds).every((code) => code.startsWith('core.'))).toBe(true);
});

test('every code that a contract puts on a field has its sentence', async () => {
  const files = (await sourceFiles()).filter(({ path }) => /^(core\/contract|modules\/[a-z]+\/contract)/.test(path));
  const codes = new Set(files.flatMap(({ text }) => [...text.matchAll(/error: '([a-z]+\.\w+)'/g)].map(([, code]) => code ?? '')));
  const registered = new Set(modules.map((module) => module.name));
  const described = [...codes].filter((code) => registered.has(code.split('.')[0] ?? '') || code.startsWith('core.'));
  expect(described.length).toBeGreaterThan(5);
  expect(described.filter((code) => code !== 'core.shape' && sentenceOf(code).id === sentenceOf('core.shape').id)).toEqual([]);
});

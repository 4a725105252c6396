import { expect, test } from 'vitest';
import { kbliOfColumn } from '../rules/kbli.ts';

const rows = [
  { version: '2020', code: '10793', cluster: 'processed_food' },
  { version: '2020', code: '11040', cluster: 'beverage' },
  { version: '2020', code: '13134', cluster: 'batik' },
  { version: '2025', code: '10793', cluster: null },
  { version: '2025', code: '13133', cluster: 'batik' },
  { version: '2025', code: '11040', cluster: null },
];
const versionOf = (header: string, samples: string[], code: string) => kbliOfColumn(rows, header, samples).get(code)?.version;

// The same number is another activity in another version: a column is read by one list.
test.each([
  ['the version that the heading names', 'Kode KBLI 2025', ['10793', '13134'], '10793', '2025'],
  ['the version that knows most of the codes', 'KBLI', ['13133', '10793', 'C 13133'], '10793', '2025'],
  ['the older one where both know as many', 'KBLI', ['10793', '11040'], '10793', '2020'],
  ['the older one where there is nothing to judge by', '', [], '10793', '2020'],
  ['another version for a code that the chosen one does not know', 'KBLI 2025', [], '13134', '2020'],
  ['none for a code that no version knows', 'KBLI', [], '99999', undefined],
])('%s', (_, header, samples, code, version) => {
  expect(versionOf(header, samples, code)).toBe(version);
});

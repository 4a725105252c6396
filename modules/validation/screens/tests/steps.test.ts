import { expect, test } from 'vitest';
import type { ImportState, Phase } from '../../words.ts';
import { failedPhase, stepsOf } from '../wizard/steps.ts';

const at = (state: ImportState, past: ImportState[] = [], phase?: Phase) => ({
  state,
  progress: phase ? { phase } : null,
  history: past.map((one, i) => ({ state: one, at: `2026-11-21T07:0${i}:00Z` })),
});
const drawn = (standing: ReturnType<typeof at>, shown?: 'columns') =>
  stepsOf(standing, (key) => key, shown)
    .map(({ state }) => state)
    .join(' ');

test.each<[ImportState, string]>([
  ['uploaded', 'now wait wait wait'],
  ['mapped', 'done now wait wait'],
  ['rehearsing', 'done done now wait'],
  ['rehearsed', 'done done now wait'],
  ['committing', 'done done done now'],
  ['committed', 'done done done done'],
  ['undoing', 'done done done now'],
  ['partly_undone', 'done done done done'],
])('%s stands at %s', (state, expected) => {
  expect(drawn(at(state))).toBe(expected);
});

test('who looks at the columns of a rehearsed import stands there', () => {
  expect(drawn(at('rehearsed'), 'columns')).toBe('done now done wait');
});

test('a failure stands at the work that broke off, whatever the order of the history', () => {
  expect(drawn(at('failed', ['uploaded', 'reading']))).toBe('error wait wait wait');
  expect(drawn(at('failed', ['reading', 'mapped', 'rehearsing']))).toBe('done done error wait');
  expect(failedPhase({ ...at('failed', ['reading', 'committing']), history: at('failed', ['reading', 'committing']).history.toReversed() })).toBe(
    'committing',
  );
  expect(failedPhase(at('failed', ['reading'], 'undoing'))).toBe('undoing');
});

import { expect, test } from 'vitest';
import type { Module } from '#platform/action.ts';
import { registerModules } from '#platform/pipeline/pipeline.ts';
import { makeProbe } from '#test/support/probe.ts';

const probe = (): Module => makeProbe().module;
const without = <T>(record: Record<string, T>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

test('a whole module is taken', () => {
  expect([...registerModules([probe()]).actions.keys()]).toContain('probe.addNote');
});

test.each<[string, (module: Module) => Module, RegExp]>([
  ['an action without a policy', (m) => ({ ...m, policies: without(m.policies, 'probe.addNote') }), /probe\.addNote has no policy/],
  ['a contract without an action', (m) => ({ ...m, actions: without(m.actions, 'probe.addNote') }), /probe\.addNote has a contract but no action/],
  ['a name of somebody else', (m) => ({ ...m, name: 'registry' }), /must be named after its module registry/],
  [
    'a reaction that names nothing',
    (m) => ({ ...m, reactions: [{ on: 'probe.noteAdded', run: 'probe.imagined', input: () => ({}) }] }),
    /names probe\.imagined, which does not exist/,
  ],
])('%s does not start', (_title, spoil, message) => {
  expect(() => registerModules([spoil(probe())])).toThrow(message);
});

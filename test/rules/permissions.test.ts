import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { modules } from '#app/modules.ts';
import { permissionsPage } from '#app/permissions.ts';
import { projectFolder } from '#app/world.ts';
import type { Contract } from '#core/contract.ts';
import { roles } from '#core/policy.ts';
import { registerModules } from '#platform/pipeline/pipeline.ts';
import type { Answer, Client } from '#test/support/client.ts';
import { addOneOfEachRole, freshClient, isGranted } from '#test/support/roles.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';

const registry = registerModules(modules);
const actions = [...registry.actions].map(([name, { action, policy }]) => ({ name, contract: action.contract, policy }));

test('docs/permissions.md says what the policies say', async () => {
  const file = path.join(projectFolder, 'docs/permissions.md');
  if (process.env['UPDATE'] === '1') await writeFile(file, permissionsPage(registry));
  expect(
    await readFile(file, 'utf8'),
    'the policies changed: read what changed, then run UPDATE=1 npx vitest run test/rules/permissions.test.ts',
  ).toBe(permissionsPage(registry));
});

describe('every action × every role', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
    await addOneOfEachRole(town);
  });
  afterAll(() => town.close());

  /** An empty and a senseless input; neither may get past the door where there is no grant, nor break anything where there is one. */
  const inputs = { empty: {}, senseless: { omongKosong: ['<script>', -1] } };
  const ask = (client: Client, name: string, contract: Contract, input: object) =>
    client.call(name, input, contract.upload ? { file: { name: 'x.csv', content: 'x' } } : {});
  const expectProblem = (answer: Answer, status: number, code: string, about: string) => {
    expect([about, answer.status, answer.body.code]).toEqual([about, status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.text).not.toMatch(/\bat .+:\d+:\d+|node_modules/);
  };

  test.each(actions)('$name: anyone', async ({ name, contract, policy }) => {
    for (const [kind, input] of Object.entries(inputs)) {
      const answer = await ask(town.anyone, name, contract, input);
      if (!policy.anyone) expectProblem(answer, 401, 'core.signInFirst', `anyone ${kind}`);
      else if (kind === 'senseless') expectProblem(answer, 422, 'core.invalid', `anyone ${kind}`);
      else expect(answer.status).toBeLessThan(500);
    }
  });

  test.each(actions)('$name: each role', async ({ name, contract, policy }) => {
    for (const role of roles) {
      const client = freshClient(town, role);
      for (const [kind, input] of Object.entries(inputs)) {
        const answer = await ask(client, name, contract, input);
        if (!isGranted(policy, role)) expectProblem(answer, 403, 'core.notAllowed', `${role} ${kind}`);
        else if (kind === 'senseless') expectProblem(answer, 422, 'core.invalid', `${role} ${kind}`);
        else
          expect([role, answer.status < 500 && answer.status !== 401 && answer.body.code !== 'core.notAllowed', answer.text]).toEqual([
            role,
            true,
            answer.text,
          ]);
      }
    }
  });
});

describe('every contract', () => {
  test.each(actions)('$name is well formed', ({ name, contract }) => {
    expect(name).toMatch(/^[a-z]+\.[a-z]+[A-Z][A-Za-z]*$/);
    expect(contract.path).toMatch(/^(\/([a-z0-9]+(-[a-z0-9]+)*|\{[a-zA-Z]+\}))+$/);
    for (const [, place] of contract.path.matchAll(/\{(\w+)\}/g)) expect(Object.keys(contract.input.shape)).toContain(place);
    // A question may be a POST where what is asked must not stand in an address; a command is never a GET.
    if (contract.kind === 'command') expect(contract.method).not.toBe('GET');
    else expect(['GET', 'POST']).toContain(contract.method);
    for (const language of ['id', 'en'] as const) expect(contract.summary[language]).toMatch(/^[A-Z][^\n]{5,}[^.\s]$/);
    expect(contract.summary.id).not.toBe(contract.summary.en);
  });

  test.each(actions)('$name says what it answers with', ({ contract }) => {
    const output = z.toJSONSchema(contract.output, { io: 'output', unrepresentable: 'any' });
    expect(output.type ?? output.anyOf ?? output.oneOf).toBeDefined();
  });

  test('no two actions share method and path', () => {
    const routes = actions.map(({ contract }) => `${contract.method} ${contract.path.replace(/\{\w+\}/g, '{}')}`);
    expect(routes.filter((route, i) => routes.indexOf(route) !== i)).toEqual([]);
  });

  test('no policy stands without a contract, and no grant is to nobody', () => {
    for (const module of modules) expect(Object.keys(module.policies).filter((name) => !(name in module.contracts))).toEqual([]);
    expect(actions.filter(({ policy }) => Object.keys(policy).length === 0).map(({ name }) => name)).toEqual([]);
  });

  /** What leaves a trace that is the reader's own: a view kept, a list taken along. */
  const readersOwn = new Set(['registry.saveView', 'registry.removeView', 'registry.exportEnterprises']);

  test('an inspector and a leader read, and change nothing but what is their own', () => {
    const writes = actions.filter(({ contract, policy }) => contract.kind === 'command' && (policy.inspector || policy.leader));
    expect(writes.map(({ name }) => name).filter((name) => !readersOwn.has(name))).toEqual([]);
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';

type Operation = {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  responses: Record<string, { content: Record<string, object> }>;
  requestBody?: { content: Record<string, { schema: object }> };
};
type Document = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};

let town: Town;
let document: Document;
beforeAll(async () => {
  town = await openTown();
  document = (await (await town.anyone.fetch('/api/openapi.json')).json()) as Document;
});
afterAll(() => town.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));

test('the OpenAPI document is 3.1 and names every action once', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(document.info).toMatchObject({ title: 'Naik Kelas' });
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(ids)).toEqual(new Set(town.registry.actions.keys()));
});

test('every $ref in it resolves', () => {
  const refs: string[] = [];
  JSON.stringify(document, (key, value: unknown) => {
    if (key === '$ref' && typeof value === 'string') refs.push(value);
    return value;
  });
  expect(refs).toContain('#/components/schemas/Problem');
  const resolve = (ref: string) =>
    ref
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], document);
  expect([...new Set(refs)].filter((ref) => !ref.startsWith('#/') || resolve(ref) === undefined)).toEqual([]);
});

test('every operation says its places, its answer and its refusals', () => {
  for (const { path, method, operation } of operations()) {
    expect(method).toMatch(/^(get|post|put|patch|delete)$/);
    const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = operation.parameters.filter((parameter) => parameter.in === 'path');
    expect([path, declared.map(({ name }) => name)]).toEqual([path, places]);
    expect(declared.every(({ required }) => required)).toBe(true);
    expect(operation.parameters.every(({ schema }) => typeof schema === 'object')).toBe(true);
    expect(Object.keys(operation.responses)).toEqual(['200', 'default']);
    expect(operation.responses['default']?.content).toHaveProperty(['application/problem+json']);
    if (method === 'get') expect(operation.requestBody).toBeUndefined();
  }
});

test('a date and an instant are said to be such', () => {
  const text = JSON.stringify(document);
  expect(text).toContain('"format":"date-time"');
});

test('the readable page lists every action and every problem, without a script', async () => {
  const response = await town.anyone.fetch('/api/docs');
  const page = await response.text();
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  for (const name of town.registry.actions.keys()) expect(page).toContain(`id="${name}"`);
  for (const module of town.registry.modules) for (const code of Object.keys(module.problems)) expect(page).toContain(`id="${code}"`);
  expect(page).not.toMatch(/<script|<style|style=|onclick/);
  expect((await town.anyone.fetch('/api/docs.css')).headers.get('content-type')).toBe('text/css; charset=utf-8');
});

test('health says ready, life says alive', async () => {
  const health = await town.anyone.fetch('/health');
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
  expect((await town.anyone.fetch('/livez')).status).toBe(200);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { apiFor, installRoutes, onSignedOut, queryOf, request } from '../api.ts';
import { ApiProblem, OfflineProblem, asProblem, problemOf } from '../problems.ts';

beforeEach(() =>
  installRoutes({
    'town.listShops': ['GET', '/shops'],
    'town.getShop': ['GET', '/shops/{id}'],
    'town.moveShop': ['POST', '/shops/{id}/move'],
    'town.closeShop': ['DELETE', '/shops/{id}'],
    'town.importShops': ['POST', '/imports/{kind}'],
  }),
);
afterEach(() => {
  vi.unstubAllGlobals();
  onSignedOut(() => undefined);
});

const answer = (status: number, body: unknown) => vi.fn(async () => new Response(body === undefined ? null : JSON.stringify(body), { status }));

test('places of the path are filled and escaped; the rest of a query is the query string', () => {
  const { url, method, body } = request('town.getShop', { id: 'a/b c', full: true });
  expect({ url, method, body }).toEqual({ url: '/api/v1/shops/a%2Fb%20c?full=true', method: 'GET', body: undefined });
});

test('a command sends the rest as JSON, under the id of its sender', () => {
  const sent = request('town.moveShop', { id: '7', to: 'Jati' }, { commandId: 'c-1' });
  expect(sent.url).toBe('/api/v1/shops/7/move');
  expect(sent.body).toBe('{"to":"Jati"}');
  expect(sent.headers).toMatchObject({ 'Idempotency-Key': 'c-1', 'Content-Type': 'application/json' });
});

test('a query has no command id; a command always has one', () => {
  expect(request('town.listShops', {}).headers).not.toHaveProperty('Idempotency-Key');
  expect(request('town.closeShop', { id: '7' }).headers['Idempotency-Key']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
});

test('DELETE carries its input in the address', () => {
  expect(request('town.closeShop', { id: '7', reason: 'moved' })).toMatchObject({ method: 'DELETE', url: '/api/v1/shops/7?reason=moved' });
});

test('an upload is the raw file, its name escaped, the rest in the address', () => {
  const file = new File(['a'], 'Daftar usaha é.csv', { type: 'text/csv' });
  const sent = request('town.importShops', { kind: 'shops', sheet: 1 }, { file, commandId: 'c-2' });
  expect(sent.url).toBe('/api/v1/imports/shops?sheet=1');
  expect(sent.body).toBe(file);
  expect(sent.headers).toMatchObject({
    'Content-Type': 'application/octet-stream',
    'X-File-Name': 'Daftar%20usaha%20%C3%A9.csv',
    'Idempotency-Key': 'c-2',
  });
});

test('a missing place and an unknown action are faults of ours, said at once', () => {
  expect(() => request('town.getShop', {})).toThrow('needs id');
  expect(() => request('town.getNothing', {})).toThrow('No route');
});

test('queryOf leaves out what is not known and repeats lists', () => {
  expect(queryOf({ a: undefined, b: null, c: '', d: 0, e: false, f: ['x', 'y'] })).toBe('?d=0&e=false&f=x&f=y');
  expect(queryOf({})).toBe('');
});

test('an answer is parsed; no content is undefined', async () => {
  vi.stubGlobal('fetch', answer(200, { name: 'Batik' }));
  expect(await apiFor().call('town.getShop', { id: '7' })).toEqual({ name: 'Batik' });
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(null, { status: 204 })),
  );
  expect(await apiFor().call('town.closeShop', { id: '7' })).toBeUndefined();
});

test('a refusal becomes an ApiProblem with one sentence per field', async () => {
  const errors = [
    { field: 'owner.nik', code: 'core.nik', detail: 'NIK harus 16 angka.' },
    { field: 'owner.nik', code: 'core.other', detail: 'second' },
  ];
  vi.stubGlobal('fetch', answer(422, { type: '', title: '', status: 422, code: 'core.invalid', detail: 'Ada 1 isian', instance: 'R-1', errors }));
  const problem = await apiFor()
    .call('town.moveShop', { id: '7' })
    .catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(ApiProblem);
  expect(problem).toMatchObject({ code: 'core.invalid', message: 'Ada 1 isian', fieldErrors: { 'owner.nik': 'NIK harus 16 angka.' } });
});

test('a page of a proxy is said in our own words', () => {
  expect(problemOf(502, '<html>Bad gateway</html>')).toMatchObject({ code: 'core.unreadable', document: { status: 502 } });
});

test('no connection is an OfflineProblem; an abort stays an abort', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => Promise.reject(new TypeError('fetch failed'))),
  );
  await expect(apiFor().call('town.listShops', {})).rejects.toBeInstanceOf(OfflineProblem);
  const stop = new AbortController();
  stop.abort();
  await expect(apiFor().call('town.listShops', {}, { signal: stop.signal })).rejects.toBeInstanceOf(TypeError);
});

test('401 tells the app, and is still a problem', async () => {
  const seen = vi.fn();
  onSignedOut(seen);
  vi.stubGlobal('fetch', answer(401, { type: '', title: '', status: 401, code: 'core.signInFirst', detail: 'Silakan masuk dahulu.', instance: '' }));
  await expect(apiFor().call('town.listShops', {})).rejects.toMatchObject({ code: 'core.signInFirst' });
  expect(seen).toHaveBeenCalledOnce();
});

test('a fault of our own is a problem that can be shown', () => {
  expect(asProblem(new Error('x'))).toMatchObject({ code: 'ui.broken' });
});

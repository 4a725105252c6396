import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { townId } from '#app/town.ts';
import { freshId } from '#test/support/client.ts';
import { openProbeTown, secretNik } from '#test/support/probe.ts';

let town: Awaited<ReturnType<typeof openProbeTown>>;
beforeAll(async () => {
  town = await openProbeTown();
});
afterAll(() => town.close());

type Asked = { status: number; text: string; body: Record<string, unknown>; headers: Headers };

async function ask(path: string, init: RequestInit = {}, who = town.as('admin')): Promise<Asked> {
  const response = await who.fetch(path, init);
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) as Record<string, unknown>, headers: response.headers };
}
const json = (body: string, more: Record<string, string> = {}, method = 'POST'): RequestInit => ({
  method,
  body,
  headers: { 'content-type': 'application/json', ...more },
});

const notes = '/api/v1/probe/notes';
const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;

const bad: [title: string, path: string, init: RequestInit, status: number, code: string][] = [
  ['an unknown path', '/api/v1/tidak/ada', {}, 404, 'core.noSuchPath'],
  ['an unknown path outside of the API', '/tidak-ada', {}, 404, 'core.noSuchPath'],
  ['a path out of the folder', '/assets/..%2f..%2fpackage.json', {}, 404, 'core.noSuchPath'],
  ['a malformed path', '/api/v1/accounts/people/%zz', {}, 400, 'core.malformed'],
  ['a method that is not there', notes, { method: 'PUT' }, 404, 'core.noSuchPath'],
  ['malformed JSON', notes, json('{"id": '), 400, 'core.malformed'],
  ['an empty body that says it is JSON', notes, json(''), 400, 'core.malformed'],
  ['a list instead of an object', notes, json('[]'), 400, 'core.malformed'],
  ['a word instead of an object', notes, json('"teks"'), 400, 'core.malformed'],
  ['nothing at all', notes, { method: 'POST' }, 422, 'core.invalid'],
  ['null', notes, json('null'), 422, 'core.invalid'],
  ['another content type', notes, { method: 'POST', body: '<note/>', headers: { 'content-type': 'application/xml' } }, 415, 'core.mediaType'],
  ['plain text', notes, { method: 'POST', body: 'id=1', headers: { 'content-type': 'text/plain' } }, 415, 'core.mediaType'],
  ['a form', notes, { method: 'POST', body: new URLSearchParams({ id: '1' }) }, 415, 'core.mediaType'],
  ['more than a megabyte', notes, json(JSON.stringify({ text: 'x'.repeat(1_100_000) })), 413, 'core.tooLarge'],
  ['__proto__', notes, json('{"__proto__": {"admin": true}}'), 400, 'core.malformed'],
  ['__proto__ deep inside', notes, json(`{"id": "${freshId()}", "text": {"__proto__": {"admin": true}}}`), 400, 'core.malformed'],
  ['constructor.prototype', notes, json('{"constructor": {"prototype": {"admin": true}}}'), 400, 'core.malformed'],
  ['very deep JSON', notes, json(`{"id": ${deep}}`), 422, 'core.invalid'],
  ['an unknown field', notes, json(JSON.stringify({ id: freshId(), admin: true })), 422, 'core.invalid'],
  ['a field of the wrong kind', notes, json(JSON.stringify({ id: 7, text: ['x'] })), 422, 'core.invalid'],
  ['an id that is none', '/api/v1/accounts/people/1%20or%201=1', {}, 422, 'core.invalid'],
  ['an id that nobody has', `/api/v1/accounts/people/${freshId()}`, {}, 404, 'core.notFound'],
  ['a cursor that was tampered with', '/api/v1/accounts/people?cursor=W10', {}, 400, 'core.malformed'],
  ['a cursor of garbage', '/api/v1/accounts/notices?cursor=%00%ff', {}, 400, 'core.malformed'],
  ['a limit out of range', '/api/v1/accounts/people?limit=100000', {}, 422, 'core.invalid'],
  ['a NUL in a text', '/api/v1/accounts/people?search=%00', {}, 400, 'core.malformed'],
  ['an error that nobody foresaw', '/api/v1/probe/notes/broken', json(JSON.stringify({ id: freshId() })), 500, 'core.broken'],
];

describe('bad input is answered with an RFC 9457 document', () => {
  test.each(bad)('%s', async (_title, path, init, status, code) => {
    const answer = await ask(path, init);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body).toMatchObject({
      status,
      type: `/api/docs#${code}`,
      instance: expect.stringMatching(/^urn:naikkelas:[0-9A-F]{10}$/) as unknown,
    });
    expect(String(answer.body['detail'])).toMatch(/^\p{Lu}[^{}]+[.:]?/u);
    expect(answer.text).not.toMatch(/\bat .+:\d+:\d+|node_modules|\/platform\/|select |insert /);
    expect(answer.text).not.toContain(secretNik);
  });

  test('every wrong field is named with a sentence', async () => {
    const { id, holdings } = { id: 'bukan-uuid', holdings: [] };
    const answer = await town.as('admin').call('accounts.invitePerson', { id, fullName: ' ', userName: 'Ada Spasi', holdings, kelas: 3 });
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map((error) => error.field).sort((a, b) => a.localeCompare(b))).toEqual([
      '',
      'fullName',
      'holdings',
      'id',
      'userName',
    ]);
    expect(answer.body.errors?.find((error) => error.field === '')).toMatchObject({
      code: 'core.unknownField',
      detail: 'Isian ini tidak dikenal: kelas.',
    });
    for (const error of answer.body.errors ?? []) expect(error.detail).toMatch(/^\p{Lu}[^{}]+\.$/u);
  });

  test('what lies in another regency looks exactly like what does not exist', async () => {
    const nobody = await town.as('admin').call('accounts.getPerson', { id: freshId() });
    const elsewhere = await town.as('admin').call('accounts.getPerson', { id: townId('host') });
    const { instance: _, ...document } = nobody.body;
    expect(elsewhere.body).toMatchObject(document);
  });

  test('the reference that the person reads is the one in the sentence', async () => {
    const answer = await town.as('admin').call('probe.breakNote', { id: freshId() });
    expect(answer.body.detail).toContain(String(answer.body.instance).replace('urn:naikkelas:', ''));
  });
});

describe('the language', () => {
  const english = 'Please sign in first.';
  const indonesian = 'Silakan masuk dahulu.';
  test.each([
    ['nothing said', {}, indonesian],
    ['the cookie of our pages', { cookie: 'nk_lang=en' }, english],
    ['the cookie before the browser’s setting', { cookie: 'nk_lang=id', 'accept-language': 'en' }, indonesian],
    ['a program that asks for English', { 'accept-language': 'en-GB,en;q=0.9' }, english],
    ['a program that asks for Javanese', { 'accept-language': 'jv' }, indonesian],
    ['a browser set to English that has not chosen on our pages', { 'accept-language': 'en-US', 'sec-fetch-site': 'same-origin' }, indonesian],
    ['a cookie of nonsense', { cookie: 'nk_lang=../../etc' }, indonesian],
  ])('%s', async (_title, headers, sentence) => {
    expect((await ask('/api/v1/accounts/me', { headers }, town.anyone)).body['detail']).toBe(sentence);
  });
});

import 'fake-indexeddb/auto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { installRoutes } from '../api.ts';
import { addToOutbox, dropItem, exportItems, look, onSent, outboxView, replay, retryItem } from '../offline/outbox.ts';
import type { NewItem } from '../offline/outbox.ts';
import { judge } from '../offline/sender.ts';
import { destroyVault, openVault } from '../offline/vault.ts';

/** A server that remembers what came and answers as it is told. */
type Got = { id: string; path: string; body: string };
const got: Got[] = [];
let answers: Record<string, { status: number; body: object }> = {};
let isUp = true;
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    if (!isUp) {
      request.socket.destroy();
      return;
    }
    const path = request.url ?? '';
    got.push({ id: String(request.headers['idempotency-key']), path, body: Buffer.concat(parts).toString() });
    const { status, body } = answers[path] ?? { status: 200, body: { ok: true } };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
});

const realFetch = fetch;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  // The browser asks its own origin; here that is this server.
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => realFetch(`http://127.0.0.1:${port}${path}`, init));
  installRoutes({ 'test.visit': ['POST', '/visit'], 'test.photo': ['POST', '/photo'], 'test.other': ['POST', '/other'] });
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.close();
});
beforeEach(async () => {
  got.length = 0;
  answers = {};
  isUp = true;
  await openVault('siti');
});
afterEach(() => destroyVault());

const item = (over: Partial<NewItem> = {}): NewItem => ({
  action: 'test.visit',
  input: { note: 'rahasia dapur' },
  subject: 'usaha-1',
  title: { id: 'Kunjungan', en: 'Visit' },
  ...over,
});
const states = async () => (await look()).map(({ state }) => state);
const refusal = (status: number, code = 'test.wrong') => ({
  status,
  body: { type: 'x', title: 'Salah', status, code, detail: 'Salah. Perbaiki.', instance: 'AB12' },
});

/** Everything as it lies on the disk of the device. */
async function rawBytes(): Promise<string> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('naikkelas.siti');
    opening.addEventListener('success', () => resolve(opening.result));
  });
  const rows = await Promise.all(
    ['values', 'files'].map(
      (shelf) =>
        new Promise<unknown[]>((resolve) => {
          const reading = db.transaction(shelf).objectStore(shelf).getAll();
          reading.addEventListener('success', () => resolve(reading.result as unknown[]));
        }),
    ),
  );
  db.close();
  return rows
    .flat()
    .map((row) => Buffer.from((row as { data: ArrayBuffer }).data).toString('latin1'))
    .join('\n');
}

describe('the vault', () => {
  test('gives back what was put in, in the order of the ids, and none of it can be read on the disk', async () => {
    const vault = await openVault('siti');
    await vault.put('cards', [
      { id: 'b', value: { name: 'Batik Mawar' } },
      { id: 'a', value: { name: 'Toko Jaya' } },
    ]);
    await vault.putFile('foto', new Blob(['isi foto'], { type: 'image/jpeg' }));
    expect(await vault.all('cards')).toEqual([{ name: 'Toko Jaya' }, { name: 'Batik Mawar' }]);
    expect(await (await vault.getFile('foto'))?.text()).toBe('isi foto');
    const raw = await rawBytes();
    expect(raw.length).toBeGreaterThan(50);
    expect(raw).not.toMatch(/Batik|Jaya|foto/);
  });

  test('another person has a vault of their own; destroyed, nothing is left', async () => {
    const mine = await openVault('siti');
    await mine.put('cards', [{ id: 'a', value: 'milik siti' }]);
    const other = await openVault('wati');
    expect(await other.all('cards')).toEqual([]);
    await destroyVault();
    const again = await openVault('siti');
    expect(await again.all('cards')).toEqual(['milik siti']);
    await destroyVault();
    expect(await (await openVault('siti')).all('cards')).toEqual([]);
  });
});

describe('the outbox', () => {
  test('sends in order, each under its own id, and tells the app what was answered', async () => {
    const told: unknown[] = [];
    onSent('test.visit', (_item, output) => void told.push(output));
    isUp = false;
    const ids = await addToOutbox([
      item(),
      item({ action: 'test.photo', input: {}, file: { blob: new Blob(['isi']), name: 'a.jpg' } }),
      item({ action: 'test.other' }),
    ]);
    await replay();
    expect([await states(), outboxView().stopped]).toEqual([['waiting', 'waiting', 'waiting'], 'offline']);
    isUp = true;
    await replay();
    expect(got.map(({ id, path }) => [id, path])).toEqual([
      [ids[0], '/api/v1/visit'],
      [ids[1], '/api/v1/photo'],
      [ids[2], '/api/v1/other'],
    ]);
    expect(got[1]?.body).toBe('isi');
    expect([await states(), told]).toEqual([['done', 'done', 'done'], [{ ok: true }]]);
    // What was sent is not kept, only that it was.
    expect((await look()).map(({ input }) => input)).toEqual([{}, {}, {}]);
  });

  test('what was sent and never answered is sent again under the same id', async () => {
    isUp = false;
    const [id] = await addToOutbox([item()]);
    await replay();
    await replay();
    isUp = true;
    await replay();
    expect(got.map((one) => one.id)).toEqual([id]);
    expect((await look())[0]?.attempts).toBe(3);
  });

  test('two runs at once send once', async () => {
    isUp = false;
    await addToOutbox([item(), item({ subject: 'usaha-2' })]);
    await replay();
    isUp = true;
    await Promise.all([replay(), replay(), replay()]);
    expect(got).toHaveLength(2);
  });

  test('a refused item stays with its reason; what follows for the same enterprise waits, all others go on', async () => {
    answers = { '/api/v1/visit': refusal(422) };
    await addToOutbox([item(), item({ action: 'test.photo' }), item({ action: 'test.other', subject: 'usaha-2' })]);
    await replay();
    const [first, second, third] = await look();
    expect([first?.state, second?.state, third?.state]).toEqual(['rejected', 'blocked', 'done']);
    expect(first?.problem).toMatchObject({ code: 'test.wrong', detail: 'Salah. Perbaiki.', reference: 'AB12' });
    expect(second?.waitsFor).toBe(first?.place);
  });

  test('repaired it is another command; sent as it is, the same one; what waited for it follows', async () => {
    answers = { '/api/v1/visit': refusal(422) };
    const [id] = await addToOutbox([item(), item({ action: 'test.photo' })]);
    await replay();
    const place = (await look())[0]?.place ?? '';
    await retryItem(place);
    await replay();
    expect(got.filter(({ path }) => path === '/api/v1/visit').map((one) => one.id)).toEqual([id, id]);
    answers = {};
    await retryItem(place, { note: 'sudah betul' });
    await replay();
    const last = got.findLast(({ path }) => path === '/api/v1/visit');
    expect(last?.id).not.toBe(id);
    expect(last?.body).toContain('sudah betul');
    expect(await states()).toEqual(['done', 'done']);
  });

  test('one item is dropped alone, and can be taken along as a file before', async () => {
    answers = { '/api/v1/visit': refusal(409) };
    await addToOutbox([item(), item({ action: 'test.photo' })]);
    await replay();
    const place = (await look())[0]?.place ?? '';
    expect(await (await exportItems([place])).text()).toContain('rahasia dapur');
    await dropItem(place);
    await replay();
    expect((await look()).map(({ action, state }) => [action, state])).toEqual([['test.photo', 'done']]);
  });

  test('broken off while sending, it is taken up again when the app starts', async () => {
    isUp = false;
    const [id] = await addToOutbox([item()]);
    await replay();
    const vault = await openVault('siti');
    const [stuck] = await look();
    await vault.put('outbox', [{ id: stuck?.place ?? '', value: { ...stuck, state: 'sending' } }]);
    isUp = true;
    await replay();
    expect([got.map((one) => one.id), await states()]).toEqual([[id], ['done']]);
  });
});

describe('an answer', () => {
  const text = (status: number, code: string) => JSON.stringify(refusal(status, code).body);
  test.each([
    [200, '{"a":1}', { kind: 'done', output: { a: 1 } }],
    [500, text(500, 'core.internal'), { kind: 'stopped', why: 'busy' }],
    [429, text(429, 'core.tooMany'), { kind: 'stopped', why: 'busy' }],
    [502, '<html>proxy</html>', { kind: 'stopped', why: 'busy' }],
    [404, '<html>a portal that wants a password</html>', { kind: 'stopped', why: 'busy' }],
    [401, text(401, 'core.signInFirst'), { kind: 'stopped', why: 'signIn' }],
    [401, text(401, 'accounts.deviceRevoked'), { kind: 'stopped', why: 'revoked' }],
  ])('%i %s', (status, body, meaning) => {
    expect(judge({ status, text: body })).toEqual(meaning);
  });

  test('a portal’s page with 200 is no answer of the server', () => {
    expect(judge({ status: 200, text: '<html>Masuk WiFi</html>' })).toEqual({ kind: 'stopped', why: 'busy' });
  });
});

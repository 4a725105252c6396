import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshId } from '#test/support/client.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const view = { name: 'Makanan tanpa P-IRT', query: { cluster: ['bakery'], lacksDocument: 'pirt' as const }, columns: ['name', 'phone'] };
const names = async (user: string) => (await town.as(user).ok('registry.listViews', {})).items.map((item) => item.name);

test('a view is kept, renamed and removed by the person who made it', async () => {
  const id = freshId();
  const officer = town.as('petugas');
  await officer.ok('registry.saveView', { id, ...view });
  expect((await officer.ok('registry.listViews', {})).items).toContainEqual({ id, ...view });
  await officer.ok('registry.saveView', { id, ...view, name: 'Roti tanpa P-IRT' });
  expect(await names('petugas')).toEqual(['Roti tanpa P-IRT']);
  await officer.ok('registry.removeView', { id });
  expect(await names('petugas')).toEqual([]);
});

test('a view of somebody else is not seen, not changed, not removed, and looks as if it were not there', async () => {
  const id = freshId();
  await town.as('petugas').ok('registry.saveView', { id, ...view });
  for (const user of ['admin', 'petugas.program', 'inspektur', 'pendamping.jati']) {
    expect([user, await names(user)]).toEqual([user, []]);
    for (const [action, input] of [
      ['registry.saveView', { id, ...view, name: 'Curian' }],
      ['registry.removeView', { id }],
    ] as const) {
      const answer = await town.as(user).call(action, input);
      expect([user, answer.status, answer.body.code]).toEqual([user, 404, 'core.notFound']);
    }
  }
  expect(await names('petugas')).toEqual([view.name]);
  expect((await town.as('pemilik.sari').call('registry.listViews')).status).toBe(403);
});

test.each([
  [{ name: '' }, 'name', 'core.required'],
  [{ name: 'x'.repeat(61) }, 'name', 'core.tooLong'],
  [{ query: { legality: ['hampir'] } }, 'query.legality', undefined],
  [{ query: { search: 'x'.repeat(101) } }, 'query.search', 'core.tooLong'],
  [{ columns: Array.from({ length: 41 }, () => 'name') }, 'columns', 'core.tooLong'],
])('a view with %j is refused', async (over, field, code) => {
  const answer = await town.as('petugas').call('registry.saveView', { id: freshId(), ...view, ...over });
  expect(answer.status).toBe(422);
  const [error] = answer.body.errors ?? [];
  expect(error?.field).toBe(field);
  if (code) expect(error?.code).toBe(code);
  expect(error?.detail).toMatch(/^\p{Lu}.+\.$/u);
});

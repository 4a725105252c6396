import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardStamps, idsBelowTrust, readCards, readFreshness, trustByArea } from '#modules/registry/index.ts';
import { homeRegency } from '#test/support/database.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { jati, register } from './builders.ts';
import { inWork } from './merging_builders.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

describe('doors', () => {
  test('trust is the same one by one, in pages and in the mean of an area', async () => {
    const made = await register(town.as('petugas'), { address: 'Jalan Uji 1', workersMale: 2 });
    town.clock.advance({ days: 364 });
    const { items } = await inWork(town, (ctx) => idsBelowTrust(ctx, { area: jati, limit: 1000 }));
    const each = await inWork(town, (ctx) =>
      readFreshness(
        ctx,
        items.map((item) => item.id),
      ),
    );
    expect(items.length).toBeGreaterThan(2);
    for (const item of items) expect(item.trust).toBeCloseTo(each.get(item.id)?.trust ?? -1, 9);
    const parts = await inWork(town, (ctx) => trustByArea(ctx, '35.74.03'));
    const mean = items.reduce((sum, item) => sum + item.trust, 0) / items.length;
    expect(parts.find((part) => part.area === jati)).toMatchObject({ n: items.length, trust: expect.closeTo(mean, 9) });
    expect(each.get(made.id)?.confirmations.find((c) => c.field === 'activity')?.trust).toBeCloseTo(2 ** (-364 / 365), 9);
    expect(await inWork(town, (ctx) => trustByArea(ctx, homeRegency))).toHaveLength(5);
  });

  test('a card and its stamp', async () => {
    const made = await register(town.as('petugas'));
    const [card] = await inWork(town, (ctx) => readCards(ctx, [made.id]));
    expect(card).toMatchObject({ id: made.id, owner: { id: made.ownerId }, lacksDocuments: ['nib'] });
    const stamps = await inWork(town, (ctx) => cardStamps(ctx, { areas: [jati], ids: [] }));
    expect(stamps.find((row) => row.id === made.id)?.stamp).toBe(card?.stamp);
  });
});

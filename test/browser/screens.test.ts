import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startProduct } from './product.ts';
import type { Product } from './product.ts';
import { axeFindings, go, movesSideways, openBrowser, visit } from './visitor.ts';
import type { Visitor } from './visitor.ts';

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  await pairsFound();
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** The first search of a new town runs beside its start; until it is over there is no pair to look at. */
async function pairsFound(): Promise<void> {
  const { context, leave } = await visit(browser, product.url, { as: 'petugas' });
  const look = async () => {
    const answer = await context.request.get('/api/v1/validation/pairs');
    const { items } = (await answer.json()) as { items: unknown[] };
    if (items.length === 0) throw new Error('no pair was found yet');
  };
  await vi.waitFor(look, { timeout: 120_000, interval: 1000 });
  await leave();
}

/** Every screen of today, as somebody who uses it. `first` opens the first entry of a list. */
const screens: { as?: string; path: string; first?: string }[] = [
  { path: '/masuk' },
  { path: '/undangan/bukan-undangan' },
  { path: '/gaya' },
  { as: 'petugas', path: '/' },
  { as: 'petugas', path: '/tidak-ada' },
  { as: 'petugas', path: '/cari?q=sulastrri' },
  { as: 'petugas', path: '/ikhtisar' },
  { as: 'petugas', path: '/usaha' },
  { as: 'petugas', path: '/usaha?q=tidakadayangbegini' },
  { as: 'petugas', path: '/usaha/peta' },
  { as: 'petugas', path: '/usaha/baru' },
  { as: 'petugas', path: '/usaha', first: 'main a[href^="/usaha/0"]' },
  { as: 'petugas', path: '/usaha/00000000-0000-7000-8000-000000000000' },
  { as: 'petugas', path: '/sentra' },
  { as: 'petugas', path: '/impor' },
  { as: 'petugas', path: '/impor/baru' },
  { as: 'petugas', path: '/ganda' },
  { as: 'petugas', path: '/ganda', first: 'main a[href^="/ganda/"]' },
  { as: 'petugas', path: '/ganda?antrean=second_look' },
  { as: 'petugas', path: '/mutu' },
  { as: 'petugas', path: '/mutu/temuan' },
  { as: 'petugas', path: '/mutu/temuan?perbaikan=ya' },
  { as: 'petugas', path: '/kampanye' },
  { as: 'petugas', path: '/kampanye/baru' },
  { as: 'petugas', path: '/kampanye', first: 'main a[href^="/kampanye/0"]' },
  { as: 'petugas', path: '/konflik' },
  { as: 'petugas', path: '/konflik', first: 'main a[href^="/usaha/0"]' },
  { path: '/k/salah' },
  { path: '/k/JDSW-EDJQ-A' },
  { as: 'petugas', path: '/kode' },
  { as: 'petugas', path: '/kode/muat' },
  { as: 'petugas', path: '/orang' },
  { as: 'petugas', path: '/orang/undang' },
  { as: 'petugas', path: '/akun' },
  { as: 'petugas', path: '/pemberitahuan' },
  { as: 'admin', path: '/klaster' },
  { as: 'inspektur', path: '/jejak' },
  { as: 'pendamping.jati', path: '/' },
  { as: 'pendamping.jati', path: '/usaha' },
  { as: 'pemilik.sari', path: '/usaha-saya' },
];

describe.each([
  { device: 'phone', dark: false, language: 'id' },
  { device: 'desk', dark: true, language: 'id' },
  { device: 'desk', dark: false, language: 'en' },
] as const)('on a $device, dark: $dark, in $language', (look) => {
  // One signed-in visitor for each person: what the first page loaded, the next ones have.
  const visitors = new Map<string, Promise<Visitor>>();
  afterAll(async () => {
    for (const visitor of visitors.values()) await (await visitor).leave();
  });
  const visitorAs = (as: string | undefined): Promise<Visitor> => {
    const known = visitors.get(as ?? '') ?? visit(browser, product.url, { ...look, ...(as && { as }) });
    visitors.set(as ?? '', known);
    return known;
  };

  test.each(screens)('$path stands as $as', async ({ as, path, first }) => {
    const { page, complaints } = await visitorAs(as);
    complaints.length = 0;
    await go(page, path);
    if (first) {
      const href = await page.locator(first).first().getAttribute('href');
      await go(page, href ?? '/missing');
    }
    expect(await axeFindings(page)).toEqual([]);
    expect(await movesSideways(page)).toBe(false);
    expect(complaints).toEqual([]);
  });
});

test('the first page loads at most 130 kB of compressed script', async () => {
  const visitor = await visit(browser, product.url);
  const sizes: number[] = [];
  visitor.page.on('response', async (answer) => {
    if (answer.url().endsWith('.js')) sizes.push((await answer.request().sizes()).responseBodySize);
  });
  await go(visitor.page, '/masuk');
  expect(sizes.length).toBeGreaterThan(1);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(130_000);
  await visitor.leave();
});

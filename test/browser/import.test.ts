import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPassword } from '#modules/accounts/index.ts';
import { startProduct } from './product.ts';
import type { Product } from './product.ts';
import { axeFindings, go, openBrowser, settled, visit } from './visitor.ts';

const shared = path.resolve('../shared/data');
const messy = path.join(shared, 'linkage/umkm_5000_messy.csv');
const solo = path.join(shared, 'real/umkm_solo.csv');

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** Long work on a busy machine; the page says how far it is meanwhile. */
const patience = { timeout: 180_000 };

/** Brings a file as far as its rehearsal; the page then offers to save so many enterprises. */
async function rehearse(page: Page, file: string, repair?: (page: Page) => Promise<void>): Promise<void> {
  await page.getByRole('link', { name: 'Impor', exact: true }).first().click();
  await page
    .getByRole('link', { name: /Impor berkas/ })
    .first()
    .click();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Unggah dan baca berkas' }).click();
  await page.getByRole('button', { name: 'Mulai uji coba' }).waitFor(patience);
  await repair?.(page);
  await page.getByRole('button', { name: 'Mulai uji coba' }).click();
  await page
    .getByRole('button', { name: /^Simpan [\d.]+ usaha/ })
    .first()
    .waitFor(patience);
}

async function save(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Simpan [\d.]+ usaha/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  if (await dialog.isVisible()) await dialog.getByRole('button', { name: /^Simpan/ }).click();
  await page
    .getByText(/usaha sudah masuk ke data usaha/)
    .first()
    .waitFor(patience);
}

async function undo(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Batalkan impor: tarik/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  if (await dialog.isVisible()) await dialog.getByRole('button', { name: /^Batalkan impor|^Tarik/ }).click();
  await page
    .getByText(/Impor ini dibatalkan/)
    .first()
    .waitFor(patience);
}

async function search(page: Page, words: string): Promise<void> {
  await page.goto('/usaha');
  await page.locator('main').getByRole('searchbox').first().fill(words);
  await page.waitForURL(/q=/);
}

/** Decides the pair that is shown, and waits for the next one or the end of the queue. */
async function decide(page: Page, answer: string): Promise<void> {
  const here = page.url();
  await page.getByRole('button', { name: answer, exact: true }).click();
  await page.waitForURL((url) => url.href !== here);
  await settled(page);
}

const merge = 'Usaha yang sama: gabungkan';
const answers = [merge, merge, 'Bukan sama', merge, 'Nanti', merge, 'Bukan sama', merge, merge, 'Bukan sama'];

/** Works ten pairs of the queue; the first merge is taken back at once. */
async function workDuplicates(page: Page): Promise<void> {
  await go(page, '/ganda');
  await page.getByRole('link', { name: 'Mulai memeriksa' }).click();
  await page.getByRole('heading', { name: 'Apakah ini satu usaha?' }).waitFor();
  await settled(page);
  expect(await axeFindings(page)).toEqual([]);
  for (const answer of answers) await decide(page, answer);
  await go(page, '/ganda?antrean=decided');
  const merged = page.getByRole('row').filter({ hasText: 'Digabungkan' });
  expect(await merged.count()).toBe(6);
  await merged.first().getByRole('link').first().click();
  await page.getByRole('button', { name: 'Batalkan keputusan ini' }).click();
  await page.getByText('Keputusan dibatalkan.').waitFor();
  await settled(page);
  expect(await axeFindings(page)).toEqual([]);
  await go(page, '/ganda?antrean=decided');
  expect(await merged.count()).toBe(5);
}

/** The mapping as found, but one column is said to mean nothing, and then what it does mean. */
async function repairMapping(page: Page): Promise<void> {
  const meaning = page.getByRole('combobox', { name: /tgl_lahir/ }).first();
  const found = await meaning.inputValue();
  await meaning.selectOption({ index: 0 });
  expect(await meaning.inputValue()).not.toBe(found);
  await meaning.selectOption(found);
}

async function downloadReasons(page: Page): Promise<void> {
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Unduh berkas alasan' }).first().click();
  const download = await started;
  expect(download.suggestedFilename()).toMatch(/umkm_5000_messy/);
  expect((await stat(await download.path())).size).toBeGreaterThan(100_000);
}

test.runIf(existsSync(messy))(
  'an officer brings 5,000 messy rows, finds an enterprise by a misspelt name, works ten duplicates, and undoes the import',
  { timeout: 600_000 },
  async () => {
    const { page, complaints, leave } = await visit(browser, product.url);
    await page.goto('/usaha');
    await page.getByLabel('Nama pengguna').fill('petugas');
    await page.getByLabel('Kata sandi', { exact: true }).fill(demoPassword);
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.getByRole('heading', { name: 'Usaha', exact: true }).waitFor();

    await rehearse(page, messy, repairMapping);
    const here = page.url();
    expect(await axeFindings(page)).toEqual([]);
    await save(page);
    expect(await axeFindings(page)).toEqual([]);

    await search(page, 'trasi romla');
    await page
      .getByRole('link', { name: /terasi romlah/i })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /terasi romlah/i }).waitFor();
    await settled(page);
    expect(await page.getByText('Sumiati Romlah').first().isVisible()).toBe(true);
    expect(await page.locator('main').innerText()).not.toContain('3574024610030009');
    expect(await axeFindings(page)).toEqual([]);

    await workDuplicates(page);

    await go(page, here);
    await downloadReasons(page);
    await undo(page);
    // What was merged since stays, with the reason on its row.
    await page.getByText('digabung', { exact: false }).first().waitFor();
    await go(page, '/usaha?q=trasi%20romla');
    expect(await page.getByRole('link', { name: /terasi romlah/i }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await leave();
  },
);

test.runIf(existsSync(solo))('a file of another city is brought as it is: no owner, repeats stay apart', { timeout: 600_000 }, async () => {
  const { page, complaints, leave } = await visit(browser, product.url, { as: 'petugas' });
  await page.goto('/');
  await rehearse(page, solo);
  expect(await page.getByRole('button', { name: /^Simpan 11\.157 usaha/ }).count()).toBeGreaterThan(0);
  await save(page);
  await search(page, 'kios tahu');
  await page
    .getByRole('link', { name: /kios tahu/i })
    .nth(1)
    .waitFor();
  expect(complaints).toEqual([]);
  await leave();
});

import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProduct } from './product.ts';
import type { Product } from './product.ts';
import { axeFindings, go, movesSideways, openBrowser, settled, visit } from './visitor.ts';

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
const patience = { timeout: 120_000 };

async function stands(page: Page): Promise<void> {
  await settled(page);
  expect(await axeFindings(page)).toEqual([]);
  expect(await movesSideways(page)).toBe(false);
}

/** A day that lies so many days ahead, as a date field wants it. */
const ahead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function follow(page: Page, selector: string): Promise<void> {
  await go(page, (await page.locator(selector).first().getAttribute('href')) ?? '/missing');
}

/** The desk of the town's campaign: how it stands, its rows, its file; then all that one companion has goes to two others. */
async function readDeskAndHandOver(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Kampanye', exact: true }).first().click();
  await settled(page);
  await follow(page, 'main a[href^="/kampanye/0"]');
  expect(await page.getByText(/Selesai sekitar .+ delapan dari sepuluh kali antara/).count()).toBe(1);
  await stands(page);
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Unduh tabel: .+ Per pendamping/ }).click();
  const file = await readFile(await (await started).path(), 'utf8');
  expect(file).toMatch(/^\uFEFFPendamping,Wilayah,Ditugaskan,Dikunjungi/);

  await follow(page, 'main a[href*="?pendamping="]');
  expect(await page.getByRole('row').count()).toBeGreaterThan(10);
  await stands(page);
  await page.getByRole('link', { name: 'Alihkan tugas' }).click();
  await page.getByRole('heading', { name: /^Alihkan tugas / }).waitFor();
  await page.getByRole('button', { name: /^Alihkan \d+ tugas/ }).click();
  await page.getByText('Pilih sedikitnya satu pendamping.').first().waitFor();
  await page.getByRole('checkbox').nth(0).check();
  await page.getByRole('checkbox').nth(1).check();
  await page.getByLabel('Alasan').fill('Pindah tugas ke kecamatan lain');
  await stands(page);
  await page.getByRole('button', { name: /^Alihkan \d+ tugas/ }).click();
  await page.getByText(/\d+ tugas dialihkan kepada .+\(\d+\), .+\(\d+\)/).waitFor();
  await stands(page);
}

/** What two people said differently is decided with the keyboard alone, and is gone. */
async function decideDifference(page: Page): Promise<void> {
  await go(page, '/konflik');
  const decisions = page.getByRole('button', { name: /Ini yang benar|Biarkan yang ini/ });
  const before = await decisions.count();
  await stands(page);
  await page.getByRole('button', { name: 'Ini yang benar' }).first().focus();
  await page.keyboard.press('Enter');
  await page.getByText('Diputuskan.').waitFor();
  await settled(page);
  await expect.poll(() => decisions.count()).toBeLessThan(before);
}

/** A campaign of one cluster: a wrong day is said beside its field, what was typed stays; it is shared out, and closed. */
async function openAndClose(page: Page): Promise<void> {
  await go(page, '/kampanye/baru');
  await page.getByLabel('Nama kampanye').fill('Validasi perjalanan');
  await page.getByLabel('Klaster').selectOption({ index: 1 });
  await page.getByRole('checkbox', { name: /belum pernah dikunjungi/ }).check();
  await page.getByLabel('Selesai paling lambat').fill(ahead(-30));
  await settled(page);
  await page.getByRole('button', { name: /^Buka kampanye: \d+ usaha/ }).click();
  await page.getByText('Hari selesai harus sesudah hari mulai.').first().waitFor();
  await page.reload();
  await settled(page);
  expect(await page.getByLabel('Nama kampanye').inputValue()).toBe('Validasi perjalanan');
  await page.getByLabel('Selesai paling lambat').fill(ahead(30));
  await stands(page);
  await page.getByRole('button', { name: /^Buka kampanye: \d+ usaha/ }).click();
  await page.getByRole('heading', { name: 'Validasi perjalanan' }).waitFor();
  await page.getByText('Berjalan', { exact: true }).waitFor(patience);
  await stands(page);
  await page.getByRole('button', { name: 'Tutup kampanye' }).click();
  await page.getByText(/keluar dari daftar pendamping/).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Tutup kampanye' }).click();
  await page.getByText('Ditutup', { exact: true }).waitFor();
  await stands(page);
}

test('an officer reads the desk, hands work over, decides a difference, opens a campaign and closes it', { timeout: 300_000 }, async () => {
  const { page, complaints, leave } = await visit(browser, product.url, { as: 'petugas' });
  await page.goto('/');
  await readDeskAndHandOver(page);
  await decideDifference(page);
  await openAndClose(page);
  expect(complaints).toEqual([]);
  await leave();
});

test('whoever holds a slip checks it without signing in; a wrong number is said kindly', async () => {
  const officer = await visit(browser, product.url, { as: 'petugas' });
  await go(officer.page, '/konflik');
  await follow(officer.page, 'main a[href^="/usaha/0"]');
  const number = (await officer.page.locator('main a[href^="/k/"]').first().innerText()).trim();
  await officer.leave();

  const { page, complaints, leave } = await visit(browser, product.url, { device: 'phone', dark: true });
  await go(page, '/k/JDSW-EDJQ-B');
  await page.getByText(/Nomor ini salah ketik/).waitFor();
  await page.getByRole('textbox', { name: 'Nomor lain' }).fill(number.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: 'Periksa' }).click();
  await page.getByText('Kunjungan ini sudah tercatat di kantor.').waitFor();
  await stands(page);
  expect(complaints).toEqual([]);
  await leave();
});

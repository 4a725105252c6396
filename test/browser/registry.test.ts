import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProduct } from './product.ts';
import type { Product } from './product.ts';
import { axeFindings, go, movesSideways, openBrowser, visit } from './visitor.ts';

// Nobody's name and nobody's numbers; the town of the demo has neither.
const enterprise = 'Keripik Gadung Wulandari';
const owner = 'Wulandari Prastiwi';
const nik = '3574034508900901';
const nib = '0912345607812';

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** What every screen of these journeys owes: nothing axe finds, nothing that slides sideways. */
async function stands(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await movesSideways(page)).toBe(false);
}

/** The number of the overview, as it is read there. */
async function totalOnOverview(page: Page): Promise<number> {
  await go(page, '/ikhtisar');
  const words = await page
    .getByRole('link', { name: /^Usaha tercatat/ })
    .locator('.nk-figure-value')
    .innerText();
  return Number(words.replace(/\D/g, ''));
}

// One story, told in order: each chapter goes on where the one before it ended.
let before: number;
let address: string;

test('a companion on a phone registers an enterprise; a short NIK is said beside its field and loses nothing', async () => {
  const officer = await visit(browser, product.url, { as: 'petugas' });
  before = await totalOnOverview(officer.page);
  await officer.leave();

  const { page, complaints, leave } = await visit(browser, product.url, { as: 'pendamping.jati', device: 'phone' });
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Menu utama' }).getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Catat' }).click();
  await page.getByRole('searchbox', { name: 'Cari pemilik' }).fill(owner);
  await page.getByText('Belum tercatat. Isi sebagai pemilik baru.').waitFor();
  await stands(page);
  await page.getByRole('button', { name: 'Isi pemilik baru' }).click();

  const nikField = page.getByRole('textbox', { name: /^NIK/ });
  const save = page.getByRole('button', { name: 'Catat usaha ini' });
  await page.getByLabel('Nama pemilik').fill(owner);
  await page.getByLabel('Nama usaha').fill(enterprise);
  await page.getByLabel('Yang dibuat atau dijual').fill('keripik gadung');
  await nikField.fill(nik.slice(0, 15));
  await save.click();
  await page.getByText('Ada 1 isian yang perlu diperbaiki').waitFor();
  expect(await nikField.getAttribute('aria-invalid')).toBe('true');
  expect(await nikField.evaluate((field) => field === document.activeElement)).toBe(true);
  const beside = await nikField.getAttribute('aria-describedby');
  expect(await page.locator(`[id="${beside?.split(' ').at(-1) ?? ''}"]`).innerText()).toContain('NIK harus 16 angka; yang ini 15.');
  expect(await nikField.inputValue()).toBe('3574 0345 0890 090');
  expect(await page.getByLabel('Nama usaha').inputValue()).toBe(enterprise);
  await stands(page);

  await page.reload();
  await page.getByText(/Isian Anda yang belum disimpan/).waitFor();
  expect(await page.getByLabel('Nama pemilik').inputValue()).toBe(owner);
  expect(await page.getByLabel('Nama usaha').inputValue()).toBe(enterprise);
  expect(await page.getByLabel('Yang dibuat atau dijual').inputValue()).toBe('keripik gadung');
  expect(await nikField.inputValue()).toBe('');
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(nik.slice(0, 15));

  await nikField.fill(nik);
  await page.getByText('Menurut NIK: perempuan, lahir 5 Agustus 1990.').waitFor();
  expect(await page.getByRole('combobox', { name: 'Kelurahan', exact: true }).inputValue()).toBe('Jati');
  await save.dblclick();
  await page.getByRole('heading', { level: 1, name: enterprise }).waitFor();
  await page.getByText('Usaha tercatat.').first().waitFor();
  address = new URL(page.url()).pathname;
  expect(address).toMatch(/^\/usaha\/[0-9a-f-]{36}$/);
  expect(await page.getByText(`Usaha milik ${owner} · Jati`).isVisible()).toBe(true);
  await stands(page);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')))).toEqual([]);

  expect(complaints).toEqual([]);
  await leave();
});

test('a double click registered it once', async () => {
  const { page, complaints, leave } = await visit(browser, product.url, { as: 'pendamping.jati', device: 'phone' });
  await go(page, `/usaha?q=${encodeURIComponent(enterprise)}`);
  await page.getByRole('rowheader').first().waitFor();
  expect(await page.getByRole('link', { name: enterprise }).count()).toBe(1);
  await stands(page);
  expect(complaints).toEqual([]);
  await leave();
});

test('the companion records a field visit and a legality document with its photo', async () => {
  const { page, complaints, leave } = await visit(browser, product.url, { as: 'pendamping.jati', device: 'phone' });
  await go(page, address);
  await page.getByRole('link', { name: 'Catat kunjungan' }).first().click();
  await page.getByRole('radio', { name: /^Musiman/ }).check();
  await stands(page);
  await page.getByLabel('Yang dilihat').fill('Menggoreng menjelang lebaran.');
  await page.getByRole('button', { name: 'Simpan kunjungan' }).click();
  await page.getByText('Kunjungan tersimpan.').waitFor();
  await page.getByRole('heading', { level: 1, name: enterprise }).waitFor();
  await page.getByText('Dikunjungi dan dipastikan').waitFor();
  expect(await page.getByText('Musiman', { exact: true }).first().isVisible()).toBe(true);

  await page.getByRole('listitem').filter({ hasText: 'Belum punya NIB' }).getByRole('button', { name: 'Catat dokumen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Catat dokumen' });
  const number = dialog.getByLabel('Nomor');
  expect(await dialog.getByLabel('Jenis dokumen').locator('option:checked').innerText()).toBe('NIB');
  await number.fill(nib.slice(1));
  const photo = await sharp({ create: { width: 48, height: 64, channels: 3, background: '#7a4a22' } })
    .png()
    .toBuffer();
  await dialog.getByLabel(/^Lampirkan/).setInputFiles({ name: 'nib.png', mimeType: 'image/png', buffer: photo });
  await dialog.getByText('Akan dilampirkan: nib.png').waitFor();
  await dialog.getByRole('button', { name: 'Simpan' }).click();
  await dialog.getByText(`NIB harus 13 angka; yang ini 12. Mungkin nol di depannya hilang: ${nib}.`).first().waitFor();
  expect(await number.inputValue()).toBe(nib.slice(1));
  await stands(page);
  await number.fill(nib);
  await dialog.getByRole('button', { name: 'Simpan' }).click();
  await page.getByText('NIB tercatat.').waitFor();
  await page.getByRole('link', { name: 'Buka berkas: NIB' }).waitFor();
  expect(await page.getByText('Belum diperiksa').isVisible()).toBe(true);
  expect(await page.getByText('Belum punya NIB').count()).toBe(0);
  await stands(page);
  expect(complaints).toEqual([]);
  await leave();
});

test('the officer finds it by a misspelt name, opens the NIK with a reason, checks the document, and counts one more', async () => {
  const { page, complaints, leave } = await visit(browser, product.url, { as: 'petugas' });
  await page.goto('/usaha');
  await page.getByRole('searchbox', { name: 'Cari usaha', exact: true }).fill('kripik gadng wulandri');
  // The newest stands at the top of the whole list too; only the answer to the search shows that it was found.
  await page.getByText(/usaha cocok dengan saringan$/).waitFor();
  await page.getByRole('link', { name: enterprise }).click();
  await page.getByRole('heading', { level: 1, name: enterprise }).waitFor();
  await page.getByText('Dokumen dicatat').first().waitFor();
  expect(await page.getByText('3574 •••• •••• ••01').isVisible()).toBe(true);
  expect(await page.locator('main').innerText()).not.toMatch(/3574\s?0345/);

  await page.getByRole('button', { name: 'Buka NIK' }).click();
  const reveal = page.getByRole('dialog', { name: `Buka NIK ${owner}` });
  await reveal.getByLabel('Untuk apa?').fill('mencocokkan dengan KTP di kantor');
  await stands(page);
  await reveal.getByRole('button', { name: 'Buka NIK' }).click();
  await reveal.getByText(nik).waitFor();
  await reveal.getByRole('button', { name: 'Tutup' }).click();

  await page.getByRole('button', { name: 'Periksa: NIB' }).click();
  const check = page.getByRole('dialog', { name: `Periksa NIB ${nib}` });
  await check.getByRole('radio', { name: /^Benar/ }).check();
  await stands(page);
  await check.getByRole('button', { name: 'Simpan' }).click();
  await page.getByText('Sudah diperiksa').waitFor();
  await stands(page);

  expect(await totalOnOverview(page)).toBe(before + 1);
  await stands(page);
  expect(complaints).toEqual([]);
  await leave();
});

test('the filtered list is downloaded as CSV and holds the new name, not the NIK', async () => {
  const { page, complaints, leave } = await visit(browser, product.url, { as: 'petugas' });
  await go(page, `/usaha?q=${encodeURIComponent(enterprise)}`);
  await page.getByRole('link', { name: enterprise }).waitFor();
  await page.getByRole('button', { name: 'Unduh', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Unduh daftar usaha' });
  await dialog.getByRole('radio', { name: /^CSV/ }).check();
  await dialog.getByLabel('Untuk apa berkas ini?').fill('bahan rapat');
  await stands(page);
  await dialog.getByRole('button', { name: 'Siapkan berkas' }).click();
  await dialog.getByText('Berkas siap.').waitFor();
  await stands(page);
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('link', { name: 'Unduh berkas' }).click()]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toContain(enterprise);
  expect(text).toContain(nib);
  expect(text).not.toContain(nik);
  expect(complaints).toEqual([]);
  await leave();
});

test('the inspector reads in the trail who opened the NIK and why', async () => {
  const { page, complaints, leave } = await visit(browser, product.url, { as: 'inspektur' });
  await go(page, '/jejak');
  const row = page.getByRole('row').filter({ hasText: 'Membuka NIK' });
  await row.getByText('alasan: mencocokkan dengan KTP di kantor').waitFor();
  const words = await row.innerText();
  expect(words).toContain('Retno Ayuningtyas');
  expect(words).not.toContain(nik);
  await stands(page);
  expect(complaints).toEqual([]);
  await leave();
});

test('the companion of another village is told that it does not exist or lies outside the area', async () => {
  const { page, complaints, leave } = await visit(browser, product.url, { as: 'pendamping.pilang', device: 'phone' });
  await go(page, address);
  await page.getByText('Data itu tidak ada, atau di luar wilayah Anda.').waitFor();
  expect(await page.locator('body').innerText()).not.toContain(enterprise);
  await stands(page);
  expect(complaints).toEqual([]);
  await leave();
});

test('without a signal the page says so, keeps what was typed, and saves it once the signal is back', async () => {
  const { page, context, complaints, leave } = await visit(browser, product.url, { as: 'pendamping.jati', device: 'phone' });
  await go(page, `${address}/kunjungan`);
  const seen = page.getByLabel('Yang dilihat');
  await seen.fill('Tungku baru, dua pekerja.');
  await context.setOffline(true);
  await page.getByText('Sedang tanpa sinyal.').waitFor();
  await page.getByRole('button', { name: 'Simpan kunjungan' }).click();
  await page.getByText('Tidak ada sambungan ke server.').waitFor();
  expect(await seen.inputValue()).toBe('Tungku baru, dua pekerja.');
  await stands(page);

  await context.setOffline(false);
  await page.getByText('Sedang tanpa sinyal.').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Simpan kunjungan' }).click();
  await page.getByText('Kunjungan tersimpan.').waitFor();
  await page.getByText('Tungku baru, dua pekerja.').first().waitFor();
  // The browser itself reports the request that found no network; nothing else may be wrong.
  expect(complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  await leave();
});

import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPassword } from '#modules/accounts/index.ts';
import { startProduct } from './product.ts';
import type { Product } from './product.ts';
import { axeFindings, go, movesSideways, openBrowser, visit } from './visitor.ts';

// Invented, as everybody in the demo town.
const fullName = 'Tri Handayani Kusnadi';
const userName = 'tri.kusnadi';
const firstPassword = 'gadung renyah sekali';
const secondPassword = 'layar perahu jingga';

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

async function stands(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await movesSideways(page)).toBe(false);
}

/** The one-time link, as it is read on the page. */
async function linkOn(page: Page): Promise<string> {
  await page.getByText('Tautan ini hanya ditampilkan sekali').waitFor();
  return page
    .getByText(/^http\S+\/undangan\/\S+$/)
    .filter({ visible: true })
    .innerText();
}

/** Tries to come in, and waits for the server's word. */
async function tryToEnter(page: Page, name: string, password: string): Promise<number> {
  await page.getByLabel('Nama pengguna').fill(name);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  const answer = page.waitForResponse((one) => one.url().endsWith('/accounts/sign-in'));
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  return (await answer).status();
}

const greeting = (page: Page) => page.getByRole('heading', { level: 1, name: /^Selamat (pagi|siang|sore|malam), Tri$/ });

// One story, told in order: each chapter goes on where the one before it ended.
let link: string;

test('the admin invites a companion and gets a link that is shown once', async () => {
  const { page, complaints, leave } = await visit(browser, product.url, { as: 'admin' });
  await go(page, '/orang');
  await page.getByRole('link', { name: 'Undang orang' }).click();
  await page.getByLabel('Nama lengkap').fill(fullName);
  expect(await page.getByLabel('Nama pengguna').inputValue()).toBe(userName);
  await page.getByRole('button', { name: 'Buat undangan' }).click();
  await page.getByText('Pilih satu peran.').first().waitFor();
  expect(await page.getByLabel('Nama lengkap').inputValue()).toBe(fullName);
  await stands(page);
  await page.getByRole('combobox', { name: 'Peran', exact: true }).selectOption('Pendamping');
  await page.getByLabel('Kecamatan', { exact: true }).selectOption('Mayangan');
  await page.getByLabel('Kelurahan atau desa').selectOption('Kelurahan Jati');
  await stands(page);
  await page.getByRole('button', { name: 'Buat undangan' }).click();
  await page.getByRole('heading', { level: 1, name: `${fullName} sudah diundang` }).waitFor();
  link = await linkOn(page);
  await stands(page);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Undang orang' }).waitFor();
  expect(await page.getByText(link).count()).toBe(0);
  expect(complaints).toEqual([]);
  await leave();
});

test('the companion opens the link on a phone, chooses a password, and sees only the own village', async () => {
  const { page, complaints, leave } = await visit(browser, product.url, { device: 'phone' });
  await page.goto(link);
  await page.getByRole('heading', { level: 1, name: `Selamat datang, ${fullName}` }).waitFor();
  await page.getByRole('textbox', { name: 'Kata sandi baru' }).fill('pendek');
  await page.getByRole('button', { name: 'Simpan kata sandi dan masuk' }).click();
  await page.getByText('Baru 6 huruf; paling sedikit 10.').first().waitFor();
  await stands(page);
  await page.getByRole('textbox', { name: 'Kata sandi baru' }).fill(firstPassword);
  await page.getByRole('button', { name: 'Simpan kata sandi dan masuk' }).click();
  await greeting(page).waitFor();
  await page.getByText('Pendamping · Kelurahan Jati').waitFor();
  await stands(page);

  const menu = page.getByRole('navigation', { name: 'Menu utama' });
  expect(await menu.getByRole('link', { name: 'Orang' }).count()).toBe(0);
  await menu.getByRole('link', { name: 'Ikhtisar' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ikhtisar Jati' }).waitFor();
  await stands(page);
  await menu.getByRole('link', { name: 'Usaha' }).click();
  await page.getByRole('heading', { level: 1, name: 'Usaha' }).waitFor();
  await page.getByRole('rowheader').first().waitFor();
  const cards = await page.getByRole('rowheader').allInnerTexts();
  expect(cards.length).toBeGreaterThan(1);
  expect(cards.filter((card) => !/\bJati\b/.test(card))).toEqual([]);
  await stands(page);
  expect(complaints).toEqual([]);
  await leave();
});

test('the link a second time says that it is used up, and what to do', async () => {
  const { page, complaints, leave } = await visit(browser, product.url, { device: 'phone' });
  await page.goto(link);
  await page.getByRole('heading', { level: 1, name: 'Tautan ini tidak berlaku lagi' }).waitFor();
  expect(await page.getByText(/hanya dapat dipakai sekali .* Minta tautan baru kepada petugas/).isVisible()).toBe(true);
  expect(await page.getByRole('textbox', { name: 'Kata sandi baru' }).count()).toBe(0);
  await stands(page);
  await page.getByRole('link', { name: 'Sudah punya kata sandi? Masuk' }).click();
  await page.getByRole('heading', { level: 1, name: 'Masuk' }).waitFor();
  expect(complaints).toEqual([]);
  await leave();
});

test('an officer makes a new link; with the new password the old one is worth nothing', async () => {
  const officer = await visit(browser, product.url, { as: 'petugas' });
  await go(officer.page, '/orang');
  await officer.page.getByRole('searchbox', { name: 'Cari nama atau nama pengguna' }).fill('kusnadi');
  await officer.page.waitForURL(/q=kusnadi/);
  await officer.page.getByRole('link', { name: fullName }).click();
  await officer.page.getByRole('button', { name: 'Buat tautan kata sandi baru' }).click();
  const renewed = await linkOn(officer.page);
  await stands(officer.page);
  expect(officer.complaints).toEqual([]);
  await officer.leave();

  const { page, complaints, leave } = await visit(browser, product.url, { device: 'phone' });
  await page.goto(renewed);
  await page.getByRole('textbox', { name: 'Kata sandi baru' }).fill(secondPassword);
  await page.getByRole('button', { name: 'Simpan kata sandi dan masuk' }).click();
  await greeting(page).waitFor();
  await page.getByRole('button', { name: `Akun ${fullName}` }).click();
  await page.getByRole('menuitem', { name: 'Keluar' }).click();
  await page.getByRole('heading', { level: 1, name: 'Masuk' }).waitFor();
  expect(await tryToEnter(page, userName, firstPassword)).toBe(401);
  await page.getByText('Nama pengguna atau kata sandi salah.').first().waitFor();
  await stands(page);
  expect(await tryToEnter(page, userName, secondPassword)).toBe(200);
  await greeting(page).waitFor();
  expect(complaints).toEqual([]);
  await leave();
});

test('after five wrong passwords the sixth is told to wait; somebody else may still sign in', async () => {
  const { page, complaints, leave } = await visit(browser, product.url, { device: 'phone' });
  await go(page, '/masuk');
  for (let attempt = 1; attempt <= 5; attempt++) expect(await tryToEnter(page, 'pendamping.pilang', 'bukan ini sandinya')).toBe(401);
  expect(await tryToEnter(page, 'pendamping.pilang', 'bukan ini sandinya')).toBe(429);
  await page.getByText('Terlalu banyak percobaan').waitFor();
  await page.getByText(/^Coba lagi dalam \d+ menit/).waitFor();
  expect(await page.getByLabel('Nama pengguna').inputValue()).toBe('pendamping.pilang');
  await stands(page);
  await page.getByLabel('Nama pengguna').fill('pendamping.wiroborang');
  await page.getByText('Terlalu banyak percobaan').waitFor({ state: 'detached' });
  expect(await tryToEnter(page, 'pendamping.wiroborang', demoPassword)).toBe(200);
  await page.getByText('Pendamping · Kelurahan Wiroborang').waitFor();
  expect(complaints).toEqual([]);
  await leave();
});

test('a phone is switched to English, stays so, and comes back to Indonesian', async () => {
  const { page, complaints, leave } = await visit(browser, product.url, { as: 'pendamping.jati', device: 'phone' });
  await go(page, '/usaha');
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('dialog', { name: 'Menu' }).getByRole('button', { name: 'English' }).click();
  await stands(page);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Enterprises' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByRole('rowheader').first().waitFor();
  await stands(page);
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('dialog', { name: 'Menu' }).getByRole('button', { name: 'Bahasa Indonesia' }).click();
  await page.getByRole('dialog', { name: 'Menu' }).getByRole('button', { name: 'Tutup' }).click();
  await page.getByRole('heading', { level: 1, name: 'Usaha' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('id');
  expect(complaints).toEqual([]);
  await leave();
});

test('the dark appearance is kept after a reload', async () => {
  const { page, complaints, leave } = await visit(browser, product.url, { as: 'petugas' });
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await go(page, '/usaha');
  const light = await paper();
  await page.getByRole('button', { name: 'Tampilan', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Gelap' }).click();
  await expect.poll(paper).not.toBe(light);
  const dark = await paper();
  await page.reload();
  await page.getByRole('rowheader').first().waitFor();
  expect(await paper()).toBe(dark);
  await stands(page);
  expect(complaints).toEqual([]);
  await leave();
});

/** Presses Tab until the keyboard stands on it, as somebody without a mouse does. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let press = 1; press <= 40; press++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`40 presses of Tab did not reach ${String(wanted)}`);
}

test('by keyboard alone: sign in, skip to the content, open an enterprise of the list', async () => {
  const { page, complaints, leave } = await visit(browser, product.url);
  await page.goto('/usaha');
  await page.getByRole('heading', { level: 1, name: 'Masuk' }).waitFor();
  await tabTo(page, page.getByLabel('Nama pengguna'));
  await page.keyboard.type('petugas');
  await tabTo(page, page.getByLabel('Kata sandi', { exact: true }));
  await page.keyboard.type(demoPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Usaha' }).waitFor();
  const first = page.getByRole('rowheader').first().getByRole('link');
  await first.waitFor();

  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Langsung ke isi' });
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
  await stands(page);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'isi');
  await tabTo(page, first);
  const name = (await first.innerText()).split('\n')[0] ?? '';
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();
  expect(complaints).toEqual([]);
  await leave();
});

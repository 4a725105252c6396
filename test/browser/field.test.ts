import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { startProduct } from './product.ts';
import type { Product } from './product.ts';
import { openBrowser, visit } from './visitor.ts';
import type { Visitor } from './visitor.ts';

// A companion's day without signal: everything is done in flight mode, and arrives once when the signal is back.

let product: Product;
let browser: Browser;
let companion: Visitor;
let officer: Visitor;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  companion = await visit(browser, product.url, { as: 'pendamping.jati', device: 'phone' });
  officer = await visit(browser, product.url, { as: 'petugas' });
  await companion.context.grantPermissions(['geolocation']);
  await companion.context.setGeolocation({ latitude: -7.745, longitude: 113.215, accuracy: 9 });
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

type Item = { id: string; name: string; phone: string | null; owner: { fullName: string } | null };

async function ask<T>(path: string): Promise<T> {
  const answer = await officer.context.request.get(`/api/v1${path}`);
  expect(answer.ok(), `${path}: ${answer.status()}`).toBe(true);
  return (await answer.json()) as T;
}

const allOfJati = async () => (await ask<{ items: Item[] }>('/registry/enterprises?area=35.74.03.1004&limit=200')).items;

/** Opens a page whether there is a signal or not, and waits until it has what lies on this phone. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('h1').first().waitFor();
}

async function visitCard(page: Page, id: string, phone?: string): Promise<void> {
  await open(page, `/hari-ini/${id}`);
  await page.getByRole('link', { name: /(Mulai|Lanjutkan) kunjungan/ }).click();
  await page.getByRole('radio', { name: /^Aktif/ }).check();
  if (phone) {
    await page.getByText('Ubah isian lain').click();
    const changed = page.getByRole('radio', { name: 'Berubah' });
    if ((await changed.count()) > 0) await changed.first().check();
    await page.getByLabel('Nomor HP', { exact: false }).first().fill(phone);
  }
  await page.getByRole('button', { name: /Ambil titik|Ambil lagi/ }).click();
  await page.getByText(/Ketelitian ±9 m/).waitFor();
  await page.getByLabel('Foto tempat usaha').setInputFiles({ name: 'toko.png', mimeType: 'image/png', buffer: await picture() });
  await page.getByText(/Foto tersimpan/).waitFor();
  await page.getByRole('radio', { name: 'Setuju', exact: true }).check();
  await page.getByRole('button', { name: 'Simpan kunjungan' }).click();
  await page.getByText('Nomor tanda terima').waitFor();
}

const picture = () =>
  sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#7a4b2a' } })
    .png()
    .toBuffer();

const newName = 'Kerupuk Terung Bu Wati';
let before: Item[];
let chosen: Item[];

describe.sequential('a companion in flight mode', () => {
  test('after one sign-in with a signal the area lies on the phone, and the app is installable', async () => {
    const { page } = companion;
    before = await allOfJati();
    await open(page, '/hari-ini');
    await page.getByText(/Hanya mencari di \d+ kartu/).waitFor({ timeout: 60_000 });
    await page.getByText('Mengambil data wilayah Anda').waitFor({ state: 'detached', timeout: 60_000 });
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const manifest = (await (await companion.context.request.get('/manifest.webmanifest')).json()) as {
      display: string;
      icons: { sizes: string; src: string }[];
    };
    expect(manifest.display).toBe('standalone');
    for (const size of ['192x192', '512x512']) {
      const icon = manifest.icons.find(({ sizes }) => sizes === size);
      expect((await companion.context.request.get(icon?.src ?? '/missing')).ok()).toBe(true);
    }
    chosen = before.filter(({ phone, owner }) => phone && owner).slice(0, 4);
    expect(chosen).toHaveLength(4);
  });

  test('offline, three enterprises are verified, one with a changed number', async () => {
    const { page, context } = companion;
    await context.setOffline(true);
    for (const [n, { id }] of chosen.slice(0, 3).entries()) await visitCard(page, id, n === 0 ? '081211112222' : undefined);
    await open(page, '/kotak-kirim');
    expect(await page.getByText('Menunggu sinyal').count()).toBe(6);
  });

  test('what is wrong is said at once, and nothing typed is lost', async () => {
    const { page, context } = companion;
    await open(page, '/hari-ini/baru');
    await page.getByLabel('Nama pemilik').fill('Wati Handayani');
    await page.getByLabel('Nama usaha').fill(newName);
    await page.getByLabel('NIK', { exact: false }).fill('357403123');
    await page.getByLabel('Foto tempat usaha').setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('bukan foto') });
    await page.getByText(/bukan foto yang dapat dibuka/).waitFor();
    await context.setGeolocation({ latitude: -6.2, longitude: 106.8, accuracy: 12 });
    await page.getByRole('button', { name: /Ambil titik/ }).click();
    await page.getByText(/di luar wilayah kabupaten/).waitFor();
    await page.getByRole('button', { name: 'Simpan usaha baru' }).click();
    await page
      .getByText(/NIK harus 16 angka; yang ini 9/)
      .first()
      .waitFor();
    await context.setGeolocation({ latitude: -7.745, longitude: 113.215, accuracy: 9 });
    await page.getByText('Yang sudah ditulis tersimpan').waitFor();
    await page.reload();
    await page.getByLabel('Nama usaha').waitFor();
    expect(await page.getByLabel('Nama usaha').inputValue()).toBe(newName);
  });

  test('a duplicate is caught on the phone, and its card is opened instead', async () => {
    const { page } = companion;
    const known = chosen[3] as Item;
    await open(page, '/hari-ini/baru');
    await page.getByLabel('Nama usaha').fill(known.name);
    await page.getByLabel('Nama pemilik').fill(known.owner?.fullName ?? '');
    await page.getByLabel('Nomor HP').fill((known.phone ?? '').replace('+62', '0'));
    await page.getByText('Mungkin sudah tercatat').waitFor();
    await page.getByText(/Dicari di \d[\d.]* catatan pada HP ini/).waitFor();
    await page
      .getByRole('link', { name: /Ini orangnya/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: known.name }).waitFor();
  });

  test('a new one is registered without signal; after a reload everything still waits', async () => {
    const { page } = companion;
    await open(page, '/hari-ini/baru');
    await page.getByLabel('Nama usaha').fill(newName);
    await page.getByLabel('Nama pemilik').fill('Wati Handayani');
    await page.getByLabel('Nomor HP').fill('085799887766');
    await page.getByLabel('NIK', { exact: false }).fill('');
    await page.getByRole('button', { name: /Simpan usaha baru|Tetap simpan/ }).click();
    await page.getByRole('heading', { level: 1, name: newName }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: newName }).waitFor();
    await open(page, '/kotak-kirim');
    expect(await page.getByText('Menunggu sinyal').count()).toBe(8);
  });

  test('with the signal all of it arrives, each once, and the officer sees it', async () => {
    const { page, context } = companion;
    await context.setOffline(false);
    await page.getByText('Semua sudah terkirim').waitFor({ timeout: 60_000 });
    const after = await allOfJati();
    expect(after.length).toBe(before.length + 1);
    const registered = after.filter(({ name }) => name === newName);
    expect(registered).toHaveLength(1);
    for (const { id } of [...chosen.slice(0, 3), ...registered]) {
      const { items } = await ask<{ items: { byName: string; outcome: string }[] }>(`/registry/enterprises/${id}/visits`);
      expect(items.filter(({ byName, outcome }) => byName === 'Fitria Nur Aini' && outcome === 'active')).toHaveLength(1);
    }
    for (const { id } of chosen.slice(0, 3)) expect((await ask<{ photos: unknown[] }>(`/registry/enterprises/${id}`)).photos).toHaveLength(1);
    await open(officer.page, `/usaha/${chosen[0]?.id}`);
    await officer.page.getByText('0812-1111-2222').first().waitFor();
    await officer.page.getByText('Fitria Nur Aini').first().waitFor();
  });

  test('signing out destroys what lay on the phone', async () => {
    const { page } = companion;
    await open(page, '/akun');
    await page.getByRole('button', { name: 'Keluar' }).first().click();
    await page.waitForURL(/\/masuk/);
    await page.waitForFunction(async () => (await indexedDB.databases()).every(({ name }) => !name?.startsWith('naikkelas')));
  });
});

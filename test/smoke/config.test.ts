import { expect, test } from 'vitest';
import { ConfigError, readConfig, settings } from '#platform/config/config.ts';

const wrongIn = (env: NodeJS.ProcessEnv): string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.wrong;
    throw error;
  }
  return [];
};

test.each<[string, string, string]>([
  ['NAIKKELAS_PORT', 'tiga ribu', 'NAIKKELAS_PORT harus bilangan bulat 1–65535'],
  ['NAIKKELAS_PORT', '70000', 'NAIKKELAS_PORT harus bilangan bulat 1–65535'],
  ['NAIKKELAS_PORT', '0', 'NAIKKELAS_PORT harus bilangan bulat 1–65535'],
  ['NAIKKELAS_DEMO', 'ya', 'NAIKKELAS_DEMO harus 0 atau 1'],
  ['NAIKKELAS_REGENCY', 'Probolinggo', 'NAIKKELAS_REGENCY harus kode kabupaten/kota Kemendagri, misalnya 35.74'],
  ['NAIKKELAS_REGENCY', '35.74.01', 'NAIKKELAS_REGENCY harus kode kabupaten/kota Kemendagri, misalnya 35.74'],
  ['NAIKKELAS_ENGINE', 'oracle', 'NAIKKELAS_ENGINE harus auto, native, atau pglite'],
  ['NAIKKELAS_POOL', '-1', 'NAIKKELAS_POOL harus bilangan bulat 1–200'],
  ['NAIKKELAS_RATE_LIMIT', '1e3', 'NAIKKELAS_RATE_LIMIT harus bilangan bulat 0–1000000'],
  ['NAIKKELAS_LOG', 'keras', 'NAIKKELAS_LOG harus debug, info, warn, error, atau silent'],
  ['NAIKKELAS_MASTER_KEY', 'rahasia', 'NAIKKELAS_MASTER_KEY harus 64 angka heksadesimal'],
  ['NAIKKELAS_TILES', 'http://peta.example/{z}/{x}/{y}.png', 'NAIKKELAS_TILES harus alamat https dengan {z}/{x}/{y}'],
  ['DATABASE_URL', 'mysql://root@localhost/umkm', 'DATABASE_URL harus berbentuk postgres://pengguna:sandi@host/basisdata'],
])('%s=%s: %s', (name, value, sentence) => {
  expect(wrongIn({ [name]: value })).toEqual([sentence]);
});

test('every wrong setting is named at once, an unknown one too, and no secret is repeated', () => {
  const wrong = wrongIn({
    NAIKKELAS_PORT: 'x',
    NAIKKELAS_PROT: '3000',
    NAIKKELAS_MASTER_KEY: 'kunci-yang-bocor',
    DATABASE_URL: 'postgre://admin:sandi-yang-bocor@host/db',
  });
  expect(wrong).toHaveLength(4);
  expect(wrong[0]).toBe('NAIKKELAS_PROT tidak dikenal; lihat `npx naikkelas doctor` untuk daftarnya');
  expect(wrong.join()).not.toMatch(/bocor/);
});

test('empty means not set, and what is not ours is left alone', () => {
  expect(readConfig({ NAIKKELAS_PORT: '', PATH: '/bin', HOME: '/' })).toEqual(readConfig({}));
});

test('the demo is for the embedded database unless it is asked for', () => {
  const server = 'postgres://u@h/db';
  expect([
    readConfig({}).demo,
    readConfig({ DATABASE_URL: server }).demo,
    readConfig({ DATABASE_URL: server, NAIKKELAS_DEMO: '1' }).demo,
    readConfig({ NAIKKELAS_DEMO: '0' }).demo,
  ]).toEqual([true, false, true, false]);
});

test('every setting has its meaning, and each one listed exists', () => {
  for (const { name, meaning } of settings) {
    expect(meaning.length).toBeGreaterThan(10);
    expect(wrongIn({ [name]: '\u0000' }).join()).not.toContain('tidak dikenal');
  }
  const listed = new Set(settings.map(({ name }) => name));
  for (const name of ['NAIKKELAS_PORT', 'NAIKKELAS_DATA', 'NAIKKELAS_MASTER_KEY', 'DATABASE_URL']) expect(listed).toContain(name);
});

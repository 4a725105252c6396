import { describe, expect, test } from 'vitest';
import { ago, ahead } from '../ago.ts';
import { inSentence } from '../choices.ts';
import { formatsIn } from '#ui/i18n.tsx';
import { valueWords } from '../enterprise/moment_words.ts';
import { ofHundred } from '../overview/figures.ts';
import { isMobile, localPhone, whatsAppAddress } from '../parts/phone.ts';

const now = new Date('2026-11-21T05:00:00Z');

test.each([
  ['2026-11-21', 'hari ini', 'today'],
  ['2026-11-22', 'hari ini', 'today'],
  ['2026-11-20', '1 hari lalu', '1 day ago'],
  ['2026-10-21', '1 bulan lalu', '1 month ago'],
  ['2026-08-09', '3 bulan lalu', '3 months ago'],
  ['2025-05-14', '18 bulan lalu', '18 months ago'],
  ['2024-01-02', '2 tahun lalu', '2 years ago'],
])('%s is %s', (day, id, en) => {
  expect(ago(day, now)).toEqual({ id, en });
});

test.each([
  ['2026-11-21', 'hari ini'],
  ['2026-12-21', '30 hari lagi'],
  ['2027-11-21', '12 bulan lagi'],
  ['2030-11-21', '4 tahun lagi'],
])('%s is %s', (day, id) => {
  expect(ahead(day, now).id).toBe(id);
});

test.each([
  [0, 100, 0],
  [1, 5000, 1],
  [4999, 5000, 99],
  [5000, 5000, 100],
  [64, 100, 64],
])('%i of %i is %i of a hundred', (n, total, expected) => {
  expect(ofHundred(n, total)).toBe(expected);
});

test.each([
  ['+6281234567890', '0812-3456-7890', 'https://wa.me/6281234567890', true],
  ['+62335421234', '0335-4212-34', 'https://wa.me/62335421234', false],
])('%s is read as %s', (phone, local, address, mobile) => {
  expect([localPhone(phone), whatsAppAddress(phone), isMobile(phone)]).toEqual([local, address, mobile]);
});

test.each([
  ['Sertifikat halal', 'sertifikat halal'],
  ['NIB', 'NIB'],
  ['P-IRT', 'P-IRT'],
])('%s stands in a sentence as %s', (title, expected) => {
  expect(inSentence(title)).toBe(expected);
});

describe('a changed field in words', () => {
  const f = formatsIn('id');
  const names = {
    village: (code: string) => (code === '35.74.05.1005' ? 'Kedopok' : undefined),
    cluster: (code: string) => (code === 'batik' ? 'Batik' : code),
  };
  test.each([
    ['name', 'Tahu Asri', 'Tahu Asri'],
    ['name', null, undefined],
    ['channels', [], undefined],
    ['channels', ['home', 'export'], 'Dari rumah, Ekspor'],
    ['turnoverRupiah', 123_456_789_012_345, 'Rp123.456.789.012.345'],
    ['year', 2025, '2025'],
    ['workersMale', 0, '0'],
    ['area', '35.74.05.1005', 'Kedopok'],
    ['cluster', 'batik', 'Batik'],
    ['activity', 'not_found', 'Tidak ditemukan'],
    ['halal', 'checked', 'benar'],
    ['nib', '3557462918005', '3557462918005'],
    ['hasSmartphone', false, 'tidak'],
    ['birthDate', '1991-05-05', '5 Mei 1991'],
  ])('%s %j', (field, value, expected) => {
    expect(valueWords(field, value, f, names)).toBe(expected);
  });
});

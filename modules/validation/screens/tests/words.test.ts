import { expect, test } from 'vitest';
import { leftOut, tally, toCommit } from '../counts.ts';
import { parseRowFilter, rowsAddress } from '../result/row_filter.ts';
import { when } from '../when.ts';
import { remainingSeconds, remainingWords } from '../wizard/remaining.ts';

const now = new Date('2026-11-21T08:00:00Z'); // 15.00 in Asia/Jakarta

test.each([
  ['2026-11-21T07:59:40Z', 'baru saja', 'just now'],
  ['2026-11-21T07:59:00Z', '1 menit lalu', '1 minute ago'],
  ['2026-11-21T07:15:00Z', '45 menit lalu', '45 minutes ago'],
  ['2026-11-20T17:05:00Z', 'hari ini 00.05', 'today 00:05'],
  ['2026-11-20T16:55:00Z', 'kemarin 23.55', 'yesterday 23:55'],
  ['2026-11-19T03:00:00Z', '19 November 2026 10.00', '19 November 2026 10:00'],
])('%s is %s', (instant, id, en) => {
  expect(when(instant, now)).toEqual({ id, en });
});

test('the time that is left follows the speed so far, and is not told before there is one', () => {
  const start = { phase: 'rehearsing', done: 1000, atMs: 0 };
  expect(remainingSeconds(start, { done: 3000, total: 5000 }, 10_000)).toBe(10);
  expect(remainingSeconds(start, { done: 3000, total: 5000 }, 1000)).toBeUndefined();
  expect(remainingSeconds(start, { done: 1000, total: 5000 }, 10_000)).toBeUndefined();
  expect([5, 31, 150].map((seconds) => remainingWords(seconds).id)).toEqual([
    'Sebentar lagi selesai.',
    'Kira-kira 40 detik lagi.',
    'Kira-kira 3 menit lagi.',
  ]);
});

test('an address narrows the rows, and what it may not ask for is left out', () => {
  expect(rowsAddress('0190', { outcome: 'rejected', code: 'nik.short' })).toBe('/impor/0190?hasil=rejected&alasan=nik.short#baris');
  expect(rowsAddress('0190', {})).toBe('/impor/0190#baris');
  expect(parseRowFilter('?hasil=rejected&jenis=error&alasan=nik.short')).toEqual({ outcome: 'rejected', severity: 'error', code: 'nik.short' });
  expect(parseRowFilter('?hasil=semua&jenis=&alasan=')).toEqual({});
});

test('every row read has one outcome', () => {
  const counts = {
    read: 21,
    skipped: 4,
    accepted: 1,
    corrected: 2,
    rejected: 3,
    duplicate_in_file: 4,
    duplicate_in_registry: 5,
    unchanged: 6,
    committed: 0,
    removed: 0,
    kept: 0,
  };
  expect(toCommit(counts) + leftOut(counts)).toBe(counts.read);
  expect(tally(counts).reduce((sum, { n }) => sum + n, 0)).toBe(counts.read);
});

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { people, peopleSettings } from './builders.ts';
import type { Row } from './builders.ts';

const project = path.resolve(import.meta.dirname, '../../..');
const shared = (file: string): string => path.join(project, '../shared/data/linkage', file);

let folder: string;
beforeAll(async () => {
  await promisify(execFile)(process.execPath, ['-e', "import('./bin/lib/build.mjs').then((m) => m.build({ server: true }, () => {}))"], {
    cwd: project,
  });
  folder = await mkdtemp(path.join(os.tmpdir(), 'naikkelas-link-'));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

function naikkelas(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [path.join(project, 'build/server/main.js'), 'link', ...args],
      { cwd: folder, maxBuffer: 64_000_000 },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

type Report = {
  records: number;
  candidate_pairs: number;
  true_pairs: number;
  best: { threshold: number; precision: number; recall: number; f1: number };
  bands: { from: number | null; to: number | null; pairs: number; precision: number | null }[];
  clusters: { count: number; f1: number };
  model: { prior: number; comparisons: { name: string; levels: { name: string; m: number; u: number }[] }[] };
  phases_ms: Record<string, number>;
  wall_ms: number;
  peak_rss_mb: number;
};

async function linked(...args: string[]): Promise<Report> {
  const { code, out, err } = await naikkelas(...args, '--json');
  if (code !== 0) throw new Error(`exit ${code}: ${err}`);
  return JSON.parse(out) as Report;
}

async function file(name: string, content: string | object): Promise<string> {
  await writeFile(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return name;
}

function csvOf(rows: readonly Row[], delimiter = ','): string {
  const names = Object.keys(rows[0] ?? {});
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))].map((fields) => `${fields.join(delimiter)}\n`).join('');
}

const rows = people(900, 2);

test('one JSON object on standard output, and every pair in a file', async () => {
  await file('people.csv', csvOf(rows));
  await file('people.json', peopleSettings);
  const { code, out } = await naikkelas('--input', 'people.csv', '--settings', 'people.json', '--pairs', 'pairs.csv', '--json');
  expect(code).toBe(0);
  const report = JSON.parse(out) as Report;
  expect(out.trim().split('\n')).toHaveLength(1);
  expect(report).toMatchObject({
    records: 900,
    bands: [
      { from: -4, to: 4.25 },
      { from: 4.25, to: 12 },
      { from: 12, to: null },
    ],
  });
  expect(report.best.f1).toBeGreaterThan(0.95);
  expect(report.model.comparisons.map(({ name }) => name)).toEqual(['first', 'last', 'born', 'town', 'phone']);
  expect(Object.keys(report.phases_ms)).toEqual(expect.arrayContaining(['read', 'u', 'em', 'block', 'score', 'cluster']));

  const [header = '', ...lines] = (await readFile(path.join(folder, 'pairs.csv'), 'utf8')).trim().split('\n');
  expect(header).toBe('id_l,id_r,weight,probability,first,last,born,town,phone');
  const person = new Map(rows.map((row) => [row['id'], row['person']]));
  const called = lines.map((line) => line.split(',')).filter(([, , weight]) => Number(weight) >= report.best.threshold - 1e-4);
  const right = called.filter(([l, r]) => person.get(l ?? '') === person.get(r ?? ''));
  expect(right.length / called.length).toBeCloseTo(report.best.precision, 3);
  expect(right.length / report.true_pairs).toBeCloseTo(report.best.recall, 3);
  for (const fields of lines.map((line) => line.split(','))) expect(fields).toHaveLength(9);
});

test('the delimiter, the encoding and spaces do not matter', async () => {
  await file('people.json', peopleSettings);
  await file('plain.csv', csvOf(rows));
  await file(
    'semicolon.csv',
    `\uFEFF${csvOf(
      rows.map((row) => ({ ...row, first: ` ${row['first'] ?? ''}  ` })),
      ' ; ',
    ).replaceAll(' ; ', ';')}`,
  );
  const { wall_ms: _w, peak_rss_mb: _p, phases_ms: _f, ...plain } = await linked('--input', 'plain.csv', '--settings', 'people.json');
  expect(await linked('--input', 'semicolon.csv', '--settings', 'people.json')).toMatchObject(plain);
});

test('two inputs', async () => {
  await file('a.csv', csvOf(rows.filter((_, k) => k % 2 === 0)));
  await file('b.csv', csvOf(rows.filter((_, k) => k % 2 === 1)));
  await file('link.json', { ...peopleSettings, link_type: 'link' });
  const report = await linked('--input', 'a.csv', '--input', 'b.csv', '--settings', 'link.json');
  expect(report.records).toBe(900);
  expect(report.best.f1).toBeGreaterThan(0.95);
});

test('without --json: words', async () => {
  await file('people.csv', csvOf(rows));
  await file('people.json', peopleSettings);
  const { code, out } = await naikkelas('--input', 'people.csv', '--settings', 'people.json');
  expect(code).toBe(0);
  expect(out).toContain('900 catatan');
});

describe('bad input ends with 2 and a message that names file, line and field', () => {
  const some = csvOf(rows.slice(0, 20));
  test.each<[string, string, string | object, RegExp]>([
    ['a column that is not there', some.replace('born', 'birth'), peopleSettings, /x\.csv: baris 1: kolom “born” tidak ada/],
    ['an id twice', some.replace('p7,', 'p3,'), peopleSettings, /x\.csv: baris 9: kolom id: “p3” sudah dipakai/],
    ['an id that is missing', some.replace('p7,', ','), peopleSettings, /x\.csv: baris 9: kolom id kosong/],
    ['an empty file', '', peopleSettings, /x\.csv: berkas kosong/],
    ['settings that are no JSON', some, '{"unique_id": ', /x\.json: bukan JSON/],
    [
      'settings with a wrong field',
      some,
      { ...peopleSettings, comparisons: [{ column: 'first', kind: 'like' }] },
      /x\.json: comparisons\.0\.kind: harus salah satu dari/,
    ],
    ['link with one file', some, { ...peopleSettings, link_type: 'link' }, /x\.json: link_type: “link” membutuhkan tepat dua --input/],
  ])('%s', async (_, csv, settings, message) => {
    await file('x.csv', csv);
    await file('x.json', settings);
    const { code, out, err } = await naikkelas('--input', 'x.csv', '--settings', 'x.json', '--json');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  test.each<[string[], RegExp]>([
    [[], /--input/],
    [['--input', 'none.csv', '--profile', 'enterprise'], /none\.csv: berkas tidak ada/],
    [['--input', 'none.csv', '--settings', 'none.json'], /none\.json: berkas tidak ada/],
    [['--input', 'x.csv'], /--settings atau --profile/],
    [['--input', 'x.csv', '--profile', 'person'], /“person” tidak dikenal/],
    [['--input', 'a', '--input', 'b', '--input', 'c', '--profile', 'enterprise'], /paling banyak dua/],
    [['--inputs', 'x.csv'], /--inputs/],
  ])('%o', async (args, message) => {
    const { code, out, err } = await naikkelas(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });
});

describe('labelled sets', () => {
  test.skipIf(!existsSync(shared('febrl3.csv')))('febrl3: as good as Splink (.9956)', async () => {
    const report = await linked('--input', shared('febrl3.csv'), '--settings', shared('febrl3.settings.json'));
    expect(report).toMatchObject({ records: 5000, true_pairs: 6538 });
    expect(report.best.f1).toBeGreaterThan(0.9956);
  });

  test.skipIf(!existsSync(shared('fake_1000.csv')))('fake_1000: as good as Splink (.8455)', async () => {
    const report = await linked('--input', shared('fake_1000.csv'), '--settings', path.join(project, 'bench/linkage/fake_1000.settings.json'));
    expect(report).toMatchObject({ records: 1000, true_pairs: 2031 });
    expect(report.best.f1).toBeGreaterThan(0.8455);
  });

  test.skipIf(!existsSync(shared('umkm_5000_messy.csv')))('umkm_5000: the built-in profile reaches its goals', async () => {
    const report = await linked('--input', shared('umkm_5000_messy.csv'), '--profile', 'enterprise');
    expect(report).toMatchObject({ records: 5000, true_pairs: 1833 });
    expect(report.best.f1).toBeGreaterThan(0.965);
    expect(report.bands.at(-1)?.precision).toBeGreaterThan(0.995);
  });
});

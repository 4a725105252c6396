import { utils, write } from '@e965/xlsx';
import { createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { readInChild } from '#engines/spreadsheet/index.ts';
import { ods, writeSampleXlsx } from '#engines/spreadsheet/tests/builders.ts';

export type Options = { rows: number; csvRows: number; json: boolean };
type Measured = { file: string; rows: number; megabytes: number; seconds: number; childMb: number | null };
type Goal = { file: string; seconds: number; childMb: number };

/** linkage.md: 100,000 rows × 11 columns of xlsx, from the start of the child to the last row in the server. */
const goals: Goal[] = [{ file: 'xlsx', seconds: 1.5, childMb: 200 }];
const columns = 11;
const turns = 3;
/** The library takes minutes to write more, and no village has more in an .xls. */
const mostXlsRows = 8_000;

/** Writes a file of each kind and reads it as an upload is read: in a child of its own. The best of three counts. */
export async function benchSpreadsheet({ rows, csvRows, json }: Options): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'naikkelas-bench-'));
  try {
    const measured: Measured[] = [];
    for (const [file, make] of Object.entries(samples(rows, csvRows))) {
      const place = path.join(folder, `sample.${file}`);
      await make(place);
      measured.push(await best(file, place));
      console.error(`${file}: ${measured.at(-1)?.seconds.toFixed(2)} s`);
    }
    if (json) console.log(JSON.stringify(measured, null, 2));
    else print(measured, rows === 100_000);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function samples(rows: number, csvRows: number): Record<string, (place: string) => Promise<void>> {
  return {
    xlsx: async (place) => writeSampleXlsx(place, rows, columns),
    csv: (place) => writeCsv(place, csvRows),
    ods: (place) => writeFile(place, odsSample(rows)),
    xls: async (place) => {
      const sheet = utils.aoa_to_sheet(Array.from({ length: Math.min(rows, mostXlsRows) }, (_, at) => sampleRow(at)));
      await writeFile(place, write(utils.book_new(sheet, 'Data'), { type: 'buffer', bookType: 'biff8' }) as Buffer);
    },
  };
}

function sampleRow(at: number): string[] {
  const name = ['Sulastri', 'Slamet', 'Aminah', 'Bambang', 'Wijaya'][at % 5] ?? '';
  return [
    String(at + 1),
    `${name} Handayani ${at}`,
    `357401410182${String(at % 10_000).padStart(4, '0')}`,
    `Keripik ${name} ${at % 977}`,
    `0812${String((at * 7919) % 100_000_000).padStart(8, '0')}`,
    `Jl. Slamet Riyadi No ${at % 300} RT 03 RW 05`,
    'Kanigaran',
    'Kanigaran',
    '1975-08-17',
    '2',
    String((at % 90) * 100_000),
  ];
}

async function writeCsv(place: string, rows: number): Promise<void> {
  const out = createWriteStream(place);
  for (let from = 0; from < rows; from += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, rows - from) }, (_, at) => `${sampleRow(from + at).join(';')}\n`);
    if (!out.write(lines.join(''))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

function odsSample(rows: number): Buffer {
  const cell = (text: string): string => `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
  const lines = Array.from({ length: rows }, (_, at) => `<table:table-row>${sampleRow(at).map(cell).join('')}</table:table-row>`);
  return ods(`<table:table table:name="Data">${lines.join('')}</table:table>`);
}

async function best(file: string, place: string): Promise<Measured> {
  const { size } = await stat(place);
  const runs: { rows: number; seconds: number; childMb: number | null }[] = [];
  for (let turn = 0; turn < turns; turn++) runs.push(await readOnce(place));
  const fastest = runs.toSorted((a, b) => a.seconds - b.seconds)[0] ?? { rows: 0, seconds: 0, childMb: null };
  return { file, megabytes: size / 1e6, ...fastest };
}

async function readOnce(place: string): Promise<{ rows: number; seconds: number; childMb: number | null }> {
  const from = performance.now();
  let rows = 0;
  let childMb: number | null = null;
  // A million rows of CSV are more than an upload may be.
  for await (const event of readInChild(place, { budgets: { fileBytes: 1e9 } })) {
    if (event.type === 'row' && ++rows % 5000 === 0) childMb = Math.max(childMb ?? 0, childPeak() ?? 0) || null;
  }
  return { rows, seconds: (performance.now() - from) / 1000, childMb };
}

/** What the child has held at most so far, where the system tells it. */
function childPeak(): number | null {
  try {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ');
    const peaks = children.map((pid) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0));
    return Math.max(...peaks) / 1024;
  } catch {
    return null;
  }
}

function print(measured: Measured[], asAgreed: boolean): void {
  console.log(
    `\n${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(2)}, Node ${process.versions.node}; child started, read and left, best of ${turns}\n`,
  );
  console.log(['file', 'rows', 'MB', 'seconds', 'rows/s', 'child MB'].map((word) => word.padStart(10)).join(''));
  for (const { file, rows, megabytes, seconds, childMb } of measured)
    console.log(
      [file, rows, megabytes.toFixed(1), seconds.toFixed(2), (rows / seconds).toFixed(0), childMb?.toFixed(0) ?? '–']
        .map((cell) => String(cell).padStart(10))
        .join(''),
    );
  for (const goal of asAgreed ? goals : []) {
    const found = measured.find(({ file }) => file === goal.file);
    if (!found) continue;
    console.log(`${found.seconds <= goal.seconds ? '\nmet   ' : '\nMISSED'}  ${goal.file} in ${goal.seconds} s: ${found.seconds.toFixed(2)}`);
    if (found.childMb !== null)
      console.log(`${found.childMb <= goal.childMb ? 'met   ' : 'MISSED'}  ${goal.file} in ${goal.childMb} MB: ${found.childMb.toFixed(0)}`);
  }
}

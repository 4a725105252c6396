import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInChild, SpreadsheetRefused, type ChildOptions } from '#engines/spreadsheet/index.ts';
import { collect, inlineRow, oneSheet, readAll, scratch, writeSampleXlsx } from '#engines/spreadsheet/tests/builders.ts';

const { file, remove } = scratch();
const childPath = file('child.mjs');

beforeAll(async () => {
  await build({
    entryPoints: ['engines/spreadsheet/child.ts'],
    outfile: childPath,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
});
afterAll(remove);

const refusalOf = (path: string, options: ChildOptions): Promise<unknown> =>
  collect(readInChild(path, { childPath, ...options })).then(
    () => null,
    (error: unknown) => error,
  );

describe('readInChild', () => {
  it('gives exactly what the reader gives', async () => {
    const path = file('sample.xlsx');
    writeSampleXlsx(path, 5000, 11);
    expect(await collect(readInChild(path, { childPath }))).toEqual(await readAll(path));
    const odd = file(
      'odd.xlsx',
      oneSheet('<row r="7" hidden="1"><c r="C7" s="1"><v>1</v></c><c r="D7"><v>3574016501820000</v></c><c r="F7" t="e"><v>#REF!</v></c></row>', {
        formats: [0, 14],
        date1904: true,
      }),
    );
    expect(await collect(readInChild(odd, { childPath }))).toEqual(await readAll(odd));
    const csv = file('a.csv', 'nik\n3.5E+15\n"x\n\uD83D\uDD25"\n');
    expect(await collect(readInChild(csv, { childPath }))).toEqual(await readAll(csv));
  });

  it('hands refusals over with their place, and budgets down', async () => {
    const path = file('wide.xlsx', oneSheet(inlineRow(2, ['a', 'b', 'c'])));
    const refused = await refusalOf(path, { budgets: { columns: 2 } });
    expect(refused).toBeInstanceOf(SpreadsheetRefused);
    expect(refused).toMatchObject({ code: 'tooManyColumns', place: { sheet: 'Sheet1', row: 2 } });
    expect(await refusalOf(file('x.pdf', '%PDF-1'), {})).toMatchObject({ code: 'pdf' });
  });

  it('outlives a child that runs out of memory', async () => {
    const strings = Array.from({ length: 400_000 }, (_, at) => `<si><t>kata ${at * 7919} yang selalu lain ${at}</t></si>`).join('');
    const path = file('heavy.xlsx', oneSheet(inlineRow(1, ['a']), { strings }));
    expect(await refusalOf(path, { memoryMb: 24 })).toMatchObject({ code: 'tooLarge' });
  });

  it('gives up on a child that takes too long', async () => {
    const path = file('slow.xlsx', oneSheet(inlineRow(1, ['a'])));
    expect(await refusalOf(path, { timeoutMs: 1 })).toMatchObject({ code: 'tooSlow' });
  });

  it('says plainly that a child is missing or broken', async () => {
    const path = file('ok.csv', 'a,b\n');
    await expect(collect(readInChild(path, { childPath: file('broken.mjs', 'process.exit(9)') }))).rejects.toThrow('child ended with 9');
  });

  it('ends the child when the caller leaves early', async () => {
    const path = file('long.csv', 'a,b\n'.repeat(100_000));
    for await (const event of readInChild(path, { childPath })) if (event.type === 'row') break;
    expect(await collect(readInChild(path, { childPath }))).toHaveProperty('rows.length', 100_000);
  });
});

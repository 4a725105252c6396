import { afterAll, describe, expect, it } from 'vitest';
import { isReadable, SpreadsheetRefused, sniff, type Budgets, type Kind } from '#engines/spreadsheet/index.ts';
import { inlineRow, letters, ods, ole, oneSheet, readAll, records, scratch, worksheet, xlsx, zip } from '#engines/spreadsheet/tests/builders.ts';

const { file, remove } = scratch();
afterAll(remove);

let made = 0;
const put = (content: string | Buffer, name = 'berkas.xlsx'): string => file(`${made++}-${name}`, content);

async function refusal(path: string, budgets?: Partial<Budgets>): Promise<SpreadsheetRefused> {
  const error = await readAll(path, budgets).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SpreadsheetRefused)) throw new Error(`not refused: ${String(error)}`);
  return error;
}

/** BOF of BIFF8, and the record FilePass that follows it in a locked workbook, or WriteProtect before that. */
const bof = [0x0809, '0006050000000000'] as const;
const filePass = [0x2f, '0100'] as const;
const writeProtect = [0x86, ''] as const;
const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex');
const book = oneSheet(inlineRow(1, ['a']));

describe('(20) sniff goes by content, not by name', () => {
  const cases: [string, string | Buffer, Kind][] = [
    ['real.csv', book, 'xlsx'],
    ['csv.xlsx', 'nama;hp\nSri;0812\n', 'csv'],
    ['protected.xlsx', ole(['EncryptionInfo', 'EncryptedPackage']), 'encrypted'],
    ['protected.xls', ole(['Workbook'], records(bof, filePass)), 'encrypted'],
    ['protected5.xls', ole(['Book'], records(bof, writeProtect, filePass)), 'encrypted'],
    ['macro.xls', ole(['Workbook', '_VBA_PROJECT_CUR'], records(bof)), 'macro'],
    ['old.xlsx', ole(['Workbook'], records(bof)), 'xls'],
    ['old5.xls', ole(['Book'], records(bof)), 'xls'],
    ['word.xls', ole(['WordDocument']), 'unknown'],
    ['web.xls', '\uFEFF\n<html><table><tr><td>Nama</td></tr></table></html>', 'html'],
    ['2003.xls', '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', 'html'],
    ['web.mht', 'MIME-Version: 1.0\nContent-Type: multipart/related', 'html'],
    ['macro.xlsx', xlsx({ sheets: [{ rows: '' }], extra: [{ name: 'xl/vbaProject.bin', content: 'x' }] }), 'macro'],
    ['binary.xlsx', zip([{ name: 'xl/workbook.bin', content: 'x' }]), 'xlsb'],
    ['macro.xlsb', zip(['xl/workbook.bin', 'xl/macrosheets/sheet1.bin'].map((name) => ({ name, content: 'x' }))), 'macro'],
    ['office.xlsx', ods(''), 'ods'],
    ['nomime.ods', zip([{ name: 'META-INF/manifest.xml', content: '<x media-type="application/vnd.oasis.opendocument.spreadsheet"/>' }]), 'ods'],
    ['macro.ods', ods('', { extra: [{ name: 'Basic/Standard/Module1.xml', content: 'x' }] }), 'macro'],
    [
      'protected.ods',
      ods('', { extra: [{ name: 'META-INF/Manifest.xml', content: '<manifest:encryption-data/>opendocument.spreadsheet' }] }),
      'encrypted',
    ],
    ['text.ods', zip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true }]), 'unknown'],
    ['locked.zip', zip([{ name: 'xl/workbook.xml', content: 'x', encrypted: true }]), 'encrypted'],
    ['some.zip', zip([{ name: 'foto.jpg', content: jpeg }]), 'unknown'],
    ['photo.xlsx', jpeg, 'image'],
    ['scan.xlsx', '%PDF-1.7\n', 'pdf'],
    ['nothing.csv', '', 'empty'],
    ['blank.csv', '\uFEFF \r\n\r\n', 'empty'],
    ['noise.csv', Buffer.from([1, 2, 3, 0, 255, 254, 0, 9]), 'unknown'],
    ['cut.xlsx', book.subarray(0, book.length - 40), 'unknown'],
  ];
  it.each(cases)('%s', async (name, content, kind) => {
    const path = put(content, name);
    expect(await sniff(path)).toBe(kind);
    if (isReadable(kind)) return;
    const refused = await refusal(path);
    expect(refused.code).toBe(kind);
    expect(refused.messageId).toMatch(/[a-z]\.$/);
    expect(refused.messageEn).toMatch(/[a-z]\.$/);
  });

  it('knows a macro workbook by its content type alone', async () => {
    const types = '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>';
    expect(
      await sniff(
        put(
          zip([
            { name: '[Content_Types].xml', content: types },
            { name: 'xl/workbook.xml', content: 'x' },
          ]),
        ),
      ),
    ).toBe('macro');
  });
});

describe('budgets', () => {
  it('(10) stops a zip bomb while it inflates, whatever sizes it states', async () => {
    const bomb = oneSheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'A'.repeat(40_000_000)}</t></is></c></row>`);
    expect(bomb.length).toBeLessThan(100_000);
    expect((await refusal(put(bomb))).code).toBe('tooLarge');
    expect((await refusal(put(bomb), { ratio: 5000 })).code).toBe('cellTooLong');
    const padded = oneSheet(`<row r="1"><c r="A1"/></row>${' '.repeat(40_000_000)}`);
    expect((await refusal(put(padded))).code).toBe('tooLarge');
    const strings = oneSheet('', { strings: '<si><t></t></si>'.repeat(3_000_000) });
    expect((await refusal(put(strings))).code).toBe('tooLarge');
  });

  it('holds an entry, all entries and the file to their bytes', async () => {
    const rows = Array.from({ length: 2000 }, (_, at) => inlineRow(at + 1, [`isi ${at * 7919}`])).join('');
    const path = put(oneSheet(rows));
    expect((await refusal(path, { entryBytes: 50_000 })).code).toBe('tooLarge');
    expect((await refusal(path, { totalBytes: 50_000 })).code).toBe('tooLarge');
    expect((await refusal(path, { fileBytes: 1000 })).code).toBe('tooLarge');
    expect((await refusal(put('nama\nSri\n', 'a.csv'), { fileBytes: 3 })).code).toBe('tooLarge');
  });

  it('says sheet and row of what is too long or too wide', async () => {
    const long = await refusal(put(oneSheet(inlineRow(1, ['a']) + inlineRow(2, ['b', 'x'.repeat(32_768)]))));
    expect([long.code, long.place]).toEqual(['cellTooLong', { sheet: 'Sheet1', row: 2 }]);
    expect(long.messageId).toContain('Lembar "Sheet1", baris 2');
    const wide = await refusal(
      put(
        oneSheet(
          inlineRow(
            4,
            Array.from({ length: 257 }, () => 'x'),
          ),
        ),
      ),
    );
    expect([wide.code, wide.place.row]).toEqual(['tooManyColumns', 4]);
    expect(
      (
        await readAll(
          put(
            oneSheet(
              inlineRow(
                1,
                Array.from({ length: 256 }, (_, at) => letters(at)),
              ),
            ),
          ),
        )
      ).texts[0],
    ).toHaveLength(256);
    expect((await refusal(put(oneSheet('<row r="1048577"><c r="A1"><v>1</v></c></row>')))).code).toBe('tooManyRows');
    const element = `<row r="1">${'<c r="A1"><f>SUMSUMSUMSUM</f></c>'.repeat(1000)}</row>`;
    expect((await refusal(put(oneSheet(element)), { elementBytes: 5000 })).code).toBe('tooLarge');
  });

  it('holds CSV to the same', async () => {
    expect((await refusal(put(`a,b\nc,${'x'.repeat(40_000)}\n`, 'a.csv'))).code).toBe('cellTooLong');
    expect((await refusal(put(`${'x,'.repeat(300)}\n`, 'a.csv'))).code).toBe('tooManyColumns');
    expect((await refusal(put('a\nb\nc\n', 'a.csv'), { rows: 2 })).code).toBe('tooManyRows');
  });
});

describe('damage', () => {
  it('never takes half a file for a whole one', async () => {
    const flipped = Buffer.from(oneSheet(Array.from({ length: 500 }, (_, at) => inlineRow(at + 1, [`nama ${at}`])).join('')));
    const at = flipped.indexOf('sheet1.xml') + 200;
    flipped.writeUInt8(flipped.readUInt8(at) ^ 0xff, at);
    expect((await refusal(put(flipped))).code).toBe('damaged');
    expect((await refusal(put(xlsx({ sheets: [{ rows: worksheet(inlineRow(1, ['a'])).slice(0, -8) }] })))).code).toBe('damaged');
    expect((await refusal(put(oneSheet('<row r="1"><c r="A1" t="s"><v>5</v></c></row>', { strings: '<si><t>a</t></si>' })))).code).toBe('damaged');
    const stored = zip([{ name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>' }]);
    expect((await refusal(put(stored))).code).toBe('damaged');
  });
});

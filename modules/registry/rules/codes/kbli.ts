import type { Columns, KbliField } from './columns.ts';
import { yearOf } from './columns.ts';
import type { CodeTable, TableRow } from './tables.ts';

export type KbliEntry = { code: string; title: string; titleEn: string | null; description: string | null };
export type Wrong = { at: number; text: string; why: 'notCode' | 'noTitle' | 'longTitle' | 'twice' | 'zeroUnsure' };
export type Levels = { category: number; two: number; three: number; four: number };

export type KbliReading = {
  entries: Map<string, KbliEntry>;
  levels: Levels;
  /** Codes whose first zero a spreadsheet had taken away. */
  restored: { before: string; code: string }[];
  wrong: Wrong[];
  /** Codes that stand there with two titles. */
  twice: Set<string>;
  /** Rows of other versions than the one asked for. */
  otherVersions: Set<string>;
};

export type KbliTable = { table: CodeTable; columns: Columns<KbliField> };

/** Letters of categories moved between versions, dots are somebody's ornament: the digits are the code. Undefined where it is none. */
export function digitsOf(text: string): string | undefined {
  // A spreadsheet's number that was written with decimals: `10710.0`.
  const tidy = text
    .trim()
    .replace(/^['`]/, '')
    .replace(/^(\d{4,5})\.0+$/, '$1');
  if (/^[A-V]$/i.test(tidy)) return '';
  const match = /^(?:kbli\s*)?(?:[A-V](?=[ .-]?\d)[ .-]?)?(\d[\d .-]*)$/i.exec(tidy);
  const digits = match?.[1]?.replace(/\D/g, '');
  return digits !== undefined && digits.length >= 1 && digits.length <= 5 ? digits : undefined;
}

const levelWords: [RegExp, number][] = [
  [/^(kategori|category|section|1)$/, 1],
  [/^(golongan ?pokok|division|2)( digit)?$/, 2],
  [/^(golongan|group|3)( digit)?$/, 3],
  [/^(sub ?golongan|class|4)( digit)?$/, 4],
  [/^(kelompok|subclass|5)( digit)?$/, 5],
];

/** Five for `Kelompok`, `kelompok` and `5`; undefined where the cell says nothing known. */
export function levelOf(text: string): number | undefined {
  const key = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .trim();
  return levelWords.find(([pattern]) => pattern.test(key))?.[1];
}

type Seen = { row: TableRow; cell: string; digits: string | undefined; level: number | undefined };

export function readKbli(tables: KbliTable[], version: string | undefined): KbliReading {
  const reading: KbliReading = {
    entries: new Map(),
    levels: { category: 0, two: 0, three: 0, four: 0 },
    restored: [],
    wrong: [],
    twice: new Set(),
    otherVersions: new Set(),
  };
  for (const { table, columns } of tables) readTable(reading, table, columns, version);
  return reading;
}

function readTable(reading: KbliReading, table: CodeTable, columns: Columns<KbliField>, version: string | undefined): void {
  const cell = (row: TableRow, field: KbliField) => {
    const index = columns[field];
    return index === undefined ? '' : (row.cells[index] ?? '');
  };
  const seen = table.rows.flatMap((row): Seen[] => {
    const year = yearOf(cell(row, 'version'));
    if (year !== undefined && version !== undefined && year !== version) {
      reading.otherVersions.add(year);
      return [];
    }
    const text = cell(row, 'code');
    if (text.trim() === '' && cell(row, 'title').trim() === '') return [];
    return [{ row, cell: text, digits: digitsOf(text), level: levelOf(cell(row, 'level')) }];
  });
  const zeros = judgeZeros(seen.flatMap(({ digits, level }) => (digits && level === undefined ? [digits] : [])));
  for (const one of seen) {
    const code = fiveDigits(reading, one, zeros);
    if (code === undefined) continue;
    const title = plainLine(cell(one.row, 'title'));
    const titleEn = plainLine(cell(one.row, 'titleEn'));
    const wrong = (why: Wrong['why']) => reading.wrong.push({ at: one.row.at, text: why === 'longTitle' ? code : one.cell.slice(0, 40), why });
    if (title === '') wrong('noTitle');
    else if (title.length > 400) wrong('longTitle');
    else addEntry(reading, one.row.at, { code, title, titleEn: titleEn || null, description: plainText(cell(one.row, 'description')) || null });
  }
}

/** The same code with two titles is neither of them: which one is right, the file does not say. */
function addEntry(reading: KbliReading, at: number, entry: KbliEntry): void {
  const first = reading.entries.get(entry.code);
  if (reading.twice.has(entry.code) || (first && first.title !== entry.title)) {
    reading.twice.add(entry.code);
    reading.wrong.push({ at, text: entry.code, why: 'twice' });
    reading.entries.delete(entry.code);
  } else if (!first) reading.entries.set(entry.code, entry);
}

type Zeros = 'kept' | 'lost' | 'unsure';

/**
 * Four digits are a subgroup, or five without the first zero. Zeros were kept where any code has one, or where the groups above
 * are listed as well; they were lost where the file lists nothing else than five digits; a list of all levels that lost its
 * zeros cannot be read.
 */
function judgeZeros(codes: string[]): Zeros {
  if (codes.some((code) => code.startsWith('0'))) return 'kept';
  if (codes.some((code) => code.length === 1)) return 'unsure';
  const fours = new Set(codes.filter((code) => code.length === 4));
  const fives = codes.filter((code) => code.length === 5);
  if (codes.some((code) => code.length < 4)) return 'kept';
  const withParent = fives.filter((code) => fours.has(code.slice(0, 4))).length;
  return fives.length > 0 && withParent > fives.length / 2 ? 'kept' : 'lost';
}

/** The code of five digits of a row, or undefined where the row is of another level or none at all; what was noticed is kept. */
function fiveDigits(reading: KbliReading, { row, cell, digits, level }: Seen, zeros: Zeros): string | undefined {
  const notCode = (why: Wrong['why']) => {
    reading.wrong.push({ at: row.at, text: cell.slice(0, 40), why });
    return undefined;
  };
  if (digits === undefined) return notCode('notCode');
  if (digits.length === 5) return digits;
  if (digits.length === 4 && (level === 5 || (level === undefined && zeros === 'lost'))) {
    reading.restored.push({ before: digits, code: `0${digits}` });
    return `0${digits}`;
  }
  if (level === 5) return notCode('notCode');
  if (level === undefined && zeros === 'unsure' && digits.length === 4) return notCode('zeroUnsure');
  const names = ['category', 'category', 'two', 'three', 'four'] as const;
  reading.levels[names[level === undefined ? digits.length : Math.min(level, 4)] ?? 'four']++;
  return undefined;
}

/** Line breaks and other invisible characters are one blank; letters are left as they are, also where OCR broke them. */
export const plainLine = (text: string) =>
  text
    .replace(/[\p{Cc}\u200B-\u200D\uFEFF]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const plainText = (text: string) => plainLine(text).slice(0, 8000);

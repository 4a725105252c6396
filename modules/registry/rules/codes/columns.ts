import { headerKey } from '#engines/spreadsheet/index.ts';
import type { CodeTable } from './tables.ts';

/** Which column says what; a column's version is the year in its name (`kode_kbli_2025`). */
export type Columns<F extends string> = Partial<Record<F, number>>;
export type KbliField = 'code' | 'title' | 'titleEn' | 'description' | 'level' | 'version';
export type CrosswalkField = 'from' | 'to' | 'part';
export type RegionField = 'bps' | 'kemendagri' | 'name';

const kbliNames: Record<KbliField, RegExp> = {
  code: /^(no |nomor |id )?(kbli|(kbli )?(kode|code)( (kbli|kelompok|klasifikasi|lapangan usaha|usaha))*)$/,
  title:
    /^(title|judul|nama|name|titel|lapangan usaha|jenis usaha|(judul|nama|title|name)( (kbli|id|kelompok|kode|klasifikasi|lapangan usaha|indonesia))+|kbli (judul|nama|title|name))$/,
  titleEn: /^(english|(title|judul|name|nama) (en|english|inggris))$/,
  description: /^(description|deskripsi|uraian|detail|details|keterangan|penjelasan|cakupan|ruang lingkup)( kbli| kelompok| id)?$/,
  level: /^(level|tingkat|tingkatan|jenjang|digit|jumlah digit)$/,
  version: /^(version|versi|edisi|edition|tahun|tahun kbli|versi kbli)$/,
};

/** A name without its year: `Kode KBLI 2025` is `kode kbli`. */
const bare = (header: string) =>
  headerKey(header)
    .replace(/\b20\d\d\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
export const yearOf = (header: string): string | undefined => /(?<!\d)20\d\d(?!\d)/.exec(header)?.[0];

export function kbliColumns(table: CodeTable): Columns<KbliField> | undefined {
  if (table.byLook) return kbliByLook(table);
  const columns: Columns<KbliField> = {};
  for (const [index, header] of table.headers.entries()) {
    const key = bare(header);
    for (const field of Object.keys(kbliNames) as KbliField[]) if (columns[field] === undefined && kbliNames[field].test(key)) columns[field] = index;
  }
  // Some lists call the title a description.
  if (columns.title === undefined && columns.description !== undefined && isShort(table, columns.description)) {
    columns.title = columns.description;
    delete columns.description;
  }
  return columns.code === undefined || columns.title === undefined ? undefined : columns;
}

const sampled = 200;

function sample(table: CodeTable, column: number): string[] {
  return table.rows
    .slice(0, sampled)
    .map((row) => (row.cells[column] ?? '').trim())
    .filter(Boolean);
}

const share = (texts: string[], test: (text: string) => boolean) => (texts.length === 0 ? 0 : texts.filter(test).length / texts.length);
const meanLength = (texts: string[]) => texts.reduce((sum, text) => sum + text.length, 0) / Math.max(texts.length, 1);
const isShort = (table: CodeTable, column: number) => meanLength(sample(table, column)) < 150;
const looksLikeKbli = (text: string) => /^[A-V]?[ .-]?\d{4,5}$/i.test(text.replaceAll('.', ''));
const isWords = (text: string) => /\p{L}{3}/u.test(text) && !/^[\d.,\s]+$/.test(text);

/** Without names: the column of codes, each there once, the first column of words after it, and the column of long words. */
function kbliByLook(table: CodeTable): Columns<KbliField> | undefined {
  const columns = table.headers.map((_, index) => sample(table, index));
  const code = columns.findIndex((texts) => texts.length >= 3 && share(texts, looksLikeKbli) > 0.5 && new Set(texts).size > texts.length * 0.8);
  const words = columns.flatMap((texts, index) => (index !== code && texts.length >= 3 && share(texts, isWords) > 0.7 ? [index] : []));
  const [title, second] = words;
  if (code < 0 || title === undefined) return undefined;
  return { code, title, ...(second !== undefined && { description: second }) };
}

const fromWords = /\b(lama|asal|sebelum|sebelumnya|from|dari|old|source|ancestors?|semula)\b/;
const toWords = /\b(baru|tujuan|sesudah|menjadi|to|ke|new|target|successors?|pengganti)\b/;
const notCodes = /\b(judul|nama|name|title|uraian|deskripsi|description|keterangan|jumlah|n)\b/;

export type CrosswalkColumns = Columns<CrosswalkField> & { from: number; to: number; fromVersion?: string; toVersion?: string };

/** Two columns of codes, told apart by `lama`/`baru` or by their years. */
export function crosswalkColumns(table: CodeTable): CrosswalkColumns | undefined {
  const codes = table.headers.flatMap((header, index) => {
    const key = headerKey(header);
    const isCode =
      !notCodes.test(key) && (/\b(kbli|kode|code|codes)\b/.test(key) || fromWords.test(key) || toWords.test(key) || /^20\d\d$/.test(key));
    return isCode ? [{ index, year: yearOf(header), role: fromWords.test(key) ? 'from' : toWords.test(key) ? 'to' : undefined }] : [];
  });
  const from = codes.find((column) => column.role === 'from') ?? oldest(codes.filter((column) => column.role === undefined));
  const to = codes.find((column) => column.role === 'to') ?? newest(codes.filter((column) => column.role === undefined && column !== from));
  if (!from || !to || from === to || (from.year !== undefined && from.year === to.year)) return undefined;
  if (from.role === undefined && to.role === undefined && (from.year === undefined || to.year === undefined)) return undefined;
  const part = table.headers.findIndex((header) => /^(part|parsial|partial|sebagian|p)$/.test(headerKey(header)));
  return {
    from: from.index,
    to: to.index,
    ...(from.year && { fromVersion: from.year }),
    ...(to.year && { toVersion: to.year }),
    ...(part >= 0 && { part }),
  };
}

type CodeColumn = { index: number; year: string | undefined };
const byYear = <C extends CodeColumn>(columns: C[]) => columns.toSorted((a, b) => (a.year ?? '').localeCompare(b.year ?? ''));
const oldest = <C extends CodeColumn>(columns: C[]) => byYear(columns)[0];
const newest = <C extends CodeColumn>(columns: C[]) => byYear(columns).at(-1);

const plainId = /^(id|kode|code|kode wilayah)$/;
/** BPS codes have 4, 7 or 10 digits; a list of KBLI never has. */
const looksLikeBps = (text: string) => /^(\d{4}|\d{7}|\d{10})$/.test(text);

export function regionColumns(table: CodeTable): (Columns<RegionField> & { bps: number }) | undefined {
  const keys = table.headers.map((header) => headerKey(header));
  const at = (pattern: RegExp) => {
    const index = keys.findIndex((key) => pattern.test(key));
    return index < 0 ? undefined : index;
  };
  const named = at(/^((kode|id|code|kd) )?bps( (kode|code|id))?$|^(kode|kd|id)bps$/);
  const bps = named ?? regionByLook(table, at(plainId));
  const kemendagri = at(/^(?!.*\b(nama|name)\b).*\b(kemendagri|dagri|mendagri|permendagri|kemdagri)\b/);
  const name = at(/^(nama|name)\b/);
  if (bps === undefined || (kemendagri === undefined && name === undefined)) return undefined;
  return { bps, ...(kemendagri !== undefined && { kemendagri }), ...(name !== undefined && { name }) };
}

/** Undotted codes of which some have the seven or ten digits that only BPS writes so. */
function regionByLook(table: CodeTable, column: number | undefined): number | undefined {
  if (column === undefined) return undefined;
  const texts = sample(table, column);
  return share(texts, looksLikeBps) > 0.8 && texts.some((text) => text.length >= 7) ? column : undefined;
}

/** Whether a row of cells names the columns of any list that we read. */
export function isCodeHeader(cells: readonly string[]): boolean {
  const table: CodeTable = { name: '', headers: cells, rows: [], preface: '', byLook: false };
  if ([kbliColumns, crosswalkColumns, regionColumns].some((find) => find(table) !== undefined)) return true;
  // `id, name`: whether the ids are codes of BPS shows below.
  const keys = cells.map(headerKey);
  return keys.some((key) => plainId.test(key)) && keys.some((key) => /^(nama|name)\b/.test(key));
}

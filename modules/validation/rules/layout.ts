import type { AliasTable, Merge, Register, RegisterRow, Suggestion } from '#engines/spreadsheet/index.ts';
import { defaultAliases, findRegister, headerKey, suggestMapping } from '#engines/spreadsheet/index.ts';
import type { Field } from '../words.ts';
import { fields } from '../words.ts';

/** A sheet as it was found: its first rows are kept, so that a person can point to another header. */
export type FoundSheet = { index: number; name: string; hidden: boolean; rows: number; merges: readonly Merge[]; firstRows: readonly RegisterRow[] };

export type MappedColumn = { column: number; field: Field; confidence: number; why: string | null };

/** So many rows of a sheet tell where its header is and what its columns hold. */
export const lookedAtRows = 200;

/** What the engine knows of headers, and what only this product asks for. */
export const aliases: AliasTable = {
  ...defaultAliases,
  fields: [
    ...defaultAliases.fields,
    { field: 'bpom', names: ['bpom', 'no bpom', 'izin bpom', 'md', 'bpom md', 'izin edar', 'no izin edar'] },
    { field: 'trademark', names: ['hki', 'haki', 'no hki', 'merek terdaftar', 'sertifikat merek', 'no merek'] },
    {
      field: 'activity',
      look: 'words',
      names: ['status usaha', 'status', 'keaktifan', 'aktif', 'kondisi usaha', 'status keaktifan', 'aktif tidak aktif'],
    },
    { field: 'place_kind', look: 'words', names: ['tempat usaha', 'jenis tempat usaha', 'jenis tempat', 'status tempat usaha', 'lokasi berjualan'] },
    {
      field: 'turnover_month',
      look: 'money',
      names: [
        'omzet bln',
        'omset bln',
        'omzet bulan',
        'omset bulan',
        'omzet per bulan',
        'omset per bulan',
        'pendapatan per bulan',
        'penghasilan per bulan',
        'rata rata omzet per bulan',
      ],
    },
  ],
};

export function registerOf(sheet: FoundSheet, headerRow?: number): Register {
  return findRegister(sheet.firstRows, { aliases, merges: sheet.merges, ...(headerRow !== undefined && { headerRow }) });
}

/** The visible list with the most rows; a hidden one only where there is no other. */
export function chooseSheet(sheets: readonly FoundSheet[]): FoundSheet | undefined {
  const lists = sheets.filter((sheet) => registerOf(sheet).isRegister);
  const visible = lists.filter((sheet) => !sheet.hidden);
  return (visible.length > 0 ? visible : lists).toSorted((a, b) => b.rows - a.rows)[0];
}

export type Places = { villages: string[]; districts: string[] };

export function suggestColumns(sheet: FoundSheet, register: Register, places: Places): MappedColumn[] {
  const samples = sheet.firstRows.filter((row) => row.rowNumber >= register.firstDataRow && register.skip(row) === null).map((row) => row.cells);
  const suggestions = suggestMapping(register.headers, samples, aliases, places).filter((suggestion) => isField(suggestion.field));
  return turnoverByPeriod(suggestions, register.headers).map((suggestion) => ({
    column: suggestion.column,
    field: suggestion.field as Field,
    confidence: suggestion.confidence,
    why: suggestion.why.map((why) => why.code).join(' ') || null,
  }));
}

/** The yearly field knows the word omzet, whatever period the header adds: a month's has a field of its own, a day's or a week's has none. */
function turnoverByPeriod(suggestions: Suggestion[], headers: readonly string[]): Suggestion[] {
  const hasMonth = suggestions.some(({ field }) => field === 'turnover_month');
  return suggestions.flatMap((suggestion) => {
    if (suggestion.field !== 'turnover') return [suggestion];
    const header = headerKey(headers[suggestion.column] ?? '');
    if (/\b(hari|harian|hr|minggu|mingguan)\b/.test(header)) return [];
    return [/\b(bln|bulan|bulanan)\b/.test(header) && !hasMonth ? { ...suggestion, field: 'turnover_month' } : suggestion];
  });
}

function isField(word: string): boolean {
  return (fields as readonly string[]).includes(word);
}

/** The same headers in the same order: the mapping of the last time fits. */
export function headerWords(headers: readonly string[]): string {
  return headers.map(headerKey).join('|');
}

/** A list has to name at least the business or its owner. */
export function namesSomething(columns: readonly { field: Field }[]): boolean {
  return columns.some(({ field }) => field === 'business_name' || field === 'owner_name');
}

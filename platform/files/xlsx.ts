import { writeFile } from 'node:fs/promises';
import { writeXlsx } from 'hucre/xlsx';

/** The most rows that are written as Excel in one go; above that a CSV is streamed. */
export const mostXlsxRows = 50_000;

/** Writes one sheet. Texts stay texts: a NIK keeps its zeros, and what begins with `=` is not a formula. */
export async function writeSheet(file: string, name: string, header: string[], rows: (string | number | null)[][]): Promise<void> {
  await writeFile(file, await writeXlsx({ sheets: [{ name, rows: [header, ...rows] }] }), { mode: 0o600 });
}

/**
 * One CSV cell (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe before it; plain numbers and
 * phone numbers (`-7.5`, `+62…`) are left as they are, because they are not formulas and people need them.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d[\d.,]*$/.test(text) ? `'${text}` : text;
  return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(values: (string | number | null)[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

/** Excel reads UTF-8 only behind this mark. */
export const byteOrderMark = '\uFEFF';

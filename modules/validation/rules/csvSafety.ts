/**
 * A cell that a spreadsheet program would run as a formula (OWASP, CSV injection) gets an apostrophe in front. Plain numbers
 * and telephone numbers, `-7.5` and `+62812…`, cannot run and stay as they are.
 */
export function neutralise(text: string): string {
  if (!/^[\s\u200B\uFEFF]*[=+\-@\t\r|％＝＋－＠]/u.test(text)) return text;
  return /^[+-]?\d[\d\s.,()-]*(?:[eE][+-]?\d+)?%?$/.test(text) ? text : `'${text}`;
}

import { attribute, type XmlHandler } from '#engines/spreadsheet/xlsx/xml.ts';

export interface NumberStyle {
  /** Undefined for General. */
  readonly format: string | undefined;
  readonly isDate: boolean;
}

export const generalStyle: NumberStyle = { format: undefined, isDate: false };

/** Built-in formats of ECMA-376 part 1, 18.8.30, written as Excel shows them. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'mm-dd-yy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  37: '#,##0 ;(#,##0)',
  38: '#,##0 ;[Red](#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;[Red](#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mmss.0',
  48: '##0.0E+0',
  49: '@',
};

/** Collects `cellXfs` in order: a cell's `s` is an index into `styles`. */
export class StyleHandler implements XmlHandler {
  readonly styles: NumberStyle[] = [];
  readonly #custom = new Map<number, string>();
  #inCellFormats = false;

  open(name: string, attributes: string): void {
    if (name === 'numFmt') {
      this.#custom.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
    } else if (name === 'cellXfs') this.#inCellFormats = true;
    else if (name === 'xf' && this.#inCellFormats) {
      this.styles.push(this.#style(Number(attribute(attributes, 'numFmtId') ?? 0)));
    }
  }

  close(name: string): void {
    if (name === 'cellXfs') this.#inCellFormats = false;
  }

  text(): void {}

  #style(id: number): NumberStyle {
    const format = this.#custom.get(id) ?? BUILT_IN[id];
    // 27–36 and 50–58 are dates in East Asian Excel and carry no code in the file.
    if (format === undefined) return (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? { format: 'yyyy-mm-dd', isDate: true } : generalStyle;
    return /^general$/i.test(format) ? generalStyle : { format, isDate: isDateFormat(format) };
  }
}

/** True for a calendar date or a time of day; a duration (`[h]:mm`) is a number. */
export function isDateFormat(format: string): boolean {
  if (/\[(h+|m+|s+)\]/i.test(format)) return false;
  const [first = ''] = format
    .replace(/"[^"]*"?/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .split(';');
  return /[dmyhs]/i.test(first) && !/general/i.test(first);
}

import { lossyNumber } from '#engines/spreadsheet/numbers.ts';
import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';
import { emptyCell, type Budgets, type Cell, type SheetRow } from '#engines/spreadsheet/types.ts';
import { generalStyle, type NumberStyle } from '#engines/spreadsheet/xlsx/styles.ts';
import { RichText } from '#engines/spreadsheet/xlsx/strings.ts';
import { attribute, decodeText, type XmlHandler } from '#engines/spreadsheet/xlsx/xml.ts';

export interface SheetContext {
  readonly sheet: number;
  readonly name: string;
  readonly strings: readonly Cell[];
  readonly styles: readonly NumberStyle[];
  readonly date1904: boolean;
  readonly budgets: Budgets;
}

/** XFD, the last column Excel has. */
const LAST_COLUMN = 16_383;

/** Turns the elements of one worksheet into rows; the caller empties `rows` between chunks. */
export class SheetHandler implements XmlHandler {
  rows: SheetRow[] = [];
  readonly #context: SheetContext;
  readonly #rich: RichText;
  #rowNumber = 0;
  #rowHidden = false;
  #rowChars = 0;
  #cells: Cell[] = [];
  #filled = 0;
  #column = -1;
  #type = '';
  #style: NumberStyle = generalStyle;
  #value = '';
  #inCell = false;
  #inValue = false;
  #inRich = false;
  #hasFormula = false;

  constructor(context: SheetContext) {
    this.#context = context;
    this.#rich = new RichText(context.budgets);
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#inValue = this.#inCell;
    else if (name === 'row') this.#openRow(attributes);
    else if (!this.#inCell) return;
    else if (name === 'f') this.#hasFormula = true;
    else if (name === 'is') this.#openRich();
    else if (this.#inRich) this.#rich.open(name);
  }

  close(name: string): void {
    if (name === 'v') this.#inValue = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
    else if (name === 'is') this.#inRich = false;
    else if (this.#inRich) this.#rich.close(name);
  }

  text(raw: string): void {
    if (this.#inValue) this.#value = this.#value === '' ? raw : this.#value + raw;
    else if (this.#inRich) this.#rich.text(raw);
    else if (!this.#inCell) return;
    this.#rowChars += raw.length;
    const { elementBytes, cellChars } = this.#context.budgets;
    if (this.#rowChars > elementBytes) throw this.#refuse('tooLarge');
    if (this.#value.length > cellChars * 8) throw this.#refuse('cellTooLong');
  }

  #openRow(attributes: string): void {
    const stated = Number(attribute(attributes, 'r') ?? 0);
    this.#rowNumber = Number.isSafeInteger(stated) && stated > 0 ? stated : this.#rowNumber + 1;
    if (this.#rowNumber > this.#context.budgets.rows) throw this.#refuse('tooManyRows');
    const hidden = attributes.includes('hidden') ? attribute(attributes, 'hidden') : undefined;
    this.#rowHidden = hidden === '1' || hidden === 'true';
    this.#rowChars = 0;
    this.#cells = [];
    this.#filled = 0;
    this.#column = -1;
  }

  #openCell(attributes: string): void {
    this.#inCell = true;
    this.#type = '';
    this.#style = generalStyle;
    this.#value = '';
    this.#hasFormula = false;
    const before = this.#column;
    this.#readAttributes(attributes);
    if (this.#column === before) this.#column = before + 1;
    if (this.#column > LAST_COLUMN) throw this.#refuse('damaged');
  }

  /** Hand-written because there is one per cell: `r="AB12" s="3" t="s"`, in any order. */
  #readAttributes(attributes: string): void {
    for (let eq = attributes.indexOf('='); eq > 0; eq = attributes.indexOf('=', eq + 1)) {
      const quote = attributes[eq + 1];
      if (quote !== '"' && quote !== "'") return this.#readLoose(attributes);
      const end = attributes.indexOf(quote, eq + 2);
      if (end < 0) return;
      const plain = attributes.charCodeAt(eq - 2) <= 32;
      const name = plain ? attributes.charCodeAt(eq - 1) : 0;
      if (name === 114) this.#column = columnOf(attributes, eq + 2);
      else if (name === 116) this.#type = attributes.slice(eq + 2, end);
      else if (name === 115) this.#style = this.#context.styles[Number(attributes.slice(eq + 2, end))] ?? generalStyle;
      eq = end;
    }
  }

  #readLoose(attributes: string): void {
    const reference = attribute(attributes, 'r');
    if (reference) this.#column = columnOf(reference, 0);
    this.#type = attribute(attributes, 't') ?? '';
    this.#style = this.#context.styles[Number(attribute(attributes, 's') ?? -1)] ?? generalStyle;
  }

  #openRich(): void {
    this.#inRich = true;
    this.#rich.start();
  }

  #closeCell(): void {
    if (!this.#inCell) return;
    this.#inCell = false;
    this.#inValue = false;
    const cell = this.#cell();
    if (cell.text === '' && cell.kind !== 'formula-empty') return;
    if (cell.text.length > this.#context.budgets.cellChars) throw this.#refuse('cellTooLong');
    while (this.#cells.length < this.#column) this.#cells.push(emptyCell);
    this.#cells[this.#column] = cell;
    this.#filled++;
  }

  #cell(): Cell {
    const value = this.#value;
    switch (this.#type) {
      case 's':
        return value === '' ? emptyCell : this.#shared(value);
      case 'inlineStr':
        return { text: this.#rich.take(), kind: 'text' };
      case 'str':
        return { text: decodeText(value), kind: 'text' };
      case 'b':
        return { text: value, kind: 'boolean' };
      case 'e':
        return { text: decodeText(value), kind: 'error' };
      case 'd':
        return { text: value, kind: 'date', format: this.#style.format };
      default:
        return this.#number(value);
    }
  }

  /** A string that is not there means a broken file; an empty cell in its place would be a lie. */
  #shared(index: string): Cell {
    const cell = this.#context.strings[Number(index)];
    if (!cell) throw this.#refuse('damaged');
    return cell;
  }

  #number(text: string): Cell {
    if (text === '') return this.#hasFormula ? { text: '', kind: 'formula-empty' } : emptyCell;
    const { format, isDate } = this.#style;
    if (isDate) return this.#context.date1904 ? { text, kind: 'date', format, date1904: true } : { text, kind: 'date', format };
    if (lossyNumber(text)) return { text, kind: 'number', format, lossy: true };
    return format === undefined ? { text, kind: 'number' } : { text, kind: 'number', format };
  }

  #closeRow(): void {
    if (this.#filled > this.#context.budgets.columns) throw this.#refuse('tooManyColumns');
    if (this.#filled === 0) return;
    const row = { type: 'row', sheet: this.#context.sheet, rowNumber: this.#rowNumber, cells: this.#cells } as const;
    this.rows.push(this.#rowHidden ? { ...row, hidden: true } : row);
  }

  #refuse(code: 'tooLarge' | 'tooManyRows' | 'tooManyColumns' | 'cellTooLong' | 'damaged'): SpreadsheetRefused {
    return new SpreadsheetRefused(code, { sheet: this.#context.name, row: this.#rowNumber });
  }
}

/** Zero-based column of the letters at `from`: A1 is 0, XFD1 is 16383. */
export function columnOf(reference: string, from: number): number {
  let column = 0;
  for (let at = from; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

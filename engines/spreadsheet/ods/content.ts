import { cellOf } from '#engines/spreadsheet/ods/cell.ts';
import { Paragraphs } from '#engines/spreadsheet/ods/paragraphs.ts';
import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';
import { emptyCell, headerMergeRows, type Budgets, type Cell, type Merge, type SheetRow, type SheetStart } from '#engines/spreadsheet/types.ts';
import { attribute, type XmlHandler } from '#engines/spreadsheet/xlsx/xml.ts';

/** A sheet, or a row that stands `times` times in a row. */
export interface Found {
  readonly event: SheetStart | SheetRow;
  readonly times: number;
}

/** AMJ in older, XFD in newer LibreOffice. */
const MOST_COLUMNS = 16_384;

/** Turns `content.xml` into sheets and rows; the caller takes them between chunks. */
export class ContentHandler implements XmlHandler {
  readonly #budgets: Budgets;
  readonly #text: Paragraphs;
  readonly #hiddenStyles = new Set<string>();
  #found: Found[] = [];
  /** Rows that wait until the merges of the header are known, and with them the start of their sheet. */
  #held: Found[] | undefined;
  #merges: Merge[] = [];
  #sheet = -1;
  #name = '';
  #hidden = false;
  #style = '';
  #inLinks = false;
  #closed = false;
  #nextRow = 1;
  #rowTimes = 1;
  #rowHidden = false;
  #cells: Cell[] = [];
  #filled = 0;
  #column = 0;
  #rowChars = 0;
  #cellAttributes: string | undefined;
  #depth = 0;

  constructor(budgets: Budgets) {
    this.#budgets = budgets;
    this.#text = new Paragraphs(budgets);
  }

  /** Whether the document was closed, so that nothing of it is missing. */
  get isWhole(): boolean {
    return this.#closed;
  }

  take(): Found[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  open(name: string, attributes: string): void {
    if (this.#cellAttributes !== undefined) {
      this.#depth++;
      this.#text.open(name, attributes, this.#depth);
    } else if (name === 'table-cell' || name === 'covered-table-cell') this.#openCell(attributes);
    else if (name === 'table-row') this.#openRow(attributes);
    else if (name === 'table') this.#openTable(attributes);
    else if (name === 'style') this.#style = attribute(attributes, 'name') ?? '';
    else if (name === 'table-properties' && attribute(attributes, 'display') === 'false') this.#hiddenStyles.add(this.#style);
    else if (name === 'dde-links') this.#inLinks = true;
  }

  close(name: string): void {
    if (this.#cellAttributes !== undefined) {
      if (this.#depth === 0) return this.#closeCell(this.#cellAttributes);
      this.#text.close(name, this.#depth);
      this.#depth--;
    } else if (name === 'table-row') this.#closeRow();
    else if (name === 'table') this.#release();
    else if (name === 'dde-links') this.#inLinks = false;
    else if (name === 'document-content') this.#closed = true;
  }

  text(raw: string): void {
    if (this.#cellAttributes === undefined) return;
    this.#rowChars += raw.length;
    if (this.#rowChars > this.#budgets.elementBytes) throw this.#refuse('tooLarge');
    this.#text.text(raw);
  }

  /** Tables inside links to other files are remembered copies, not sheets. */
  #openTable(attributes: string): void {
    if (this.#inLinks) return;
    this.#sheet++;
    this.#name = attribute(attributes, 'name') ?? '';
    this.#hidden = this.#hiddenStyles.has(attribute(attributes, 'style-name') ?? '');
    this.#held = [];
    this.#merges = [];
    this.#nextRow = 1;
  }

  #openRow(attributes: string): void {
    this.#rowTimes = timesIn(attributes, 'number-rows-repeated');
    const visibility = attribute(attributes, 'visibility');
    this.#rowHidden = visibility === 'collapse' || visibility === 'filter';
    this.#cells = [];
    this.#filled = 0;
    this.#column = 0;
    this.#rowChars = 0;
  }

  #openCell(attributes: string): void {
    this.#cellAttributes = attributes;
    this.#depth = 0;
    this.#text.start();
  }

  #closeCell(attributes: string): void {
    this.#cellAttributes = undefined;
    const repeated = attributes.includes('repeated') ? timesIn(attributes, 'number-columns-repeated') : 1;
    if (attributes.includes('spanned')) this.#keepMerge(attributes);
    const cell = cellOf(attributes, this.#text.take());
    if (cell.text !== '' || cell.kind === 'formula-empty') this.#fill(cell, repeated);
    this.#column += repeated;
  }

  #fill(cell: Cell, repeated: number): void {
    if (cell.text.length > this.#budgets.cellChars) throw this.#refuse('cellTooLong');
    this.#filled += repeated;
    if (this.#filled > this.#budgets.columns) throw this.#refuse('tooManyColumns');
    if (this.#column + repeated > MOST_COLUMNS) throw this.#refuse('damaged');
    while (this.#cells.length < this.#column) this.#cells.push(emptyCell);
    for (let turn = 0; turn < repeated; turn++) this.#cells.push(cell);
  }

  #keepMerge(attributes: string): void {
    const [wide, high] = [timesIn(attributes, 'number-columns-spanned'), timesIn(attributes, 'number-rows-spanned')];
    if (this.#nextRow > headerMergeRows || wide * high === 1) return;
    const [top, left] = [this.#nextRow, this.#column];
    this.#merges.push({ top, bottom: top + high - 1, left, right: left + wide - 1 });
  }

  #closeRow(): void {
    if (this.#inLinks || this.#sheet < 0) return;
    const times = this.#rowTimes;
    if (this.#filled > 0) {
      if (this.#nextRow + times - 1 > this.#budgets.rows) throw this.#refuse('tooManyRows');
      const row = { type: 'row', sheet: this.#sheet, rowNumber: this.#nextRow, cells: this.#cells } as const;
      (this.#held ?? this.#found).push({ event: this.#rowHidden ? { ...row, hidden: true } : row, times });
    }
    this.#nextRow += times;
    if (this.#nextRow > headerMergeRows) this.#release();
  }

  #release(): void {
    if (!this.#held) return;
    const start = { type: 'sheet', name: this.#name, index: this.#sheet, hidden: this.#hidden, merges: this.#merges } as const;
    this.#found.push({ event: start, times: 1 }, ...this.#held);
    this.#held = undefined;
  }

  #refuse(code: 'tooLarge' | 'tooManyRows' | 'tooManyColumns' | 'cellTooLong' | 'damaged'): SpreadsheetRefused {
    return new SpreadsheetRefused(code, { sheet: this.#name, row: this.#nextRow });
  }
}

/** How often, or over how many: at least once, and never more than a sheet has rows. */
function timesIn(attributes: string, name: string): number {
  const stated = Number(attribute(attributes, name) ?? 1);
  return Number.isSafeInteger(stated) && stated > 0 ? Math.min(stated, 1_048_576) : 1;
}

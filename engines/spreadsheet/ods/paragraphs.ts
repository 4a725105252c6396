import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';
import type { Budgets } from '#engines/spreadsheet/types.ts';
import { attribute, decodeEntities } from '#engines/spreadsheet/xlsx/xml.ts';

/** Notes, footnotes and how a word is read: they stand in a paragraph and are not its text. */
const ASIDE = new Set(['annotation', 'note', 'ruby-text']);

/** The text that a cell shows: its own paragraphs, one line each; remarks and drawings inside the cell are passed over. */
export class Paragraphs {
  #raw = '';
  #lines = 0;
  #inParagraph = false;
  /** Depth at which something was opened that is no text; 0 if none is. */
  #aside = 0;
  readonly #limit: number;

  constructor(budgets: Budgets) {
    this.#limit = budgets.cellChars * 8;
  }

  start(): void {
    this.#raw = '';
    this.#lines = 0;
    this.#inParagraph = false;
    this.#aside = 0;
  }

  open(name: string, attributes: string, depth: number): void {
    if (depth === 1 && name === 'p') {
      this.#inParagraph = true;
      if (this.#lines++ > 0) this.#add('&#10;');
    } else if (!this.#inParagraph || this.#aside > 0) return;
    else if (ASIDE.has(name)) this.#aside = depth;
    else if (name === 's') this.#add('&#32;'.repeat(Math.min(this.#limit, Number(attribute(attributes, 'c') ?? 1) || 1)));
    else if (name === 'tab') this.#add('&#9;');
    else if (name === 'line-break') this.#add('&#10;');
  }

  close(name: string, depth: number): void {
    if (depth === 1 && name === 'p') this.#inParagraph = false;
    if (depth === this.#aside) this.#aside = 0;
  }

  text(raw: string): void {
    if (this.#inParagraph && this.#aside === 0) this.#add(raw);
  }

  /** White space counts as one space and at the edges as none; what is meant to stay is written `text:s` (OpenDocument 1.3 part 3, 6.1.2). */
  take(): string {
    return this.#raw === '' ? '' : decodeEntities(this.#raw.replace(/[\t\r\n ]+/g, ' ').replace(/^ | $/g, ''));
  }

  #add(raw: string): void {
    this.#raw += raw;
    if (this.#raw.length > this.#limit) throw new SpreadsheetRefused('cellTooLong');
  }
}

import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';
import type { Budgets, Cell } from '#engines/spreadsheet/types.ts';
import { decodeText, type XmlHandler } from '#engines/spreadsheet/xlsx/xml.ts';

/** Joins the `t` pieces of rich text and passes over phonetic runs (`rPh`), as in `si` and `is`. */
export class RichText {
  #raw = '';
  #inText = false;
  #phonetic = 0;
  readonly #limit: number;

  constructor(budgets: Budgets) {
    // An escaped character takes at most eight in the file (`&#x10FFF;` apart), so this is no early refusal.
    this.#limit = budgets.cellChars * 8;
  }

  start(): void {
    this.#raw = '';
    this.#inText = false;
    this.#phonetic = 0;
  }

  open(name: string): void {
    if (name === 't') this.#inText = this.#phonetic === 0;
    else if (name === 'rPh') this.#phonetic++;
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#phonetic--;
  }

  text(raw: string): void {
    if (!this.#inText) return;
    this.#raw = this.#raw === '' ? raw : this.#raw + raw;
    if (this.#raw.length > this.#limit) throw new SpreadsheetRefused('cellTooLong');
  }

  take(): string {
    return decodeText(this.#raw);
  }
}

/** The shared strings as ready cells: a string used by a thousand cells is one object. */
export class SharedStringHandler implements XmlHandler {
  readonly cells: Cell[] = [];
  readonly #rich: RichText;
  readonly #limit: number;
  #inItem = false;

  constructor(budgets: Budgets) {
    this.#rich = new RichText(budgets);
    this.#limit = budgets.cellChars;
  }

  open(name: string): void {
    if (name === 'si') {
      this.#inItem = true;
      this.#rich.start();
    } else if (this.#inItem) this.#rich.open(name);
  }

  close(name: string): void {
    if (name !== 'si') {
      if (this.#inItem) this.#rich.close(name);
      return;
    }
    this.#inItem = false;
    const text = this.#rich.take();
    if (text.length > this.#limit) throw new SpreadsheetRefused('cellTooLong');
    this.cells.push({ text, kind: 'text' });
  }

  text(raw: string): void {
    if (this.#inItem) this.#rich.text(raw);
  }
}

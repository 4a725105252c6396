import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';

const QUOTE = 34;
const LF = 10;
const CR = 13;
/** A field as written may be twice Excel's cell limit, when every character is a doubled quote. */
const MAX_FIELD = 2 * 32_767;
/** 256 filled cells of Excel's limit, were there such a row. */
const MAX_RECORD = 256 * 32_767;

type Parsed = { fields: string[]; next: number } | null;

/**
 * Own scanner, not papaparse: a village file with one stray quote (`,"Warung Bu Tin,08…`) makes any strict parser
 * take the rest of the file for one cell, and papaparse reads it again with every chunk. Here a quote that does not
 * close within a cell's length, or before something that can only be another opening quote, is a plain character.
 */
export class CsvScanner {
  readonly #delimiter: string;
  readonly #delimiterCode: number;
  #rest = '';
  #source = '';
  #nextLf = -2;
  #nextCr = -2;
  #nextQuote = -2;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
    this.#delimiterCode = delimiter.charCodeAt(0);
  }

  /** Records that are complete. With `last`, whatever remains is one too. */
  feed(chunk: string, last: boolean): string[][] {
    this.#source = this.#rest === '' ? chunk : this.#rest + chunk;
    this.#nextLf = this.#nextCr = this.#nextQuote = -2;
    const records: string[][] = [];
    let at = 0;
    while (at < this.#source.length) {
      const record = this.#record(at, last);
      if (record === null) break;
      records.push(record.fields);
      at = record.next;
    }
    this.#rest = this.#source.slice(at);
    if (this.#rest.length > MAX_RECORD) throw new SpreadsheetRefused('cellTooLong');
    return records;
  }

  #record(at: number, last: boolean): Parsed {
    const eol = this.#lineEnd(at);
    const quote = this.#quoteAfter(at);
    const source = this.#source;
    if (quote < eol) return this.#quotedRecord(at, last);
    if (eol === source.length && !last) return null;
    const next = this.#afterLineEnd(eol, last);
    return next < 0 ? null : { fields: source.slice(at, eol).split(this.#delimiter), next };
  }

  #quotedRecord(from: number, last: boolean): Parsed {
    const source = this.#source;
    const fields: string[] = [];
    for (let at = from; ; at++) {
      const close = source.charCodeAt(at) === QUOTE ? this.#closing(at + 1, last) : STRAY;
      if (close === MORE) return null;
      let end: number;
      if (close === STRAY) {
        end = this.#fieldEnd(at);
        fields.push(source.slice(at, end));
      } else {
        end = this.#fieldEnd(close + 1);
        fields.push(source.slice(at + 1, close).replaceAll('""', '"'));
      }
      if (source.charCodeAt(end) === this.#delimiterCode) at = end;
      else {
        if (end === source.length && !last) return null;
        const next = this.#afterLineEnd(end, last);
        return next < 0 ? null : { fields, next };
      }
    }
  }

  /** Where the quoted field that began before `from` closes, or STRAY, or MORE if that is still to come. */
  #closing(from: number, last: boolean): number {
    const source = this.#source;
    for (let at = from; ;) {
      const quote = source.indexOf('"', at);
      const limit = from + MAX_FIELD;
      if (quote < 0 || quote > limit) return quote < 0 && !last && source.length < limit ? MORE : STRAY;
      if (quote + 1 === source.length) return last ? quote : MORE;
      if (source.charCodeAt(quote + 1) === QUOTE) at = quote + 2;
      else if (this.#endsField(quote + 1)) return quote;
      else if (this.#opensAnother(from, quote)) return STRAY;
      else at = quote + 1;
    }
  }

  /** A delimiter or line end, spaces before it allowed. */
  #endsField(at: number): boolean {
    let code = this.#source.charCodeAt(at);
    while (code === 32 && this.#delimiterCode !== 32) code = this.#source.charCodeAt(++at);
    return code === this.#delimiterCode || code === LF || code === CR || Number.isNaN(code);
  }

  #opensAnother(from: number, quote: number): boolean {
    const before = this.#source.charCodeAt(quote - 1);
    if (before !== this.#delimiterCode && before !== LF && before !== CR) return false;
    return /[\r\n]/.test(this.#source.slice(from, quote));
  }

  #fieldEnd(from: number): number {
    const delimiter = this.#source.indexOf(this.#delimiter, from);
    const eol = this.#lineEnd(from);
    return delimiter < 0 ? eol : Math.min(delimiter, eol);
  }

  /** Position of the next line end, or the end of the source. Mixed and old Mac line ends are welcome. */
  #lineEnd(from: number): number {
    const source = this.#source;
    if (this.#nextLf < from) this.#nextLf = orEnd(source, source.indexOf('\n', from));
    if (this.#nextCr < from) this.#nextCr = orEnd(source, source.indexOf('\r', from));
    return Math.min(this.#nextLf, this.#nextCr);
  }

  #quoteAfter(from: number): number {
    if (this.#nextQuote < from) this.#nextQuote = orEnd(this.#source, this.#source.indexOf('"', from));
    return this.#nextQuote;
  }

  /** First character of the next line; -1 while a return at the very end may still get its line feed. */
  #afterLineEnd(eol: number, last: boolean): number {
    const source = this.#source;
    if (source.charCodeAt(eol) !== CR) return eol + 1;
    if (eol + 1 === source.length && !last) return -1;
    return source.charCodeAt(eol + 1) === LF ? eol + 2 : eol + 1;
  }
}

const STRAY = -1;
const MORE = -2;

function orEnd(source: string, at: number): number {
  return at < 0 ? source.length : at;
}

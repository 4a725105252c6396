import { SpreadsheetRefused } from '#engines/spreadsheet/refusal.ts';

export interface XmlHandler {
  /** `attributes` is the raw text between the name and `>`; read it with `attribute`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Raw, entities not yet decoded, and possibly one of several pieces. */
  text(raw: string): void;
}

const SLASH = 47;
const BANG = 33;
const QUESTION = 63;
const COLON = 58;
/** No tag, comment or CDATA section of a spreadsheet comes near this. */
const MAX_TOKEN = 1024 * 1024;

/**
 * Pushes names (without namespace prefix) and text to a handler, chunk by chunk.
 * Memory is bounded: text is passed on in pieces, and one unfinished tag is all that is kept between chunks.
 * No document type is ever interpreted, so there is no entity to expand and none to fetch.
 */
export class XmlScanner {
  readonly #handler: XmlHandler;
  #rest = '';

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  write(chunk: string): void {
    const source = this.#rest === '' ? chunk : this.#rest + chunk;
    let at = 0;
    for (;;) {
      const lt = source.indexOf('<', at);
      if (lt !== at && at < source.length) this.#handler.text(source.slice(at, lt < 0 ? source.length : lt));
      if (lt < 0) {
        this.#rest = '';
        return;
      }
      at = this.#markup(source, lt);
      if (at > 0) continue;
      this.#rest = source.slice(lt);
      if (this.#rest.length > MAX_TOKEN) throw new SpreadsheetRefused('tooLarge');
      return;
    }
  }

  /** A document that stops inside a tag was cut off. */
  end(): void {
    if (this.#rest !== '') throw new SpreadsheetRefused('damaged');
  }

  /** Handles what starts at `lt`; returns where it ends, or 0 if it is not all here yet. */
  #markup(source: string, lt: number): number {
    const kind = source.charCodeAt(lt + 1);
    if (kind === BANG || kind === QUESTION || lt + 1 === source.length) return this.#special(source, lt);
    const gt = tagEnd(source, lt);
    if (gt < 0) return 0;
    if (kind === SLASH) this.#handler.close(nameAt(source, lt + 2, gt));
    else this.#element(source, lt + 1, gt);
    return gt + 1;
  }

  #element(source: string, from: number, gt: number): void {
    const empty = source.charCodeAt(gt - 1) === SLASH;
    const until = empty ? gt - 1 : gt;
    const end = nameEnd(source, from, until);
    const name = source.slice(afterPrefix(source, from, end), end);
    this.#handler.open(name, end === until ? '' : source.slice(end, until));
    if (empty) this.#handler.close(name);
  }

  #special(source: string, lt: number): number {
    if (source.startsWith('<![CDATA[', lt)) {
      const end = source.indexOf(']]>', lt + 9);
      if (end < 0) return 0;
      // Escaped again, because handlers decode entities in everything they get.
      this.#handler.text(source.slice(lt + 9, end).replaceAll('&', '&amp;'));
      return end + 3;
    }
    if (source.length - lt < 9) return 0;
    if (source.startsWith('<!--', lt)) return past(source, '-->', lt + 4);
    return source.charCodeAt(lt + 1) === QUESTION ? past(source, '?>', lt) : past(source, '>', lt);
  }
}

function past(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? 0 : at + mark.length;
}

/** `>` is allowed inside attribute values, so an end that no quote stands before is checked with care. */
function tagEnd(source: string, lt: number): number {
  const gt = source.indexOf('>', lt + 1);
  if (gt < 0) return -1;
  const last = source.charCodeAt(gt - 1) === SLASH ? gt - 2 : gt - 1;
  const before = source.charCodeAt(last);
  if (before === 34 || before === 39 || source.charCodeAt(lt + 1) === SLASH) return gt;
  for (let at = lt + 1; at < gt; at++) {
    const code = source.charCodeAt(at);
    if (code === 34 || code === 39) return carefulEnd(source, at);
  }
  return gt;
}

function carefulEnd(source: string, from: number): number {
  let quote = 0;
  for (let at = from; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return at;
  }
  return -1;
}

function nameAt(source: string, from: number, until: number): string {
  const end = nameEnd(source, from, until);
  return source.slice(afterPrefix(source, from, end), end);
}

function nameEnd(source: string, from: number, until: number): number {
  let at = from;
  while (at < until && source.charCodeAt(at) > 32) at++;
  return at;
}

function afterPrefix(source: string, from: number, end: number): number {
  for (let at = from; at < end; at++) if (source.charCodeAt(at) === COLON) return at + 1;
  return from;
}

/** Value of an attribute by its local name (`id` finds `r:id`), decoded; undefined if absent. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    if (at > 0 && before > 32 && before !== COLON) continue;
    const value = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length));
    if (value) return decodeEntities(value[1] ?? value[2] ?? '');
  }
  return undefined;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function decodeEntities(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, dec, name) => {
    if (name) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(String(hex), 16) : Number.parseInt(String(dec), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** Text of a cell: entities, line ends as XML reads them, and Excel's own `_x000D_` escapes (ECMA-376 part 1, 22.9.2.19). */
export function decodeText(raw: string): string {
  let text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  text = decodeEntities(text);
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_whole, hex) => String.fromCharCode(Number.parseInt(String(hex), 16)));
}

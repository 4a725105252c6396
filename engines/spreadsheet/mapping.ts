import type { AliasField, AliasTable } from '#engines/spreadsheet/aliases.ts';
import { displayText } from '#engines/spreadsheet/display.ts';
import { headerKey } from '#engines/spreadsheet/header.ts';
import { Looker, type Places } from '#engines/spreadsheet/looks.ts';
import type { Cell } from '#engines/spreadsheet/types.ts';

/** Codes, so that each language can word them; `share` is of the values that are not empty. */
export type Why =
  | { readonly code: 'headerSame' | 'headerContains'; readonly alias: string }
  | { readonly code: 'valuesFit' | 'valuesDoNotFit'; readonly share: number }
  | { readonly code: 'constant' }
  | { readonly code: 'bareNameOwner' | 'bareNameBusiness' };

export interface Suggestion {
  /** Zero-based. */
  readonly column: number;
  readonly field: string;
  /** 0–1. Below `lowConfidence` a person should be asked. */
  readonly confidence: number;
  readonly why: readonly Why[];
}

export const lowConfidence = 0.5;
/** A column that never changes tells rows apart from nothing, whatever its header says. */
const CONSTANT_CAP = 0.3;
/** Fewer equal values than this may be chance. */
const CONSTANT_FROM = 5;
const LEAST = 0.25;

/** At most one suggestion per column and per field, in column order. Always to be shown and editable. */
export function suggestMapping(
  headers: readonly string[],
  sampleRows: readonly (readonly Cell[])[],
  aliases: AliasTable,
  places: Places = {},
): Suggestion[] {
  const looker = new Looker(places);
  const columns = headers.map((header, column) => ({ column, key: headerKey(header), values: valuesOf(sampleRows, column) }));
  const candidates = columns.flatMap((column) => candidatesFor(column, aliases, looker));
  const chosen = pickBest(candidates.filter((candidate) => candidate.confidence >= LEAST));
  return [...chosen, ...bareNames(columns, chosen, aliases)].sort((a, b) => a.column - b.column);
}

interface Column {
  readonly column: number;
  readonly key: string;
  readonly values: readonly string[];
}

/** Placeholders are no values: a column of dashes looks like nothing. */
function valuesOf(rows: readonly (readonly Cell[])[], column: number): string[] {
  const texts = rows.map((row) => row[column]).flatMap((cell) => (cell ? [displayText(cell).trim()] : []));
  return texts.filter((text) => text !== '' && !/^(-+|0|\.|tdk ada|tidak ada|belum ada|n\/a)$/i.test(text));
}

function candidatesFor(column: Column, aliases: AliasTable, looker: Looker): Suggestion[] {
  if (aliases.ignored.includes(column.key) || aliases.bareName.includes(column.key)) return [];
  return aliases.fields.flatMap((field) => {
    const suggestion = judge(column, field, looker);
    return suggestion ? [capConstant(suggestion, column)] : [];
  });
}

function judge(column: Column, field: AliasField, looker: Looker): Suggestion | null {
  const header = headerScore(column.key, field.names);
  const share = field.look ? looker.share(field.look, column.values) : undefined;
  const base = { column: column.column, field: field.field };
  if (!header) {
    if (!field.telling || share === undefined || share < 0.7 || column.values.length < 3) return null;
    return { ...base, confidence: 0.65 * share, why: [{ code: 'valuesFit', share }] };
  }
  const why: Why[] = [{ code: header.score === 1 ? 'headerSame' : 'headerContains', alias: header.alias }];
  if (share === undefined) return { ...base, confidence: header.score * 0.9, why };
  const fits = share >= 0.5;
  if (fits || share < 0.2) why.push({ code: fits ? 'valuesFit' : 'valuesDoNotFit', share });
  return { ...base, confidence: header.score * valueFactor(share, field), why };
}

/** An address without a street word is still an address: what the values say weighs by how telling they are. */
function valueFactor(share: number, field: AliasField): number {
  const least = field.look === 'address' ? 0.8 : 0.4;
  return least + (1 - least) * Math.min(1, share / 0.8);
}

function capConstant(suggestion: Suggestion, { values }: Column): Suggestion {
  if (values.length < CONSTANT_FROM || values.some((value) => value !== values[0])) return suggestion;
  return { ...suggestion, confidence: Math.min(suggestion.confidence, CONSTANT_CAP), why: [...suggestion.why, { code: 'constant' }] };
}

interface HeaderScore {
  readonly score: number;
  readonly alias: string;
}

/** 1 for the same words, with or without spaces; less for an alias inside a longer header. */
function headerScore(key: string, names: readonly string[]): HeaderScore | null {
  if (key === '') return null;
  const joined = key.replaceAll(' ', '');
  let best: HeaderScore | null = null;
  for (const alias of names) {
    if (alias.replaceAll(' ', '') === joined) return { score: 1, alias };
    if (alias.length < 3 && !alias.includes(' ')) continue;
    if (!` ${key} `.includes(` ${alias} `)) continue;
    // Words before the alias change its meaning more (`email pemilik`, `nama istri pemilik`) than words after it.
    const coverage = alias.length / key.length;
    const score = 0.55 + 0.35 * coverage - (key.startsWith(alias) ? 0 : 0.05);
    if (!best || score > best.score) best = { score, alias };
  }
  return best;
}

/** Where values tell nothing (every row says Kademangan, which is a district and a village), the header does. */
function byHeader({ why }: Suggestion): number {
  return why.some(({ code }) => code === 'headerSame') ? 2 : why.some(({ code }) => code === 'headerContains') ? 1 : 0;
}

function pickBest(candidates: readonly Suggestion[]): Suggestion[] {
  const byColumn = new Set<number>();
  const byField = new Set<string>();
  const chosen: Suggestion[] = [];
  for (const candidate of [...candidates].sort((a, b) => b.confidence - a.confidence || byHeader(b) - byHeader(a) || a.column - b.column)) {
    if (byColumn.has(candidate.column) || byField.has(candidate.field)) continue;
    byColumn.add(candidate.column);
    byField.add(candidate.field);
    chosen.push(candidate);
  }
  return chosen;
}

/** Words that begin the name of a business, not of a person. */
const BUSINESS_WORD =
  /\b(toko|tk|warung|wrg|warkop|kios|depot|rm|rumah makan|kedai|cafe|kafe|resto|bengkel|laundry|salon|catering|katering|ud|cv|pt|pd|usaha|jasa|jahit|penjahit|batik|bakso|mie|soto|nasi|ayam|lapak|konter|counter|fotocopy|pangkas|barber|cuci|jual|pabrik|kerajinan|kelompok|store|shop|food|snack|es|kue|roti|tahu|tempe|keripik|kerupuk)\b/i;

/**
 * `Nama` is the owner where the business has a column of its own, and the business where the owner has one.
 * Alone, it is the owner if the file knows about persons (NIK, birth, sex) and its values do not read like shops.
 */
function bareNames(columns: readonly Column[], chosen: readonly Suggestion[], aliases: AliasTable): Suggestion[] {
  const fieldOf = (role: AliasField['role']): string | undefined => aliases.fields.find((field) => field.role === role)?.field;
  const owner = fieldOf('ownerName');
  const business = fieldOf('businessName');
  const taken = new Set(chosen.map((suggestion) => suggestion.field));
  const evidence = aliases.fields.some((field) => field.role === 'ownerEvidence' && taken.has(field.field));
  const result: Suggestion[] = [];
  const bare = columns.filter((candidate) => aliases.bareName.includes(candidate.key));
  for (const column of bare.sort((a, b) => Number(namesBusiness(b.key)) - Number(namesBusiness(a.key)))) {
    const shops = column.values.filter((value) => BUSINESS_WORD.test(value)).length / Math.max(1, column.values.length);
    const ofBusiness = taken.has(owner ?? '') || (!taken.has(business ?? '') && (!evidence || shops > 0.5)) || namesBusiness(column.key);
    const field = ofBusiness ? business : owner;
    if (field === undefined || taken.has(field)) continue;
    taken.add(field);
    const certain = taken.has(owner ?? '') && taken.has(business ?? '');
    const confidence = certain || evidence ? 0.85 : 0.7;
    result.push(
      capConstant({ column: column.column, field, confidence, why: [{ code: ofBusiness ? 'bareNameBusiness' : 'bareNameOwner' }] }, column),
    );
  }
  return result;
}

function namesBusiness(key: string): boolean {
  return /\b(ukm|umkm|ikm)\b/.test(key);
}

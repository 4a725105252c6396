export { displayText, isoDate } from '#engines/spreadsheet/display.ts';
export { readBatches, readSpreadsheet } from '#engines/spreadsheet/read.ts';
export { SpreadsheetRefused, type RefusalCode, type RefusalPlace } from '#engines/spreadsheet/refusal.ts';
export { sniff } from '#engines/spreadsheet/sniff.ts';
export {
  defaultBudgets,
  emptyCell,
  isReadable,
  type Budgets,
  type Cell,
  type CellKind,
  type Kind,
  type Merge,
  type ReadableKind,
  type ReadOptions,
  type SheetEvent,
  type SheetRow,
  type SheetStart,
} from '#engines/spreadsheet/types.ts';
export { defaultAliases, type AliasField, type AliasTable } from '#engines/spreadsheet/aliases.ts';
export { headerKey } from '#engines/spreadsheet/header.ts';
export { readInChild, type ChildOptions } from '#engines/spreadsheet/inChild.ts';
export { type Look, type Places } from '#engines/spreadsheet/looks.ts';
export { lowConfidence, suggestMapping, type Suggestion, type Why } from '#engines/spreadsheet/mapping.ts';
export { findRegister, type NotRegister, type Register, type RegisterOptions, type RegisterRow } from '#engines/spreadsheet/register.ts';
export { type SkipReason } from '#engines/spreadsheet/skip.ts';

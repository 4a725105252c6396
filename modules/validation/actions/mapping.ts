import type { Register } from '#engines/spreadsheet/index.ts';
import { invalidFields } from '#platform/pipeline/parse.ts';
import type { Context } from '#platform/action.ts';
import { fieldLabels } from '../labels.ts';
import { validationProblems } from '../problems.ts';
import type { FoundSheet } from '../rules/layout.ts';
import { headerWords, lookedAtRows, namesSomething, registerOf } from '../rules/layout.ts';
import { headerFingerprint, openLayout } from '../sealing.ts';
import * as store from '../store/index.ts';
import { understandHeader } from '../understand.ts';
import type { Field } from '../words.ts';

export type Mapping = { sheet: number; headerRow: number; columns: { column: number; field: Field }[] };

/** Settles what the columns mean and remembers it for the next file with this header; without columns they are suggested anew. */
export async function settleMapping(ctx: Context, row: store.ImportRow, mapping: Mapping): Promise<void> {
  const { sheet, register } = findHeader(openLayout(ctx, row.id, row.layout_cipher), mapping);
  const at = ctx.clock.now();
  const change: store.ImportChange =
    mapping.columns.length === 0 ? await understandHeader(ctx, sheet, register) : chosenByPerson(row, mapping, checkColumns(mapping, register));
  if (mapping.columns.length > 0)
    await store.rememberMapping(ctx.tx, ctx.regency, headerFingerprint(ctx, headerWords(register.headers)), mapping.columns, at, ctx.actorName);
  const settled = { ...change, problems: [], notices: [], failure: null };
  await store.moveImport(ctx.tx, ctx.regency, row.id, { id: ctx.newId(), state: 'mapped', at, by: ctx.actorName }, settled);
  await store.removeResults(ctx.tx, ctx.regency, row.id);
  await store.removeSimilar(ctx.tx, ctx.regency, row.id);
}

function chosenByPerson(row: store.ImportRow, { sheet, headerRow }: Mapping, chosen: Mapping['columns']): store.ImportChange {
  const suggested = new Map(row.columns.map((column) => [`${column.column}|${column.field}`, column.why]));
  const columns = chosen.map((column) => ({
    ...column,
    confidence: 1,
    why: suggested.get(`${column.column}|${column.field}`)?.includes('constant') ? 'constant' : 'person',
  }));
  return { sheet, headerRow, columns, mappingFrom: 'person' };
}

function findHeader(sheets: FoundSheet[], { sheet: index, headerRow }: Mapping): { sheet: FoundSheet; register: Register } {
  const sheet = sheets.find((candidate) => candidate.index === index);
  if (!sheet) throw validationProblems.make('validation.noSuchSheet');
  const register = registerOf(sheet, headerRow);
  if (register.headerRow === 0 || register.firstDataRow === 0)
    throw validationProblems.make('validation.noHeader', { row: headerRow, most: lookedAtRows });
  return { sheet, register };
}

function checkColumns({ columns }: Mapping, register: Register): Mapping['columns'] {
  const wrong = columns.flatMap(({ column, field }, at) => [
    ...(column >= register.headers.length ? [{ field: `columns.${at}.column`, code: 'validation.noColumn' }] : []),
    ...(columns.findIndex((other) => other.column === column) < at ? [{ field: `columns.${at}.column`, code: 'validation.columnTwice' }] : []),
    ...(columns.findIndex((other) => other.field === field) < at
      ? [{ field: `columns.${at}.field`, code: 'validation.fieldTwice', params: { field: fieldLabels[field].id } }]
      : []),
  ]);
  if (wrong.length > 0) throw invalidFields(wrong);
  if (!namesSomething(columns)) throw validationProblems.make('validation.nameColumnMissing');
  return columns;
}

import { invalidFields } from '#platform/pipeline/parse.ts';
import type { Context } from '#platform/action.ts';
import { fieldLabels } from '../labels.ts';
import { validationProblems } from '../problems.ts';
import type { FoundSheet } from '../rules/layout.ts';
import { headerWords, lookedAtRows, namesSomething, registerOf } from '../rules/layout.ts';
import { headerFingerprint, openLayout } from '../sealing.ts';
import * as store from '../store/index.ts';
import type { Field } from '../words.ts';

export type Mapping = { sheet: number; headerRow: number; columns: { column: number; field: Field }[] };

/** Settles what the columns mean and remembers it for the next file with this header. */
export async function settleMapping(ctx: Context, row: store.ImportRow, mapping: Mapping): Promise<void> {
  const { headers } = checkMapping(openLayout(ctx, row.id, row.layout_cipher), mapping);
  const at = ctx.clock.now();
  const suggested = new Map(row.columns.map((column) => [`${column.column}|${column.field}`, column.why]));
  const columns = mapping.columns.map((column) => ({
    ...column,
    confidence: 1,
    why: suggested.get(`${column.column}|${column.field}`)?.includes('constant') ? 'constant' : 'person',
  }));
  await store.rememberMapping(ctx.tx, ctx.regency, headerFingerprint(ctx, headerWords(headers)), mapping.columns, at, ctx.actorName);
  await store.moveImport(
    ctx.tx,
    ctx.regency,
    row.id,
    { id: ctx.newId(), state: 'mapped', at, by: ctx.actorName },
    { sheet: mapping.sheet, headerRow: mapping.headerRow, columns, mappingFrom: 'person', problems: [], notices: [], failure: null },
  );
  await store.removeResults(ctx.tx, ctx.regency, row.id);
}

function checkMapping(sheets: FoundSheet[], { sheet: index, headerRow, columns }: Mapping): { headers: readonly string[] } {
  const sheet = sheets.find((candidate) => candidate.index === index);
  if (!sheet) throw validationProblems.make('validation.noSuchSheet');
  const register = registerOf(sheet, headerRow);
  if (register.headerRow === 0 || register.firstDataRow === 0)
    throw validationProblems.make('validation.noHeader', { row: headerRow, most: lookedAtRows });
  const wrong = columns.flatMap(({ column, field }, at) => [
    ...(column >= register.headers.length ? [{ field: `columns.${at}.column`, code: 'validation.noColumn' }] : []),
    ...(columns.findIndex((other) => other.column === column) < at ? [{ field: `columns.${at}.column`, code: 'validation.columnTwice' }] : []),
    ...(columns.findIndex((other) => other.field === field) < at
      ? [{ field: `columns.${at}.field`, code: 'validation.fieldTwice', params: { field: fieldLabels[field].id } }]
      : []),
  ]);
  if (wrong.length > 0) throw invalidFields(wrong);
  if (!namesSomething(columns)) throw validationProblems.make('validation.nameColumnMissing');
  return register;
}

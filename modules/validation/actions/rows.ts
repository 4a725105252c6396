import type { Context } from '#platform/action.ts';
import { areaContains } from '#core/region.ts';
import { formatDay } from '#core/dates.ts';
import { formatRupiah } from '#core/money.ts';
import { say } from '#core/text.ts';
import { displayText } from '#engines/spreadsheet/index.ts';
import { choiceLabels, keptReasons } from '../labels.ts';
import { maskNik } from '#modules/registry/index.ts';
import { maskNumbers } from '../rules/cells.ts';
import { rowMessages } from '../rules/messages.ts';
import type { CleanRow, RowProblem } from '../rules/types.ts';
import { openCells, openClean } from '../sealing.ts';
import type * as store from '../store/index.ts';
import type { Field } from '../words.ts';

/** One row of the file with what was made of it, identity numbers masked. */
export function showRow(ctx: Context, held: store.ImportRow, result: store.ResultRow, nameOf: (code: string) => string) {
  const { row, problems } = openClean(ctx, held.id, result.clean_cipher);
  const raw = result.raw_cipher ? openCells(ctx, held.id, result.raw_cipher) : [];
  return {
    rowNumber: result.row_number,
    outcome: result.outcome,
    raw: raw.map((cell) => maskNumbers(displayText(cell))),
    clean: showClean(row, ctx.language, nameOf),
    problems: problems.map((problem) => ({
      code: problem.code,
      severity: problem.severity,
      field: problem.field,
      column: held.columns.find((column) => column.field === problem.field)?.column ?? null,
      message: problemSentence(problem, ctx.language),
      before: problem.before === undefined ? null : maskNumbers(problem.before),
      after: problem.after === undefined ? null : maskNumbers(problem.after),
    })),
    sameAsRow: result.same_as_row,
    enterprise: linked(ctx, result),
    committed: result.enterprise_id !== null && result.undone !== 'removed',
    undone: result.undone,
    keptBecause: result.kept_reason === null ? null : (keptReasons[result.kept_reason]?.[ctx.language] ?? result.kept_reason),
  };
}

export function problemSentence(problem: RowProblem, language: 'id' | 'en'): string {
  const text = rowMessages[problem.code];
  return text ? say(text, language, problem.params).replace(/\{\w+\}/g, '…') : problem.code;
}

/** What this row became, or what it is the same as; only where the reader may see that enterprise. */
function linked(ctx: Context, result: store.ResultRow): { id: string; name: string } | null {
  const [id, name, area] = result.enterprise_id
    ? [result.enterprise_id, result.enterprise_name, result.enterprise_area]
    : [result.target_id, result.target_name, result.target_area];
  if (id === null || name === null || area === null) return null;
  return ctx.scope.everything || ctx.scope.areas.some((mine) => areaContains(mine, area)) ? { id, name } : null;
}

function showClean(
  { owner, enterprise: e, figure, documents }: CleanRow,
  language: 'id' | 'en',
  nameOf: (code: string) => string,
): { field: Field; value: string }[] {
  const values: [Field, string | number | null | undefined][] = [
    ['business_name', e.name],
    ['owner_name', owner?.fullName],
    ['nik', owner?.nik && maskNik(owner.nik)],
    ['sex', owner?.sex && choiceLabels[owner.sex][language]],
    ['birth_date', owner?.birthDate && formatDay(owner.birthDate, language)],
    ['phone', owner?.phone ?? e.phone],
    ['email', owner?.email],
    ['village', nameOf(e.area)],
    ['address', e.address],
    ['latitude', e.latitude],
    ['longitude', e.longitude],
    ['cluster', e.cluster && nameOf(e.cluster)],
    ['product', e.products],
    ['brand', e.brand],
    ['kbli', e.kbli],
    ['place_kind', e.placeKind && choiceLabels[e.placeKind][language]],
    ['start_year', e.startYear],
    ['activity', e.activity === 'unknown' ? null : choiceLabels[e.activity][language]],
    ['capital', figure?.capitalRupiah === null || !figure ? null : formatRupiah(figure.capitalRupiah, language)],
    ['turnover', figure?.turnoverRupiah === null || !figure ? null : formatRupiah(figure.turnoverRupiah, language)],
    ['workers_male', e.workersMale],
    ['workers_female', e.workersFemale],
    ...documents.map((document): [Field, string] => [
      document.kind === 'sku_letter' ? 'note' : document.kind,
      document.kind === 'npwp' ? maskNumbers(document.number) : document.number,
    ]),
    ['note', e.note],
  ];
  return values.flatMap(([field, value]) => (value === null || value === undefined || value === '' ? [] : [{ field, value: String(value) }]));
}

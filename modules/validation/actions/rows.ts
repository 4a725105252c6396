import type { Context } from '#platform/action.ts';
import { areaContains } from '#core/region.ts';
import { formatDay } from '#core/dates.ts';
import { formatRupiah } from '#core/money.ts';
import { say } from '#core/text.ts';
import { displayText } from '#engines/spreadsheet/index.ts';
import { enterpriseBands, explainPair } from '#engines/linkage/index.ts';
import { maskNik, readForComparison } from '#modules/registry/index.ts';
import type { Comparable } from '#modules/registry/index.ts';
import { choiceLabels, fieldLabels, keptReasons } from '../labels.ts';
import { maskNumbers, maskTyped } from '../rules/cells.ts';
import { differencesOf } from '../rules/differences.ts';
import { emptiedNik, rowMessages } from '../rules/messages.ts';
import type { CleanRow, RowProblem } from '../rules/types.ts';
import { openCells, openClean } from '../sealing.ts';
import * as store from '../store/index.ts';
import type { Field } from '../words.ts';

/** What is needed beside the rows of a page: what they look like, and the enterprises of the registry that they are. */
export type Beside = { similar: Map<number, RowProblem[]>; targets: Map<string, Comparable> };

export async function readBeside(ctx: Context, held: store.ImportRow, results: store.ResultRow[]): Promise<Beside> {
  const ids = results.flatMap((result) => (result.target_id !== null && maySee(ctx, result.target_area) ? [result.target_id] : []));
  return {
    similar: await similarProblems(ctx, held.id, results),
    targets: new Map((await readForComparison(ctx, [...new Set(ids)])).map((e) => [e.id, e])),
  };
}

/** One row of the file with what was made of it, identity numbers masked. */
export function showRow(ctx: Context, held: store.ImportRow, result: store.ResultRow, nameOf: (code: string) => string, beside: Beside) {
  const { row, problems } = openClean(ctx, held.id, result.clean_cipher);
  const raw = result.raw_cipher ? openCells(ctx, held.id, result.raw_cipher) : [];
  const target = beside.targets.get(result.target_id ?? '');
  return {
    rowNumber: result.row_number,
    outcome: result.outcome,
    raw: raw.map((cell) => maskNumbers(displayText(cell))),
    clean: showClean(row, ctx.language, nameOf),
    problems: [...problems, ...noticed(result), ...(beside.similar.get(result.row_number) ?? [])].map((problem) => ({
      code: problem.code,
      severity: problem.severity,
      field: problem.field,
      column: held.columns.find((column) => column.field === problem.field)?.column ?? null,
      message: problemSentence(problem, ctx.language),
      before: problem.before === undefined ? null : problem.field === 'nik' ? maskTyped(problem.before) : maskNumbers(problem.before),
      after: problem.after === undefined ? null : maskNumbers(problem.after),
    })),
    differences: target ? showDifferences(row, target, ctx.language, nameOf) : [],
    sameAsRow: result.same_as_row,
    enterprise: linked(ctx, result),
    committed: result.enterprise_id !== null && result.undone !== 'removed',
    undone: result.undone,
    keptBecause: result.kept_reason === null ? null : (keptReasons[result.kept_reason]?.[ctx.language] ?? result.kept_reason),
  };
}

/** What was noticed after the row itself was judged, and is not kept with it. */
export function noticed({ codes }: Pick<store.ResultRow, 'codes'>): RowProblem[] {
  return codes.includes('registry.earlierImport') ? [{ code: 'registry.earlierImport', severity: 'hint', field: null }] : [];
}

function showDifferences(row: CleanRow, target: Comparable, language: 'id' | 'en', nameOf: (code: string) => string) {
  const found = differencesOf(row, target, {
    area: nameOf,
    cluster: nameOf,
    choice: (code) => choiceLabels[code as keyof typeof choiceLabels]?.[language] ?? code,
    day: (day) => formatDay(day, language),
  });
  return found.map((difference) => ({ ...difference, label: fieldLabels[difference.field][language] }));
}

type Seer = Pick<Context, 'tx' | 'regency' | 'language' | 'scope'>;

/** What rows look like, in sentences; an enterprise is named only to whoever may see it. */
export async function similarProblems(
  ctx: Seer,
  importId: string,
  rows: { row_number: number; codes: string[] }[],
): Promise<Map<number, RowProblem[]>> {
  const found = new Map<number, RowProblem[]>();
  const numbers = rows.filter(({ codes }) => codes.some((code) => code.startsWith('similar.'))).map((row) => row.row_number);
  if (numbers.length === 0) return found;
  for (const one of await store.listSimilar(ctx.tx, ctx.regency, importId, numbers)) {
    const problems = found.get(one.row_number) ?? [];
    found.set(one.row_number, [...problems, similarProblem(ctx, one)]);
  }
  return found;
}

const elsewhere = { id: 'usaha di luar wilayah Anda', en: 'a business outside your area' };

function similarProblem(ctx: Seer, one: store.SimilarRow): RowProblem {
  const { weight, parts } = one;
  const words = explainPair({ weight, parts, probability: 0 }, ctx.language);
  const severity = weight >= enterpriseBands.likely ? 'warning' : 'hint';
  if (one.other_row !== null) return { code: 'similar.row', severity, field: null, params: { row: one.other_row, words } };
  const name = one.target_name !== null && maySee(ctx, one.target_area) ? `“${one.target_name}”` : elsewhere[ctx.language];
  return { code: 'similar.registry', severity, field: null, params: { name, words } };
}

export function problemSentence(problem: RowProblem, language: 'id' | 'en'): string {
  const text = (problem.field === 'nik' && problem.after === '' ? emptiedNik[problem.code] : undefined) ?? rowMessages[problem.code];
  return text ? say(text, language, problem.params).replace(/\{\w+\}/g, '…') : problem.code;
}

/** What this row became, or what it is the same as; only where the reader may see that enterprise. */
function linked(ctx: Context, result: store.ResultRow): { id: string; name: string } | null {
  const [id, name, area] = result.enterprise_id
    ? [result.enterprise_id, result.enterprise_name, result.enterprise_area]
    : [result.target_id, result.target_name, result.target_area];
  return id !== null && name !== null && maySee(ctx, area) ? { id, name } : null;
}

function maySee({ scope }: Pick<Context, 'scope'>, area: string | null): boolean {
  return area !== null && (scope.everything || scope.areas.some((mine) => areaContains(mine, area)));
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

import { dayOf, formatDay } from '#core/dates.ts';
import type { ParsedInputOf } from '#core/contract.ts';
import type { Context } from '#platform/action.ts';
import { rulesInForce } from '#platform/db/rules.ts';
import { valueProblems } from '#platform/pipeline/parse.ts';
import type { contract } from '../contract/index.ts';
import { editedShapes } from '../contract/visits.ts';
import type { Said } from '../contract/words.ts';
import { checkPhone } from '../rules/identifiers/index.ts';
import type * as store from '../store/index.ts';
import { figureErrors, firstError, judgeEnterprise, pointErrors, refuse } from './check.ts';
import type { EnterpriseFields, Wrong } from './check.ts';
import { fieldsOf } from './change.ts';

export type VisitInput = ParsedInputOf<(typeof contract)['registry.recordVisit']>;

/** A visit whose values can all be kept, in official form; `at` is never later than now. */
export type JudgedVisit = { at: Date; edits: { field: VisitInput['edits'][number]['field']; value: Said; before: Said }[] };

/** Refuses a visit that says something impossible, whole and with every wrong entry named, so that the phone shows it beside the field. */
export async function judgeVisit(ctx: Context, input: VisitInput, row: store.EnterpriseRow): Promise<JudgedVisit> {
  const { at, wrong } = await judgeTime(ctx, input.at);
  const shaped = input.edits.flatMap((edit, i) => valueProblems(editedShapes[edit.field], edit.value, `edits.${i}.value`));
  refuse([
    ...wrong,
    ...shaped,
    ...input.edits.flatMap((edit, i) => misplaced(input, row, edit.field, i)),
    ...figureErrors(ctx, input.figures, (i) => `figures.${i}.`),
    ...(await pointErrors(ctx, input, '')),
    ...(shaped.length > 0 ? [] : await valueErrors(ctx, input, row)),
  ]);
  return { at, edits: input.edits.map((edit) => ({ ...edit, value: official(edit.field, valueOf(edit)) })) };
}

type Edit = VisitInput['edits'][number];
const valueOf = ({ field, value }: Edit): Said => editedShapes[field].parse(value) ?? null;
const isPhone = (field: Edit['field']) => field === 'phone' || field === 'ownerPhone';
const official = (field: Edit['field'], value: Said): Said => (isPhone(field) && typeof value === 'string' ? checkPhone(value).value : value);

type ClockRule = { ahead_hours: number; first_day: string };

/** A phone's clock may be somewhat ahead: what it calls later is now. */
async function judgeTime(ctx: Context, written: string): Promise<{ at: Date; wrong: Wrong[] }> {
  const now = ctx.clock.now();
  const rule = (await rulesInForce<{ visit_clock: ClockRule }>(ctx.tx, ['visit_clock'], dayOf(now))).visit_clock.value;
  const at = new Date(written);
  const ahead = at.getTime() - now.getTime() > rule.ahead_hours * 3_600_000;
  const early = dayOf(at) < rule.first_day;
  const wrong = ahead
    ? [{ field: 'at', code: 'registry.visitFuture', params: { hours: rule.ahead_hours } }]
    : early
      ? [{ field: 'at', code: 'registry.visitEarly', params: { day: formatDay(rule.first_day, ctx.language) } }]
      : [];
  return { at: at > now ? now : at, wrong };
}

function misplaced({ edits }: VisitInput, row: store.EnterpriseRow, field: Edit['field'], i: number): Wrong[] {
  if (edits.findIndex((edit) => edit.field === field) < i) return [{ field: `edits.${i}.field`, code: 'registry.fieldTwice' }];
  return field.startsWith('owner') && row.owner_id === null ? [{ field: `edits.${i}.value`, code: 'registry.ownerUnknown' }] : [];
}

/** What the lists, the calendar and the numbering of telephones say of the edited fields; others are not judged again. */
async function valueErrors(ctx: Context, { edits }: VisitInput, row: store.EnterpriseRow): Promise<Wrong[]> {
  const ofEnterprise = edits.filter((edit) => !edit.field.startsWith('owner'));
  const next = { ...fieldsOf(row), ...Object.fromEntries(ofEnterprise.map((edit) => [edit.field, valueOf(edit)])) } as EnterpriseFields;
  const { wrong } = await judgeEnterprise(ctx, next, row);
  const named = wrong.flatMap((w) => {
    const i = edits.findIndex((edit) => `enterprise.${edit.field}` === w.field);
    return i < 0 ? [] : [{ ...w, field: `edits.${i}.value` }];
  });
  const phones = edits.flatMap((edit, i) =>
    edit.field === 'ownerPhone' ? firstError(`edits.${i}.value`, checkPhone(String(edit.value ?? ''))) : [],
  );
  return [...named, ...phones];
}

import { dayOf } from '#core/dates.ts';
import type { CalendarDay } from '#core/dates.ts';
import type { Context } from '#platform/action.ts';
import type { AgeingField, ConfirmedHow } from '../contract/words.ts';
import { ageingAmong } from '../rules/freshnessFields.ts';
import * as store from '../store/index.ts';
import type { Written } from './change.ts';
import { settleOpen } from './visitsMerge.ts';

type Writer = Pick<Context, 'tx' | 'regency' | 'clock' | 'newId' | 'actorName' | 'emit'>;

/** Writes that somebody confirmed these fields of enterprises, today or on another day. */
export async function confirm(
  ctx: Writer,
  ids: string[],
  fields: AgeingField[],
  how: ConfirmedHow,
  on: CalendarDay = dayOf(ctx.clock.now()),
): Promise<void> {
  const rows = ids.flatMap((enterpriseId) => fields.map((field) => ({ enterpriseId, field, on, how })));
  await store.saveConfirmations(ctx.tx, ctx.regency, rows, ctx.actorName);
}

/** After fields were typed in the office by somebody who saw what stood: they are confirmed by it, and what was disputed is decided. */
export async function settleWritten(ctx: Writer, id: string, { eventId, version, changes }: Written, next: Record<string, unknown>): Promise<void> {
  const names = Object.keys(changes);
  await confirm(ctx, [id], ageingAmong(names.filter((name) => name !== 'latitude')), 'stated');
  await settleOpen(ctx, id, { eventId, version, state: next, names });
}

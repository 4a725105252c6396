import type { CalendarDay } from '#core/dates.ts';
import type { Context } from '#platform/action.ts';
import { rulesInForce } from '#platform/db/rules.ts';
import * as store from '../store/index.ts';

export type KbliVersion = {
  version: string;
  /** Older versions that may still be used that day. */ also: string[];
  /** The first day of that version. */ since: CalendarDay;
  legalBasis: string;
};

/** The version of KBLI that is in force on a day. */
export async function kbliVersionOn(ctx: Pick<Context, 'tx'>, day: CalendarDay): Promise<KbliVersion> {
  const { kbli_version: rule } = await rulesInForce<{ kbli_version: { version: string; also: string[] } }>(ctx.tx, ['kbli_version'], day);
  // A version has several rows: one with a time for changing over, one after it.
  const since = (await store.firstDayOfKbli(ctx.tx, rule.value.version)) ?? rule.validFrom;
  return { ...rule.value, since, legalBasis: rule.legalBasis };
}

/**
 * The regency's regions by the codes that BPS gives them, without dots: all of them, or those of `codes`. The digits alone do not tell
 * the system (3574011001 is one village to BPS and another to Kemendagri): ask for a column that is known to hold BPS codes.
 */
export async function regionsByForeignCode(ctx: Pick<Context, 'tx' | 'regency'>, codes?: readonly string[]): Promise<Map<string, string>> {
  return new Map((await store.foreignCodes(ctx.tx, ctx.regency, 'bps', codes)).map((row) => [row.code, row.region]));
}

import { coreProblems } from '#core/problem.ts';
import type { Holding } from '#core/policy.ts';
import type { Context } from '#platform/action.ts';

/** The person who asks. */
export function myself(ctx: Context): { personId: string; sessionId: string; holdings: Holding[] } {
  if (ctx.actor.kind !== 'person') throw coreProblems.make('core.signInFirst');
  return ctx.actor;
}

export const findMe = async (ctx: Context) => ({ place: { person: myself(ctx).personId } });

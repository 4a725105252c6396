import type { Place } from '#core/policy.ts';
import { splitEnterprises, splitOwners } from '#modules/registry/index.ts';
import type { KeptPart } from '#modules/registry/index.ts';
import { action } from '#platform/action.ts';
import type { Context } from '#platform/action.ts';
import { decodeCursor, encodeCursor } from '#platform/pipeline/cursor.ts';
import { invalidField } from '#platform/pipeline/parse.ts';
import { duplicatesContract as contract } from '../contract/duplicates.ts';
import { decide, readEnds } from '../linking/decide.ts';
import { readSeen } from '../linking/seen.ts';
import { validationProblems } from '../problems.ts';
import { isSettled } from '../rules/duplicates.ts';
import { keptWords } from '../rules/duplicateKept.ts';
import * as store from '../store/index.ts';
import type { PairFilter, PairRow } from '../store/index.ts';
import type { Queue, Verdict } from '../words.ts';
import { asksSecond, decideRefusal, showPair, showPairInFull, undoRefusal } from './duplicatesShow.ts';

type PairSubject = { place: Place; pair: PairRow };

const subject = (pair: PairRow | undefined): PairSubject | undefined => pair && { place: { area: pair.area }, pair };
const findPair = async (ctx: Context, { id }: { id: string }) => subject(await store.findPair(ctx.tx, ctx.regency, id));
/** Held, so that of two reviewers at once the second sees what the first decided. */
const holdPair = async (ctx: Context, { id }: { id: string }) => subject(await store.lockPair(ctx.tx, ctx.regency, id));

/** What a queue shows this person: second looks not at what they decided themselves, and nothing that gives away what they are to judge. */
function filterFor(ctx: Context, queue: Queue): PairFilter {
  const judges = 'validation.lookAgain' in ctx.canEnter();
  return {
    queue,
    notBy: queue === 'second_look' ? ctx.actorName : undefined,
    hidesSecondFrom: queue === 'decided' && judges ? ctx.actorName : undefined,
  };
}

const queueOfPair = (ctx: Context, pair: PairRow): Queue =>
  asksSecond(ctx, pair) ? 'second_look' : pair.state === 'later' ? 'later' : isSettled(pair.state) ? 'decided' : 'open';

const keyOf = (queue: Queue, pair: PairRow): [string, string] => [
  queue === 'open' || queue === 'later' ? String(pair.weight) : (pair.decided_at ?? pair.found_at),
  pair.id,
];

const nextAfter = (ctx: Context, queue: Queue, pair: PairRow): Promise<string | null> =>
  store.nextPair(ctx.tx, ctx.regency, ctx.scope, filterFor(ctx, queue), keyOf(queue, pair));

/** Takes apart what a decision put together: the enterprise first, which may go back to an owner of its own. */
async function takeApart(ctx: Context, decision: store.DecisionRow, undoId: string): Promise<KeptPart[]> {
  const kept: KeptPart[] = [];
  if (decision.enterprise_merge) kept.push(...(await splitEnterprises(ctx, { mergeId: decision.enterprise_merge, decisionId: undoId })).kept);
  if (decision.owner_merge) kept.push(...(await splitOwners(ctx, { mergeId: decision.owner_merge, decisionId: undoId })).kept);
  return kept;
}

async function findDecision(ctx: Context, { id }: { id: string }) {
  const decision = await store.findDecision(ctx.tx, ctx.regency, id);
  const pair = decision && (await store.lockPair(ctx.tx, ctx.regency, decision.pair_id));
  return pair && { place: { area: pair.area }, pair, decision };
}

export const duplicateActions = {
  'validation.listPairs': action(contract['validation.listPairs'], {
    async act(ctx, { cursor, limit, queue, ...filter }) {
      const pairs = await store.listPairs(
        ctx.tx,
        ctx.regency,
        ctx.scope,
        { ...filterFor(ctx, queue), ...filter },
        decodeCursor(cursor, 2),
        limit + 1,
      );
      const page = pairs.slice(0, limit);
      const seen = await readSeen(ctx, page);
      const last = pairs.length > limit ? page.at(-1) : undefined;
      return {
        items: page.flatMap((pair) => {
          const both = seen.get(pair.id);
          return both ? [showPair(ctx, pair, both)] : [];
        }),
        next: last ? encodeCursor(keyOf(queue, last)) : null,
      };
    },
  }),
  'validation.getPair': action(contract['validation.getPair'], {
    find: findPair,
    async act(ctx, _input, { pair }) {
      const seen = pair.state === 'gone' ? undefined : (await readSeen(ctx, [pair])).get(pair.id);
      if (!seen) throw validationProblems.make('validation.pairGone');
      const decisions = await store.listDecisions(ctx.tx, ctx.regency, pair.id);
      return showPairInFull(ctx, pair, seen, decisions, await nextAfter(ctx, queueOfPair(ctx, pair), pair));
    },
  }),
  'validation.decidePair': action(contract['validation.decidePair'], {
    find: holdPair,
    async ask(ctx, _input, { pair }) {
      if (!isSettled(pair.state)) return decideRefusal(ctx, pair, null);
      const decisions = await store.listDecisions(ctx.tx, ctx.regency, pair.id);
      return decideRefusal(ctx, pair, decisions.find((d) => d.verdict === pair.state && !d.second)?.by_name ?? null);
    },
    async act(ctx, { id, verdict, survivorId = null, take, reason }, { pair }) {
      const queue = queueOfPair(ctx, pair);
      await decide(ctx, pair, await readEnds(ctx, pair), { verdict, survivorId, take, reason });
      return { id, state: verdict, next: await nextAfter(ctx, queue, pair) };
    },
  }),
  'validation.undoDecision': action(contract['validation.undoDecision'], {
    find: findDecision,
    ask: async (ctx, _input, { pair, decision }) => undoRefusal(decision, await store.listDecisions(ctx.tx, ctx.regency, pair.id)),
    async act(ctx, { reason }, { pair, decision }) {
      const id = ctx.newId();
      const kept = await takeApart(ctx, decision, id);
      const at = ctx.clock.now();
      const { weight, model } = pair;
      await store.addDecision(ctx.tx, ctx.regency, {
        id,
        pairId: pair.id,
        verdict: 'undo',
        undoes: decision.id,
        reason,
        weight,
        model,
        at,
        by: ctx.actorName,
      });
      await store.settlePair(ctx.tx, ctx.regency, pair.id, { state: 'open', at: null, by: null, sampled: false });
      ctx.audit({ subject: ['pair', pair.id], details: { undoes: decision.id, verdict: decision.verdict, kept: kept.length } });
      ctx.emit('validation.decisionUndone', { pairId: pair.id, one: pair.one_id, other: pair.other_id });
      return { pairId: pair.id, state: 'open' as const, kept: keptWords(kept, ctx.language) };
    },
  }),
  'validation.lookAgain': action(contract['validation.lookAgain'], {
    find: holdPair,
    ask(ctx, { verdict }, { pair }) {
      if (!asksSecond(ctx, pair)) return validationProblems.make('validation.notSecond');
      return verdict === 'later' ? invalidField('verdict', 'validation.verdictForSecond') : undefined;
    },
    async act(ctx, { verdict, reason }, { pair }) {
      const first = pair.state as Verdict;
      const next = await nextAfter(ctx, 'second_look', pair);
      const { weight, model } = pair;
      const at = ctx.clock.now();
      await store.addDecision(ctx.tx, ctx.regency, {
        id: ctx.newId(),
        pairId: pair.id,
        verdict,
        second: true,
        reason,
        weight,
        model,
        at,
        by: ctx.actorName,
      });
      await store.secondPair(ctx.tx, ctx.regency, pair.id, verdict);
      ctx.audit({ subject: ['pair', pair.id], details: { verdict, second: true, agrees: verdict === first } });
      return { agrees: verdict === first, first, next };
    },
  }),
};

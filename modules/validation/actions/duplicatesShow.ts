import type { PairScore } from '#engines/linkage/index.ts';
import { enterpriseBands, explainPair, explainParts } from '#engines/linkage/index.ts';
import type { Language } from '#core/text.ts';
import { say } from '#core/text.ts';
import { listRegions } from '#modules/accounts/index.ts';
import { listClusters } from '#modules/registry/index.ts';
import type { Context } from '#platform/action.ts';
import { standingOf } from '../linking/seen.ts';
import { distanceM, isSettled, suggestVerdict, survivorOf } from '../rules/duplicates.ts';
import { fieldsOf, verdictLabels } from '../rules/duplicateFields.ts';
import type { Names, Seen, SeenPair } from '../rules/duplicateFields.ts';
import { validationProblems } from '../problems.ts';
import type { DecisionRow, PairRow } from '../store/index.ts';
import type { Verdict } from '../words.ts';

const scoreOf = ({ weight, parts }: Pick<PairRow, 'weight' | 'parts'>): PairScore => ({ weight, parts, probability: 1 / (1 + 2 ** -weight) });

export const evidenceOf = (pair: Pick<PairRow, 'weight' | 'parts'>, language: Language) => explainParts(scoreOf(pair), language);

const showSide = (e: Seen) => ({
  id: e.id,
  name: e.name,
  ownerName: e.owner?.fullName ?? null,
  areaName: e.areaName,
  address: e.address ?? e.owner?.address ?? null,
  nikMask: e.owner?.nikMask ?? null,
  phone: e.owner?.phone ?? e.phone,
  recordedAt: e.createdAt,
});

/** Whether this person is asked for a second opinion: then what the first one said is not told. */
export function asksSecond(ctx: Context, pair: PairRow): boolean {
  const open = pair.sampled && pair.second_verdict === null && isSettled(pair.state) && pair.decided_by !== ctx.actorName;
  return open && 'validation.lookAgain' in ctx.can({ area: pair.area }, { 'validation.lookAgain': undefined });
}

export function showPair(ctx: Context, pair: PairRow, { one, other }: SeenPair) {
  const second = asksSecond(ctx, pair);
  return {
    id: pair.id,
    weight: pair.weight,
    band: pair.band,
    business: pair.business,
    state: second ? ('open' as const) : pair.state,
    foundBy: pair.found_by,
    foundAt: pair.found_at,
    importId: pair.import_id,
    crowded: pair.crowded,
    one: showSide(one),
    other: showSide(other),
    summary: explainPair(scoreOf(pair), ctx.language),
    can: second
      ? ctx.can({ area: pair.area }, { 'validation.lookAgain': undefined })
      : ctx.can({ area: pair.area }, { 'validation.decidePair': decideRefusal(ctx, pair, null) }),
  };
}

/** Why a pair cannot be decided now. */
export function decideRefusal(ctx: Context, pair: PairRow, byName: string | null) {
  if (pair.state === 'gone') return validationProblems.make('validation.pairGone');
  if (!isSettled(pair.state)) return undefined;
  return validationProblems.make('validation.pairDecided', {
    verdict: say(verdictLabels[pair.state as Verdict], ctx.language),
    name: byName ?? nobody[ctx.language],
  });
}

const nobody = { id: 'sistem', en: 'the system' };

async function namesOf(ctx: Context): Promise<Names> {
  const clusters = new Map((await listClusters(ctx)).map((c) => [c.code, ctx.language === 'id' ? c.nameId : c.nameEn]));
  const areas = new Map((await listRegions(ctx.tx, ctx.regency)).map((region) => [region.code, region.name]));
  return { cluster: (code) => clusters.get(code) ?? code, area: (code) => areas.get(code) ?? code };
}

/** Everything that a reviewer needs to decide a pair. */
export async function showPairInFull(ctx: Context, pair: PairRow, seen: SeenPair, decisions: DecisionRow[], next: string | null) {
  const { one, other } = seen;
  const secondLook = asksSecond(ctx, pair);
  const [here, there] = [pointOf(one), pointOf(other)];
  const sameOwner = one.owner !== null && one.owner.id === other.owner?.id;
  return {
    ...showPair(ctx, pair, seen),
    fields: fieldsOf(seen, ctx.language, await namesOf(ctx)),
    evidence: evidenceOf(pair, ctx.language),
    places: { one: here, other: there, distanceM: here && there ? distanceM(here, there) : null },
    holdings: { one: holdingsOf(one), other: holdingsOf(other) },
    suggested: {
      verdict: suggestVerdict({ weight: pair.weight, business: pair.business, sameOwner }, enterpriseBands.likely),
      survivorId: survivorOf(standingOf(one), standingOf(other)),
    },
    sameOwner,
    decisions: secondLook ? [] : showDecisions(ctx, pair, decisions),
    secondLook,
    next,
  };
}

const pointOf = ({ latitude, longitude }: Seen) => (latitude === null || longitude === null ? null : { latitude, longitude });
const holdingsOf = (e: Seen) => ({ documents: e.documents.length, photos: e.photos, verifiedOn: e.verifiedOn });

function showDecisions(ctx: Context, pair: PairRow, decisions: DecisionRow[]) {
  const nameOf = (decision: DecisionRow) => decision.by_name ?? nobody[ctx.language];
  const undone = new Map(decisions.flatMap((d) => (d.undoes === null ? [] : [[d.undoes, { at: d.at, byName: nameOf(d) }] as const])));
  return decisions.flatMap((d) =>
    d.verdict === 'undo'
      ? []
      : [
          {
            id: d.id,
            verdict: d.verdict,
            at: d.at,
            byName: nameOf(d),
            reason: d.reason,
            survivorId: d.survivor_id,
            second: d.second,
            undone: undone.get(d.id) ?? null,
            can: ctx.can({ area: pair.area }, { 'validation.undoDecision': undoRefusal(d, decisions) }),
          },
        ],
  );
}

/** Why a decision cannot be taken back: only the one that holds can. */
export function undoRefusal(decision: DecisionRow, decisions: DecisionRow[]) {
  if (decisions.some((d) => d.undoes === decision.id)) return validationProblems.make('validation.undoneAlready');
  const holding = decisions.find((d) => d.verdict !== 'undo' && !d.second);
  if (decision.second || decision.verdict === 'undo' || holding?.id !== decision.id) return validationProblems.make('validation.decidedSince');
  return undefined;
}

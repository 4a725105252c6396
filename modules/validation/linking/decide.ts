import type { EnterpriseMergeField, OwnerMergeField } from '#modules/registry/index.ts';
import { mergeEnterprises, mergeOwners, readForComparison } from '#modules/registry/index.ts';
import type { Comparable } from '#modules/registry/index.ts';
import type { Context } from '#platform/action.ts';
import { invalidField } from '#platform/pipeline/parse.ts';
import { validationProblems } from '../problems.ts';
import { isDrawn, samePerson, survivorOf } from '../rules/duplicates.ts';
import * as store from '../store/index.ts';
import type { MergeField, Verdict } from '../words.ts';
import { judge, recordedOf } from './judge.ts';
import { forgetEnterprises } from './link.ts';
import { modelOf } from './model.ts';
import { seenOf, sealSeen, standingOf } from './seen.ts';
import { linkingOf } from './settings.ts';

export type Ends = { one: Comparable; other: Comparable };
export type Deciding = { verdict: Verdict; survivorId: string | null; take: MergeField[]; reason: string | null };

/** Both records of a pair as they live now; a pair that lost one of them cannot be decided any more. */
export async function readEnds(c: Context, pair: store.PairRow): Promise<Ends> {
  const living = new Map((await readForComparison(c, [pair.one_id, pair.other_id])).map((e) => [e.id, e]));
  const [one, other] = [living.get(pair.one_id), living.get(pair.other_id)];
  if (!one || !other) throw validationProblems.make('validation.pairGone');
  return { one, other };
}

/** Carries out a verdict: the registry puts records together, and the decision is remembered for ever. The pair is held by the caller. */
export async function decide(c: Context, pair: store.PairRow, ends: Ends, deciding: Deciding): Promise<void> {
  const { verdict, reason, take } = deciding;
  const decisionId = c.newId();
  const survivor = survivorAmong(ends, deciding);
  const merged = verdict === 'same_enterprise' || verdict === 'same_owner' ? await merge(c, survivor, { ...deciding, verdict, decisionId }) : {};
  const at = c.clock.now();
  const settles = verdict !== 'later';
  const { sampleShare } = await linkingOf(c);
  await store.addDecision(c.tx, c.regency, {
    id: decisionId,
    pairId: pair.id,
    verdict,
    survivorId: merged.ownerMerge || merged.enterpriseMerge ? survivor.into.id : null,
    take,
    reason,
    weight: pair.weight,
    model: pair.model,
    ...merged,
    seenCipher: settles ? sealSeen(c, pair.id, { one: seenOf(c, ends.one), other: seenOf(c, ends.other) }) : null,
    at,
    by: c.actorName,
  });
  const sampled = settles && isDrawn(chanceOf(c, pair.id), sampleShare);
  await store.settlePair(c.tx, c.regency, pair.id, { state: verdict, at, by: c.actorName, sampled });
  if (verdict === 'same_enterprise') await forgetEnterprises(c, [survivor.from.id]);
  c.audit({
    subject: ['pair', pair.id],
    details: {
      verdict,
      decision: decisionId,
      one: pair.one_id,
      other: pair.other_id,
      ...(merged.enterpriseMerge && { survivor: survivor.into.id, take }),
    },
  });
  c.emit('validation.pairDecided', { pairId: pair.id, verdict });
}

type Survivor = { from: Comparable; into: Comparable };

function survivorAmong({ one, other }: Ends, { survivorId }: Deciding): Survivor {
  const id = survivorId ?? survivorOf(standingOf(one), standingOf(other));
  if (id === one.id) return { from: other, into: one };
  if (id === other.id) return { from: one, into: other };
  throw invalidField('survivorId', 'validation.notOfPair');
}

type Merges = { ownerMerge?: string; enterpriseMerge?: string };

async function merge(
  c: Context,
  { from, into }: Survivor,
  { verdict, take, decisionId }: Deciding & { verdict: 'same_enterprise' | 'same_owner'; decisionId: string },
): Promise<Merges> {
  const people = from.owner && into.owner && from.owner.id !== into.owner.id ? { from: from.owner.id, into: into.owner.id } : null;
  if (verdict === 'same_owner' && !people) throw validationProblems.make('validation.noTwoOwners');
  // One enterprise may be recorded once for each of a couple: then the people stay two.
  const join = people !== null && (verdict === 'same_owner' || samePerson(await likenessOf(c, from, into)));
  const ownerMerge = join
    ? (await mergeOwners(c, { ...people, take: take.flatMap((field) => ownerFields[field] ?? []), decisionId })).mergeId
    : undefined;
  if (verdict === 'same_owner') return ownerMerge === undefined ? {} : { ownerMerge };
  const fields = take.flatMap((field) => enterpriseFields[field] ?? []);
  const takeOwner = people !== null && !join && take.some((field) => ownerFields[field]);
  const { mergeId } = await mergeEnterprises(c, { from: from.id, into: into.id, take: takeOwner ? [...fields, 'owner'] : fields, decisionId });
  return { enterpriseMerge: mergeId, ...(ownerMerge !== undefined && { ownerMerge }) };
}

async function likenessOf(c: Context, from: Comparable, into: Comparable) {
  return judge((await modelOf(c)).model, recordedOf(from), recordedOf(into));
}

const enterpriseFields: Partial<Record<MergeField, EnterpriseMergeField[]>> = {
  name: ['name'],
  brand: ['brand'],
  products: ['products'],
  area: ['area'],
  address: ['address'],
  point: ['point'],
  cluster: ['cluster'],
  kbli: ['kbli'],
  placeKind: ['placeKind'],
  startYear: ['startYear'],
  activity: ['activity'],
  phone: ['phone'],
  workers: ['workersMale', 'workersFemale'],
};

const ownerFields: Partial<Record<MergeField, OwnerMergeField[]>> = {
  ownerName: ['fullName'],
  nik: ['nik'],
  ownerPhone: ['phone'],
  birthDate: ['birthDate'],
  sex: ['sex'],
  ownerAddress: ['address', 'area'],
};

/** A number of [0, 1) that nobody chooses and that is the same whenever the pair is asked about. */
const chanceOf = ({ keys }: Pick<Context, 'keys'>, pairId: string): number => keys.blindIndex('validation.sample', pairId).readUIntBE(0, 6) / 2 ** 48;

import { z } from 'zod';
import { clusterPairs } from '#engines/linkage/index.ts';
import { longWork } from '#platform/action.ts';
import type { Context, WorkContext } from '#platform/action.ts';
import { decide, readEnds } from '../linking/decide.ts';
import { judge, recordedOf } from '../linking/judge.ts';
import { modelOf } from '../linking/model.ts';
import { linkingOf } from '../linking/settings.ts';
import { mayLinkAlone } from '../rules/duplicates.ts';
import * as store from '../store/index.ts';

/** Who decides where no person does; its decisions are taken back like any other. */
const author = 'system:validation.linkAlone';
const page = 100;
/** A larger group that looks like one enterprise goes to a person (linkage design, step 10). */
const mostTogether = 6;

/** Where the agency turned it on: links what is as good as certain, the most alike first, one decision in each transaction. */
export const linkAlone = longWork(z.object({}), async (ctx) => {
  for (let after: [number, string] | undefined; !ctx.signal.aborted;) {
    const pairs = await ctx.transaction(async (c) => {
      const { autoLink, autoWeight } = await linkingOf(c);
      return autoLink ? store.listStrong(c.tx, c.regency, autoWeight, after, page) : [];
    });
    for (const pair of pairs) await linkOne(ctx, pair.id);
    const last = pairs.at(-1);
    if (!last || pairs.length < page) return;
    after = [last.weight, last.id];
  }
});

async function linkOne(ctx: WorkContext, id: string): Promise<void> {
  await ctx.transaction(async (work) => {
    const c: Context = { ...work, actorName: author };
    const pair = await store.lockPair(c.tx, c.regency, id);
    const { autoLink, autoWeight } = await linkingOf(c);
    if (pair?.state !== 'open' || pair.crowded || !autoLink || !(await isFew(c, pair, autoWeight))) return;
    const ends = await readEnds(c, pair);
    const judged = judge((await modelOf(c)).model, recordedOf(ends.one), recordedOf(ends.other));
    if (!mayLinkAlone(judged, autoWeight)) return;
    await decide(c, pair, ends, { verdict: 'same_enterprise', survivorId: null, take: [], reason: null });
    c.audit({ actor: author });
  });
}

type Edge = Awaited<ReturnType<typeof store.listEdgesOf>>[number];

/** Whether the group of a pair is small and nothing in it was called different; a large one is marked for a person. */
async function isFew(c: Context, pair: store.PairRow, least: number): Promise<boolean> {
  const edges = await edgesAround(c, pair, least);
  const number = new Map<string, number>();
  const of = (id: string): number => {
    const known = number.get(id) ?? number.size;
    number.set(id, known);
    return known;
  };
  const strong = edges
    .filter(({ state }) => state !== 'different')
    .map((e) => ({ a: of(e.one_id), b: of(e.other_id), weight: Math.max(e.weight, least) }));
  const cannot = edges.filter(({ state }) => state === 'different').map((e): [number, number] => [of(e.one_id), of(e.other_id)]);
  const { clusters, held } = clusterPairs({ edges: strong, cannot, strong: least, maxSize: mostTogether });
  const [one, other] = [of(pair.one_id), of(pair.other_id)];
  if (clusters.some((cluster) => cluster.includes(one) && cluster.includes(other))) return true;
  if (held.some((cluster) => cluster.includes(one) && cluster.includes(other)))
    await store.crowdPairs(
      c.tx,
      c.regency,
      edges.filter(({ state }) => state === 'open').map(({ id }) => id),
    );
  return false;
}

/** The pairs of the group around a pair, as far as it takes to see that the group is too large. */
async function edgesAround(c: Context, pair: store.PairRow, least: number): Promise<Edge[]> {
  const edges = new Map<string, Edge>();
  const seen = new Set<string>();
  for (let asked = [pair.one_id, pair.other_id]; asked.length > 0 && seen.size <= mostTogether;) {
    for (const id of asked) seen.add(id);
    const found = await store.listEdgesOf(c.tx, c.regency, asked, least);
    for (const edge of found) edges.set(edge.id, edge);
    const strong = found.filter(({ state }) => state !== 'different').flatMap((edge) => [edge.one_id, edge.other_id]);
    asked = [...new Set(strong)].filter((id) => !seen.has(id));
  }
  return [...edges.values()];
}

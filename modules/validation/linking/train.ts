import type { LinkageModel, PreparedEnterprise } from '#engines/linkage/index.ts';
import { defaultEnterpriseModel, enterpriseBands, scoreEnterprises, trainEnterpriseModel } from '#engines/linkage/index.ts';
import { readForComparison } from '#modules/registry/index.ts';
import type { WorkContext } from '#platform/action.ts';
import * as store from '../store/index.ts';
import { recordedOf } from './judge.ts';

/** Below it a registry shows too few duplicates to learn from; the shipped model serves it better. */
const leastRecords = 20_000;
/** As many as fit into little memory and little time; whole villages, so that duplicates stay beside each other. */
const mostRecords = 20_000;
const againAfterMs = 90 * 86_400_000;
const readAtOnce = 1000;

/** Trains the model of a large registry where it has none or an old one. True: a new version holds from now on. */
export async function trainAnew(ctx: WorkContext): Promise<boolean> {
  const { due, version, areas } = await ctx.transaction(async (c) => {
    const last = await store.findModelFacts(c.tx, c.regency);
    const old = !last || c.clock.now().getTime() - Date.parse(last.at) > againAfterMs;
    const large = old && (await store.countKeyed(c.tx, c.regency)) >= leastRecords;
    return { due: large, version: (last?.version ?? 0) + 1, areas: large ? await store.listAreas(c.tx, c.regency) : [] };
  });
  if (!due) return false;
  const sample = await sampleOf(ctx, shuffled(areas, version));
  const model = trainEnterpriseModel(sample, { seed: version, base: defaultEnterpriseModel });
  if (!knowsItself(model, sample)) {
    ctx.log.warn({ version, records: sample.length }, 'a trained linkage model does not know equal records and is not used');
    return false;
  }
  await ctx.transaction((c) => store.addModel(c.tx, c.regency, { version, model, trainedOn: sample.length, at: c.clock.now(), by: c.actorName }));
  return true;
}

async function sampleOf(ctx: WorkContext, areas: string[]): Promise<PreparedEnterprise[]> {
  const sample: PreparedEnterprise[] = [];
  for (const area of areas) {
    for (let after = '00000000-0000-0000-0000-000000000000'; sample.length < mostRecords;) {
      const page = await ctx.transaction(async (c) => {
        const ids = await store.listIdsIn(c.tx, c.regency, area, after, readAtOnce);
        return { ids, records: await readForComparison(c, ids) };
      });
      for (const e of page.records) sample.push(recordedOf(e).prepared);
      if (page.ids.length < readAtOnce) break;
      after = page.ids.at(-1) ?? after;
    }
    if (sample.length >= mostRecords) break;
  }
  return sample;
}

/** A model that takes a record and itself for two strangers has learnt something else. */
function knowsItself(model: LinkageModel, sample: PreparedEnterprise[]): boolean {
  const some = sample.slice(0, 200);
  return some.filter((record) => scoreEnterprises(model, record, record).weight >= enterpriseBands.likely).length >= some.length * 0.9;
}

/** The same order for the same version (Fisher–Yates over a linear congruential generator, Numerical Recipes). */
function shuffled(areas: string[], seed: number): string[] {
  const order = [...areas];
  let state = seed >>> 0;
  for (let i = order.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = state % (i + 1);
    [order[i], order[j]] = [order[j] ?? '', order[i] ?? ''];
  }
  return order;
}

import { dayOf } from '#core/dates.ts';
import type { Scope } from '#core/policy.ts';
import type { Context } from '#platform/action.ts';
import { rulesInForce } from '#platform/db/rules.ts';
import { decodeCursor, encodeCursor } from '#platform/pipeline/cursor.ts';
import type { Filter } from '../contract/schemas.ts';
import { verifiedBetween } from '../rules/freshness.ts';
import type { FreshnessRule } from '../rules/freshness.ts';
import { checkPhone } from '../rules/identifiers/index.ts';
import { likeness, score, slipsOf, understand } from '../rules/search.ts';
import type { Likeness } from '../rules/search.ts';
import * as store from '../store/index.ts';
import { showItem } from './show.ts';
import { withSurvivors } from './subjects.ts';

type Asking = Pick<Context, 'tx' | 'clock' | 'regency' | 'scope' | 'keys'>;

/** Enough to rank from; a search that finds more is too wide to be read to its end. */
const mostFound = 300;
/** A search that finds so many needs no more forgiveness. */
const enough = 20;
/** Where the counts per area cannot answer, counting stops here and the screen says “more than”. */
export const mostCounted = 5000;

export async function narrow(ctx: Pick<Context, 'tx' | 'clock' | 'regency'>, scope: Scope, filter: Filter): Promise<store.Narrowing> {
  return { regency: ctx.regency, scope: await withSurvivors(ctx, scope), filter, verified: await verifiedDays(ctx, filter) };
}

async function verifiedDays(ctx: Pick<Context, 'tx' | 'clock'>, { freshness }: Filter): Promise<store.Narrowing['verified']> {
  if (freshness === undefined || freshness === 'never') return freshness;
  const today = dayOf(ctx.clock.now());
  const rules = await rulesInForce<{ verification_freshness_days: FreshnessRule }>(ctx.tx, ['verification_freshness_days'], today);
  return verifiedBetween(rules.verification_freshness_days.value, freshness, today);
}

/** Like `narrow`, and where words were searched for, cut to what they find. For what shows the list elsewhere: its map, its export. */
export async function narrowFound(ctx: Asking, scope: Scope, filter: Filter): Promise<store.Narrowing> {
  const narrowing = await narrow(ctx, scope, filter);
  return filter.search ? { ...narrowing, found: await findIds(ctx, narrowing, filter.search) } : narrowing;
}

type Page = { cursor?: string | undefined; limit: number };
type ItemPage = { items: ReturnType<typeof showItem>[]; next: string | null };

export async function listNewest(ctx: Asking, narrowing: store.Narrowing, { cursor, limit }: Page): Promise<ItemPage> {
  const rows = await store.listNewest(ctx.tx, narrowing, decodeCursor(cursor, 1)?.[0], limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map(showItem), next: last ? encodeCursor([last.id]) : null };
}

export async function listByName(ctx: Asking, narrowing: store.Narrowing, { cursor, limit }: Page): Promise<ItemPage> {
  const rows = await store.listByName(ctx.tx, narrowing, decodeCursor(cursor, 2) as [string, string] | undefined, limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map(showItem), next: last ? encodeCursor([last.key, last.id]) : null };
}

/** The best answers to what was typed; the cursor is the id of the last one shown. */
export async function listFound(ctx: Asking, narrowing: store.Narrowing, text: string, { cursor, limit }: Page): Promise<ItemPage> {
  const ids = await findIds(ctx, narrowing, text);
  const after = decodeCursor(cursor, 1)?.[0];
  const from = after === undefined ? 0 : ids.indexOf(after) + 1;
  const page = ids.slice(from, from + limit);
  const rows = new Map((await store.listByIds(ctx.tx, ctx.regency, page)).map((row) => [row.id, row]));
  const last = from + limit < ids.length ? page.at(-1) : undefined;
  return { items: page.flatMap((id) => rows.get(id) ?? []).map(showItem), next: last ? encodeCursor([last]) : null };
}

/** The ids of what was found, the best first. */
export async function findIds(ctx: Asking, narrowing: store.Narrowing, text: string): Promise<string[]> {
  const asked = understand(text);
  if (!asked) return [];
  if (asked.kind === 'words') return findByWords(ctx, narrowing, asked.words);
  const phone = asked.kind === 'phone' ? checkPhone(asked.digits).value : null;
  const by =
    asked.kind === 'nik'
      ? { nikIndex: ctx.keys.blindIndex('nik', asked.nik) }
      : asked.kind === 'nikTail'
        ? { nikTailIndex: ctx.keys.blindIndex('nik_tail', asked.tail) }
        : phone !== null
          ? { phone }
          : { documentNumber: asked.kind === 'number' ? asked.number : asked.kind === 'phone' ? asked.digits : '' };
  return (await store.holdersOfNumber(ctx.tx, narrowing, by, mostFound)).map((row) => row.id);
}

/**
 * The words themselves, then what begins with them, then what looks like them: each only where less finds little.
 * Every step reads a bounded number of holders of each word, however many hold it.
 */
async function findByWords(ctx: Asking, narrowing: store.Narrowing, typed: string[]): Promise<string[]> {
  const beginning = answersOf(typed, await store.wordsBeginning(ctx.tx, ctx.regency, typed, 30));
  const found = new Set(await rank(ctx, narrowing, beginning.map(onlyExact)));
  if (found.size < enough) for (const id of await rank(ctx, narrowing, beginning)) found.add(id);
  if (found.size < enough) for (const id of await rank(ctx, narrowing, await withAlike(ctx, typed, beginning))) found.add(id);
  return [...found];
}

/** The word itself where the registry has it, else whatever begins with it. */
function onlyExact(answers: Map<string, Likeness>): Map<string, Likeness> {
  const exact = new Map([...answers].filter(([, how]) => how === 3));
  return exact.size > 0 ? exact : answers;
}

async function withAlike(ctx: Asking, typed: string[], beginning: Map<string, Likeness>[]): Promise<Map<string, Likeness>[]> {
  const pairs = await slipsAmong(ctx, typed);
  for (const wanted of typed) pairs.push(...(await store.wordsAlike(ctx.tx, ctx.regency, wanted, 40)).map((word) => ({ typed: wanted, word })));
  const alike = answersOf(typed, pairs);
  return beginning.map((answers, i) => new Map([...answers, ...(alike[i] ?? [])]));
}

/** The words of the registry that are one slip away from a typed word. */
async function slipsAmong(ctx: Asking, typed: string[]): Promise<{ typed: string; word: string }[]> {
  const slips = typed.map((wanted) => ({ wanted, words: new Set(slipsOf(wanted)) }));
  const known = await store.wordsAmong(
    ctx.tx,
    ctx.regency,
    slips.flatMap(({ words }) => [...words]),
  );
  return slips.flatMap(({ wanted, words }) => known.filter((word) => words.has(word)).map((word) => ({ typed: wanted, word })));
}

function answersOf(typed: string[], pairs: { typed: string; word: string }[]): Map<string, Likeness>[] {
  return typed.map(
    (wanted) =>
      new Map(
        pairs
          .filter((p) => p.typed === wanted)
          .flatMap(({ word }) => {
            const how = likeness(wanted, word);
            return how ? [[word, how] as const] : [];
          }),
      ),
  );
}

async function rank(ctx: Asking, narrowing: store.Narrowing, answers: Map<string, Likeness>[]): Promise<string[]> {
  if (answers.some((words) => words.size === 0)) return [];
  const rows = await store.holdersOf(ctx.tx, narrowing, answers.map(bestFirst), mostFound);
  const scored = rows.map((row) => ({ id: row.id, score: score(answers, row.words) })).filter((row) => row.score > 0);
  return scored.sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1)).map((row) => row.id);
}

function bestFirst(answers: Map<string, Likeness>): string[] {
  return [...answers].sort(([, a], [, b]) => b - a).map(([word]) => word);
}

/** Above so many points the map shows villages: gathering them reads each. Where a filter picks few of them, it reads over the others. */
const mostGathered = 5000;
const mostReadOver = 20_000;
const gridCells = 24;

/** What the map shows in a box: single enterprises and groups of near ones, or whole villages where there are very many. */
export async function showMap(ctx: Asking, narrowing: store.Narrowing, box: store.Box) {
  const { regency, scope, filter } = narrowing;
  const area = countedArea(scope, regency, filter);
  const gathered = () => store.mapPoints(ctx.tx, narrowing, box, gridCells);
  if (!area) return { points: await gathered(), ...(await store.countLocated(ctx.tx, narrowing)) };
  const villages = await store.locatedByVillage(ctx.tx, regency, area, filter, box);
  const shares = villages.map((v) => ({ ...v, share: shareInside(v, box) }));
  const expected = (of: 'located' | 'all') => shares.reduce((sum, v) => sum + v[of] * v.share, 0);
  const points =
    expected('located') <= mostGathered && expected('all') <= mostReadOver
      ? await gathered()
      : shares.filter((v) => v.located > 0).map((v) => ({ id: null, name: v.name, latitude: v.latitude, longitude: v.longitude, n: v.located }));
  return { points, ...(await store.locatedByCells(ctx.tx, regency, area, filter)) };
}

/** How much of a village lies in a box, the village taken as the square around its circle. */
function shareInside(v: store.VillageRow, box: store.Box): number {
  const radius = v.radius_km / store.kilometresPerDegree;
  const overlap = (centre: number, from: number, to: number) =>
    Math.max(0, Math.min(centre + radius, to) - Math.max(centre - radius, from)) / (2 * radius);
  return overlap(v.latitude, box.south, box.north) * overlap(v.longitude, box.west, box.east);
}

/** Whether the counts kept per area can answer: one area that the actor sees whole, and no filter that they do not know. */
export function countedArea(scope: Scope, regency: string, filter: Filter): string | undefined {
  if (filter.freshness || filter.hasDocument || filter.lacksDocument || filter.centre || filter.place || filter.search) return undefined;
  if (scope.everything || scope.areas.includes(regency)) return filter.area ?? regency;
  if (filter.area) return scope.areas.some((area) => filter.area === area || filter.area?.startsWith(`${area}.`)) ? filter.area : undefined;
  return scope.areas.length === 1 && !store.holdsOwners(scope) ? scope.areas[0] : undefined;
}

import { addDays, dayOf } from '#core/dates.ts';
import type { Scope } from '#core/policy.ts';
import { coreProblems } from '#core/problem.ts';
import { areaContains } from '#core/region.ts';
import { say } from '#core/text.ts';
import type { Text } from '#core/text.ts';
import { listRegions } from '#modules/accounts/index.ts';
import { action } from '#platform/action.ts';
import type { Context } from '#platform/action.ts';
import { contract } from '../contract/index.ts';
import { checkRules } from '../rules/checks/index.ts';
import type { RuleInForce } from '../rules/checks/index.ts';
import * as store from '../store/index.ts';
import { openRun } from '../works/check.ts';
import { acceptFinding, findFinding, mustBeMended } from './accepting.ts';
import { listFindings } from './findings.ts';
import { repairFindings } from './repairing.ts';

const historyDays = 92;
const sourceLabels: Record<string, Text> = {
  form: { id: 'Dicatat lewat formulir', en: 'Recorded with the form' },
  import: { id: 'Impor berkas', en: 'Imported files' },
  demo: { id: 'Data contoh', en: 'Example data' },
};

type Region = Awaited<ReturnType<typeof listRegions>>[number];

/** The areas that an answer is about: the one asked for, or all that the actor answers for, none inside another. */
function areasFor(scope: Scope, regency: string, area: string | undefined): string[] {
  if (area !== undefined) return [area];
  if (scope.everything || scope.areas.includes(regency)) return [regency];
  const areas = [...new Set(scope.areas)];
  return areas.filter((one) => !areas.some((other) => other !== one && areaContains(other, one)));
}

/** The next smaller areas; a village has none, and several areas stand beside each other themselves. */
function partsOf(regions: Region[], areas: string[]): Region[] {
  const [only, second] = areas;
  const parts = second === undefined ? regions.filter((region) => region.parent === only) : [];
  return parts.length > 0 ? parts : regions.filter((region) => areas.includes(region.code));
}

async function cellsOf(ctx: Context, areas: string[]): Promise<store.FindingCell[]> {
  const cells: store.FindingCell[] = [];
  for (const area of areas) cells.push(...(await store.findingCells(ctx.tx, ctx.regency, area)));
  return cells;
}

const sum = (cells: readonly store.FindingCell[], rule: string, of: 'n' | 'repairable' = 'n'): number =>
  cells.reduce((total, cell) => total + (cell.rule === rule ? cell[of] : 0), 0);

function showRules(ctx: Context, rules: RuleInForce[], cells: store.FindingCell[]) {
  return rules.flatMap(({ code, severity, validFrom, legalBasis }) => {
    const rule = checkRules.get(code);
    if (!rule) return [];
    const counts = { n: sum(cells, code), repairable_n: sum(cells, code, 'repairable') };
    const words = { title: say(rule.title, ctx.language), advice: say(rule.advice, ctx.language) };
    return [{ code, severity, ...words, legalBasis, validFrom, group: rule.group, repairable: rule.repairable ?? false, ...counts }];
  });
}

function showSources(ctx: Context, cells: store.FindingCell[]) {
  const sources = new Map<string, number>();
  for (const { source, rule, n } of cells) sources.set(source, (sources.get(source) ?? 0) + (rule.startsWith('#') ? 0 : n));
  return [...sources]
    .map(([source, findings]) => ({ source, label: sourceLabels[source] ? say(sourceLabels[source], ctx.language) : source, findings }))
    .sort((a, b) => b.findings - a.findings || (a.source < b.source ? -1 : 1));
}

async function showAreas(ctx: Context, regions: Region[], areas: string[], source: string | undefined) {
  const parts = partsOf(regions, areas);
  const cells = await store.enterpriseCells(
    ctx.tx,
    ctx.regency,
    parts.map((part) => part.code),
    source,
  );
  const n = (area: string, rule: string) => cells.find((cell) => cell.area === area && cell.rule === rule)?.n ?? 0;
  return parts.map(({ code, name }) => ({
    area: code,
    name,
    enterprises: n(code, '#checked'),
    withErrors: n(code, '#error'),
    withWarnings: n(code, '#warning'),
  }));
}

/** One point a day. It is kept for all sources together, so that there is none of a single one. */
async function showHistory(ctx: Context, areas: string[], source: string | undefined) {
  if (source !== undefined) return [];
  const days = new Map<string, { day: string; error: number; warning: number; hint: number; enterprises: number }>();
  for (const { day, severity, n } of await store.listQualityDays(ctx.tx, ctx.regency, areas, addDays(dayOf(ctx.clock.now()), -historyDays))) {
    const point = days.get(day) ?? { day, error: 0, warning: 0, hint: 0, enterprises: 0 };
    days.set(day, { ...point, [severity]: n });
  }
  return [...days.values()];
}

/** Of all sources together, like the history. */
async function showTrust(ctx: Context, regions: Region[], areas: string[]) {
  const parts = partsOf(regions, areas);
  const rows = await store.lastTrust(ctx.tx, ctx.regency, [...new Set([...areas, ...parts.map((part) => part.code)])]);
  const all = rows.filter((row) => areas.includes(row.area));
  const [first] = all;
  const n = all.reduce((total, row) => total + row.n, 0);
  if (!first || n === 0) return null;
  return {
    day: first.day,
    mean: all.reduce((total, row) => total + row.trust * row.n, 0) / n,
    areas: parts.flatMap(({ code, name }) => rows.filter((row) => row.area === code).map((row) => ({ area: code, name, mean: row.trust }))),
  };
}

/** Enterprises in the actor's reach with at least one error. */
export async function countWithErrors(ctx: Context): Promise<number> {
  return sum(await cellsOf(ctx, areasFor(ctx.scope, ctx.regency, undefined)), '#error');
}

const wholeRegency = async (ctx: Context) => ({ place: { area: ctx.regency } });

export const qualityActions = {
  'validation.getQuality': action(contract['validation.getQuality'], {
    find: async (ctx, { area }) => ({ place: { area: area ?? areasFor(ctx.scope, ctx.regency, undefined)[0] } }),
    async act(ctx, { area, source }) {
      const regions = await listRegions(ctx.tx, ctx.regency);
      if (area !== undefined && !regions.some((region) => region.code === area)) throw coreProblems.make('core.notFound');
      const areas = areasFor(ctx.scope, ctx.regency, area);
      const all = await cellsOf(ctx, areas);
      const cells = source === undefined ? all : all.filter((cell) => cell.source === source);
      const run = await openRun(ctx);
      const enterprises = sum(cells, '#checked');
      return {
        enterprises,
        clean: enterprises - sum(cells, '#error') - sum(cells, '#warning'),
        checkedAt: await store.lastFinished(ctx.tx, ctx.regency),
        checking: run ? { done: run.done, total: run.total } : null,
        rules: showRules(ctx, await store.checkRulesOn(ctx.tx, dayOf(ctx.clock.now())), cells),
        areas: await showAreas(ctx, regions, areas, source),
        sources: showSources(ctx, all),
        history: await showHistory(ctx, areas, source),
        trust: await showTrust(ctx, regions, areas),
        can: ctx.can({ area: ctx.regency }, { 'validation.checkAgain': undefined }),
      };
    },
  }),
  'validation.listFindings': action(contract['validation.listFindings'], { act: listFindings }),
  'validation.repairFindings': action(contract['validation.repairFindings'], { act: repairFindings }),
  'validation.acceptFinding': action(contract['validation.acceptFinding'], {
    find: findFinding,
    ask: (_ctx, _input, { finding }) => mustBeMended(finding),
    act: acceptFinding,
  }),
  'validation.checkAgain': action(contract['validation.checkAgain'], {
    find: wholeRegency,
    async act(ctx) {
      if (await openRun(ctx)) return { started: false };
      const run = ctx.newId();
      await store.startRun(ctx.tx, ctx.regency, run, await store.countLiving(ctx.tx, ctx.regency), ctx.clock.now(), ctx.actorName);
      ctx.enqueue({ action: 'validation.checkAll', input: { run } });
      ctx.audit({ subject: ['check', run] });
      return { started: true };
    },
  }),
};

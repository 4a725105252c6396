import type { Params } from '#core/text.ts';
import { dayOf } from '#core/dates.ts';
import { formatNumber } from '#core/money.ts';
import { fill } from '#core/text.ts';
import type { Context } from '#platform/action.ts';
import { codeProblems } from '../codesProblems.ts';
import type { CodeListKind } from '../contract/codes.ts';
import { crosswalkColumns, kbliColumns, regionColumns } from '../rules/codes/columns.ts';
import { comparePairs, compareKbli } from '../rules/codes/compare.ts';
import { oneToOne, readCrosswalk } from '../rules/codes/crosswalk.ts';
import { readKbli } from '../rules/codes/kbli.ts';
import type { FindingCode, missingMessages } from '../rules/codes/messages.ts';
import { fieldMessages, findingMessages } from '../rules/codes/messages.ts';
import { readRegions } from '../rules/codes/regions.ts';
import type { CodeTable } from '../rules/codes/tables.ts';
import { findCrosswalkVersions, findKbliVersion } from '../rules/codes/version.ts';
import * as store from '../store/index.ts';

/** What the person said of the file; what they left out is found in it. */
export type Meant = { kind?: CodeListKind | undefined; version?: string | undefined; toVersion?: string | undefined };

export type Finding = { code: FindingCode; n: number; params?: Params; examples: string[] };
export type Written = { added: number; changed: number; retired: number };

/** What a file is, what is to be said of it, and what loading it would write. */
export type Plan = {
  kind: CodeListKind;
  version: string | null;
  toVersion: string | null;
  versionFrom: 'given' | 'content' | 'name' | null;
  columns: { field: string; header: string }[];
  usable: number;
  findings: Finding[];
  gone: number;
  changes: boolean;
  missing: keyof typeof missingMessages | null;
  write: (listId: string, retireGone: boolean) => Promise<Written>;
};

const nothing = { added: 0, changed: 0, retired: 0 };

/** Everything that the tables can be read as, the likeliest first. */
export function kindsOf(tables: CodeTable[]): CodeListKind[] {
  const any = (find: (table: CodeTable) => object | undefined) => tables.some((table) => find(table) !== undefined);
  return [
    ...(any(regionColumns) ? (['region_bps'] as const) : []),
    ...(any(crosswalkColumns) ? (['kbli_crosswalk'] as const) : []),
    ...(any(kbliColumns) ? (['kbli'] as const) : []),
  ];
}

export async function planLoad(ctx: Context, fileName: string, tables: CodeTable[], meant: Meant): Promise<Plan> {
  const kind = meant.kind ?? kindsOf(tables)[0];
  if (kind === undefined || !kindsOf(tables).includes(kind)) throw codeProblems.make('registry.codesNotList');
  if (kind === 'kbli') return planKbli(ctx, fileName, tables, meant);
  return kind === 'kbli_crosswalk' ? planCrosswalk(ctx, fileName, tables, meant) : planRegions(ctx, tables);
}

/** The tables in which the columns were found, with them. */
const withColumns = <C>(tables: CodeTable[], find: (table: CodeTable) => C | undefined) =>
  tables.flatMap((table) => {
    const columns = find(table);
    return columns === undefined ? [] : [{ table, columns }];
  });

function namedColumns(ctx: Context, first: { table: CodeTable; columns: object } | undefined): { field: string; header: string }[] {
  return Object.entries(first?.columns ?? {}).flatMap(([field, index]) =>
    typeof index === 'number'
      ? [{ field: fieldMessages[field]?.[ctx.language] ?? field, header: first?.table.headers[index] || `${index + 1}` }]
      : [],
  );
}

const some = <T>(list: readonly T[], show: (one: T) => string) => list.slice(0, 10).map(show);
const finding = <T>(code: FindingCode, list: readonly T[], show: (one: T) => string, params?: Params): Finding[] =>
  list.length === 0 ? [] : [{ code, n: list.length, examples: some(list, show), ...(params && { params }) }];
const counted = (code: FindingCode, n: number, params?: Params): Finding[] => (n === 0 ? [] : [{ code, n, examples: [], ...(params && { params }) }]);

/** One finding for each reason why rows cannot be used. */
function wrongFindings<W extends { at: number; text: string; why: FindingCode }>(ctx: Context, wrong: W[]): Finding[] {
  const reasons = [...new Set(wrong.map((one) => one.why))];
  const row = ctx.language === 'id' ? 'Baris' : 'Row';
  return reasons.flatMap((why) =>
    finding(
      why,
      wrong.filter((one) => one.why === why),
      (one) => `${row} ${one.at}: “${one.text}”`,
    ),
  );
}

export function findingWords(ctx: Pick<Context, 'language'>, { code, n, params }: Finding): string {
  const values = Object.fromEntries(
    Object.entries({ ...params, n }).map(([key, value]) => [key, typeof value === 'number' ? formatNumber(value, ctx.language) : value]),
  );
  return `${fill(findingMessages[code][ctx.language], values)}.`;
}

/** A full list has 1,559 codes (KBLI 2025) or 1,790 (2020). */
const fullList = 1000;

async function planKbli(ctx: Context, fileName: string, tables: CodeTable[], meant: Meant): Promise<Plan> {
  const found = withColumns(tables, kbliColumns);
  const said = findKbliVersion(fileName, found);
  const version = meant.version ?? said?.version ?? null;
  const reading = readKbli(found, version ?? undefined);
  const c = compareKbli(reading.entries, version === null ? [] : await store.knownKbli(ctx.tx, ctx.regency, version));
  const titled = (entry: { code: string; title: string }) => `${entry.code} · ${entry.title}`;
  const { category, two, three, four } = reading.levels;
  const differing = c.kept.length + c.changed.filter(({ before, entry }) => before.title !== entry.title).length;
  const findings = [
    ...counted('otherVersion', version !== null && said && said.version !== version ? 1 : 0, { found: said?.version ?? '', version: version ?? '' }),
    ...counted('differs', differing >= 10 && differing > c.same + c.described.length ? differing : 0, { version: version ?? '' }),
    ...(version === null ? [] : finding('added', c.added, titled)),
    ...finding('changed', c.changed, ({ before, entry }) => `${entry.code} · ${before.title} → ${entry.title}`),
    ...finding('described', c.described, titled),
    ...finding('kept', c.kept, ({ before, entry }) => `${entry.code} · ${before.title} ↔ ${entry.title}`),
    ...counted('same', c.same),
    ...finding('gone', c.gone, titled),
    ...finding('missing', c.missing, titled),
    ...finding('restored', reading.restored, ({ before, code }) => `${before} → ${code}`),
    ...wrongFindings(ctx, reading.wrong),
    ...counted('levels', category + two + three + four, { category, two, three, four }),
    ...counted('otherRows', reading.otherVersions.size, { versions: [...reading.otherVersions].join(', ') }),
    ...counted('partial', reading.entries.size < fullList ? reading.entries.size : 0),
  ];
  const adds = c.added.length + c.changed.length + c.described.length;
  return {
    kind: 'kbli',
    version,
    toVersion: null,
    versionFrom: meant.version ? 'given' : (said?.from ?? null),
    columns: namedColumns(ctx, found[0]),
    usable: reading.entries.size,
    findings,
    gone: c.gone.length,
    changes: adds > 0,
    missing: reading.entries.size === 0 ? 'nothing' : version === null ? 'version' : null,
    write: async (listId, retireGone) =>
      version === null
        ? nothing
        : {
            added: await store.addKbli(ctx.tx, version, listId, c.added),
            changed:
              (await store.changeKbli(
                ctx.tx,
                version,
                listId,
                c.changed.map(({ entry }) => entry),
              )) + (await store.describeKbli(ctx.tx, version, c.described)),
            retired: retireGone
              ? await store.retireKbli(
                  ctx.tx,
                  version,
                  c.gone.map(({ code }) => code),
                  dayOf(ctx.clock.now()),
                )
              : 0,
          },
  };
}

async function planCrosswalk(ctx: Context, fileName: string, tables: CodeTable[], meant: Meant): Promise<Plan> {
  const found = withColumns(tables, crosswalkColumns);
  const said = findCrosswalkVersions(fileName, found);
  const [from, to] = [meant.version ?? said?.from ?? null, meant.toVersion ?? said?.to ?? null];
  const versions = from !== null && to !== null && from !== to ? { from, to } : undefined;
  const reading = readCrosswalk(found);
  const c = comparePairs(reading.pairs, versions ? await store.knownPairs(ctx.tx, ctx.regency, versions) : []);
  const heirs = oneToOne(reading.pairs.values());
  const olds = new Set([...reading.pairs.values()].map((pair) => pair.from));
  const arrow = (pair: { from: string; to: string; part: boolean }) => `${pair.from} → ${pair.to}${pair.part ? ' *' : ''}`;
  const findings = [
    ...(versions ? finding('pairsAdded', c.added, arrow) : []),
    ...finding('pairsChanged', c.changed, arrow),
    ...finding('pairsKept', c.kept, arrow),
    ...counted('pairsSame', c.same),
    ...finding('pairsGone', c.gone, arrow),
    ...finding('oneToOne', heirs, arrow),
    ...counted('toChoose', olds.size - heirs.length),
    ...finding('ended', reading.ended, (code) => code),
    ...(versions ? finding('unknownCodes', await unknownCodes(ctx, versions, reading.pairs.values()), (code) => code) : []),
    ...wrongFindings(
      ctx,
      reading.wrong.map((one) => ({ ...one, why: 'notCode' as const })),
    ),
    ...counted('groups', reading.groups),
  ];
  return {
    kind: 'kbli_crosswalk',
    version: from,
    toVersion: to,
    versionFrom: meant.version && meant.toVersion ? 'given' : (said?.found ?? null),
    columns: namedColumns(ctx, found[0]),
    usable: reading.pairs.size,
    findings,
    gone: c.gone.length,
    changes: c.added.length + c.changed.length > 0,
    missing: reading.pairs.size === 0 ? 'nothing' : versions ? null : 'versions',
    write: async (listId, retireGone) =>
      versions === undefined
        ? nothing
        : {
            added: await store.addPairs(ctx.tx, versions, listId, c.added),
            changed: await store.changePairs(ctx.tx, versions, listId, c.changed),
            retired: retireGone ? await store.retirePairs(ctx.tx, versions, c.gone, dayOf(ctx.clock.now())) : 0,
          },
  };
}

/** Codes of the pairs that the list of their version does not have; said only of a version that is loaded in full. */
async function unknownCodes(ctx: Context, { from, to }: store.Versions, pairs: Iterable<{ from: string; to: string }>): Promise<string[]> {
  const all = [...pairs];
  const missingFrom = async (version: string, codes: string[]) => {
    const known = new Set((await store.knownKbli(ctx.tx, ctx.regency, version)).map((row) => row.code));
    return known.size < fullList ? [] : [...new Set(codes)].filter((code) => !known.has(code)).map((code) => `${code} (${version})`);
  };
  return [
    ...(await missingFrom(
      from,
      all.map((pair) => pair.from),
    )),
    ...(await missingFrom(
      to,
      all.map((pair) => pair.to),
    )),
  ];
}

async function planRegions(ctx: Context, tables: CodeTable[]): Promise<Plan> {
  const found = withColumns(tables, regionColumns);
  const regions = await store.regionsOfRegency(ctx.tx, ctx.regency);
  const known = new Map((await store.foreignCodes(ctx.tx, ctx.regency, 'bps')).map((row) => [row.code, row.region]));
  const reading = readRegions(found, ctx.regency, regions, known);
  const names = new Map(regions.map((region) => [region.code, region.name]));
  const rows = [...reading.regions].map(([code, region]) => ({ code, region }));
  const added = rows.filter((row) => !known.has(row.code));
  const changed = rows.filter((row) => known.has(row.code) && known.get(row.code) !== row.region);
  const shown = (row: { code: string; region: string }) => `${row.code} · ${names.get(row.region) ?? ''} (${row.region})`;
  return {
    kind: 'region_bps',
    version: null,
    toVersion: null,
    versionFrom: null,
    columns: namedColumns(ctx, found[0]),
    usable: rows.length,
    findings: [
      ...finding('regionsAdded', added, shown),
      ...finding('regionsChanged', changed, shown),
      ...counted('regionsSame', rows.length - added.length - changed.length),
      ...wrongFindings(ctx, reading.wrong),
      ...counted('elsewhere', reading.elsewhere),
    ],
    gone: 0,
    changes: added.length + changed.length > 0,
    missing: rows.length === 0 ? 'nothing' : null,
    write: async (listId) => {
      await store.saveForeignCodes(ctx.tx, 'bps', listId, [...added, ...changed]);
      return { added: added.length, changed: changed.length, retired: 0 };
    },
  };
}

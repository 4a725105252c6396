import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { enterpriseSettings, link, profileSettings, readSettings, SettingsError } from '#engines/linkage/index.ts';
import type { Linked, Settings, Table } from '#engines/linkage/index.ts';
import { BadInput } from './badInput.ts';
import { readEnterprises, readTable } from './link/input.ts';
import { writePairs } from './link/pairsFile.ts';

const usage = `Pemakaian: naikkelas link --input a.csv [--input b.csv] (--settings s.json | --profile enterprise) [--pairs pasangan.csv] [--json]`;

type Flags = ReturnType<typeof readFlags>;

/** `naikkelas link`: finds the records that are the same person or enterprise (formats.md). */
export async function runLink(args: string[]): Promise<number> {
  const flags = readFlags(args);
  const { table, settings, readMs } = await readInput(flags);
  const base = flags.profile === undefined ? {} : { base: enterpriseSettings.base };
  const linked = link(table, settings, () => performance.now(), base);
  for (const rule of linked.narrowed)
    console.error(
      `blocking_rules.${rule}: blok terbesarnya terlalu besar; di dalamnya hanya catatan yang juga sama satu kolom lain yang dibandingkan.`,
    );
  if (flags.pairs !== undefined) writePairs(flags.pairs, linked, table, settings);
  const result = describe(linked, readMs);
  if (flags.json) console.log(JSON.stringify(result));
  else printWords(result);
  return 0;
}

function readFlags(args: string[]) {
  const options = {
    input: { type: 'string', multiple: true },
    settings: { type: 'string' },
    profile: { type: 'string' },
    pairs: { type: 'string' },
    json: { type: 'boolean' },
  } as const;
  const { values } = parse(() => parseArgs({ args, options }));
  const { input: inputs = [], settings, profile, pairs } = values;
  if (inputs.length === 0) throw new BadInput(`--input: sebutkan berkas CSV.\n${usage}`);
  if (inputs.length > 2) throw new BadInput(`--input: paling banyak dua berkas, ada ${inputs.length}.`);
  if ((settings === undefined) === (profile === undefined)) throw new BadInput(`Pilih satu: --settings atau --profile.\n${usage}`);
  if (profile !== undefined && profile !== 'enterprise') throw new BadInput(`--profile: “${profile}” tidak dikenal; yang ada: enterprise.`);
  return { inputs, settings, profile, pairs, json: values.json === true };
}

function parse<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : ''}\n${usage}`);
  }
}

async function readInput(flags: Flags): Promise<{ table: Table; settings: Settings; readMs: number }> {
  const from = performance.now();
  if (flags.settings !== undefined) {
    const settings = settingsFrom(flags.settings, flags.inputs);
    return { table: await readTable(flags.inputs, settings), settings, readMs: performance.now() - from };
  }
  const { table, truth } = await readEnterprises(flags.inputs);
  return { table, settings: profileSettings(enterpriseSettings, { truth, link: flags.inputs.length === 2 }), readMs: performance.now() - from };
}

function settingsFrom(file: string, inputs: readonly string[]): Settings {
  try {
    const { settings, warnings } = readSettings(JSON.parse(readText(file)), inputs.length);
    for (const warning of warnings) console.error(`${file}: ${warning}`);
    return settings;
  } catch (error) {
    if (error instanceof SettingsError) throw new BadInput(error.problems.map((problem) => `${file}: ${problem}`).join('\n'));
    if (error instanceof SyntaxError) throw new BadInput(`${file}: bukan JSON yang benar (${error.message}).`);
    throw error;
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new BadInput(`${file}: berkas tidak ada atau tidak dapat dibaca.`);
  }
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

function describe(linked: Linked, readMs: number) {
  const { records, candidatePairs, truePairs, best, bands, clusters, model } = linked;
  const phases = Object.entries({ read: readMs, ...linked.phases }).map(([name, ms]) => [name, rounded(ms, 1)]);
  return {
    records,
    candidate_pairs: candidatePairs,
    true_pairs: truePairs,
    best,
    bands,
    clusters: { count: clusters.count, f1: clusters.f1, threshold: clusters.threshold, held: clusters.held },
    model: { prior: model.prior, comparisons: model.comparisons.map(({ name, levels }) => ({ name, levels })) },
    phases_ms: Object.fromEntries(phases) as Record<string, number>,
    // Since the process began.
    wall_ms: Math.round(performance.now()),
    peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function printWords({ records, candidate_pairs, true_pairs, best, bands, clusters, wall_ms, peak_rss_mb }: ReturnType<typeof describe>): void {
  const number = (value: number) => value.toLocaleString('id-ID', { maximumFractionDigits: 4 });
  console.log(`${number(records)} catatan, ${number(candidate_pairs)} pasangan calon, ${number(clusters.count)} kelompok`);
  for (const { from, to, pairs, precision } of bands)
    console.log(`  bobot ${from ?? '…'} sampai ${to ?? '…'}: ${number(pairs)} pasangan${precision === null ? '' : `, tepat ${number(precision)}`}`);
  if (best)
    console.log(
      `  terbaik dari bobot ${number(best.threshold)}: presisi ${number(best.precision)}, recall ${number(best.recall)}, F1 ${number(best.f1)} (dari ${number(true_pairs ?? 0)} pasangan benar)`,
    );
  console.log(`  ${number(wall_ms / 1000)} detik, ${number(peak_rss_mb)} MB`);
}

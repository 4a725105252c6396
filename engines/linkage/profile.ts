import { customSpec } from './compare/custom.ts';
import type { CustomComparison } from './compare/customComparison.ts';
import type { Settings, Temper } from './settings/settings.ts';
import { Table } from './table/table.ts';
import type { LinkageModel } from './train/model.ts';

/** A record as a profile derives it: columns of text, and the keys under which it meets others (`rule:value`). */
export type DerivedRecord = { keys: readonly string[] };

/** A kind of record that the engine knows from the inside: its own columns, keys and comparisons. */
export type Profile<D extends DerivedRecord> = {
  comparisons: () => CustomComparison<unknown>[];
  /** Blocks of more records than this are cut by `part`. */
  maxBlock: number;
  part: (derived: D) => string;
  em_blocks: { rule: string; without: string[] }[];
  prior: { rules: string[]; recall: number };
  u_sample_pairs: number;
  seed: number;
  base: LinkageModel;
  /** By the levels of the comparisons in their order. */
  temper?: Temper;
};

const ID = 'id';
const TRUTH = 'truth';
const PART = 'part';

/** The settings of a profile, over the table that `ProfileTable` makes. */
export function profileSettings<D extends DerivedRecord>(profile: Profile<D>, options: { truth: boolean; link?: boolean; seed?: number }): Settings {
  return {
    uniqueId: ID,
    truth: options.truth ? { column: TRUTH, pattern: null } : null,
    link: options.link ?? false,
    prior: { rules: [[{ keys: profile.prior.rules }]], recall: profile.prior.recall },
    blockingRules: [[{ keys: null }]],
    comparisons: profile.comparisons().map(customSpec),
    emBlocks: profile.em_blocks.map(({ rule, without }) => ({ rule: [{ keys: [rule] }], without })),
    uSamplePairs: profile.u_sample_pairs,
    seed: options.seed ?? profile.seed,
    temper: profile.temper ?? null,
    clusters: { threshold: null, maxSize: Infinity },
  };
}

/** Takes derived records one by one and makes the table that a profile is linked on. */
export class ProfileTable<D extends DerivedRecord> {
  readonly #profile: Profile<D>;
  readonly #table: Table;
  readonly #columns: string[];
  readonly #places: number[];

  constructor(profile: Profile<D>) {
    this.#profile = profile;
    this.#columns = [...new Set(profile.comparisons().map(({ column }) => column))];
    this.#table = new Table([ID, TRUTH, PART, ...this.#columns]);
    this.#places = [...this.#table.columns.keys()].map((_, place) => place);
  }

  /** Records without an id of their own are known by their number. */
  add(derived: D, id: string | null = null, truth: string | null = null): void {
    const values = derived as unknown as Record<string, string | null>;
    const fields = [id ?? `#${this.#table.count + 1}`, truth ?? '', this.#profile.part(derived)];
    for (const column of this.#columns) fields.push(values[column] ?? '');
    this.#table.addFields(fields, this.#places);
    this.#table.addKeys(derived.keys);
  }

  endFirst(): void {
    this.#table.endFirst();
  }

  finish(): Table {
    return this.#table.seal({ most: this.#profile.maxBlock, part: this.#table.column(PART) });
  }
}

import type { Table } from '../table/table.ts';
import type { Comparison, ComparisonKind, ComparisonSpec } from './comparison.ts';
import { BoundCustom } from './custom.ts';
import { NamePairComparison } from './namePair.ts';
import { DateComparison, GeoComparison, NumericComparison } from './numbers.ts';
import { EditComparison, ExactComparison, JaroWinklerComparison, PrefixComparison } from './text.ts';
import { TokensComparison } from './tokens.ts';

const kinds: Record<ComparisonKind, new (spec: ComparisonSpec, table: Table) => Comparison> = {
  exact: ExactComparison,
  jaro_winkler: JaroWinklerComparison,
  levenshtein: EditComparison,
  damerau_levenshtein: EditComparison,
  date: DateComparison,
  numeric: NumericComparison,
  geo_km: GeoComparison,
  tokens: TokensComparison,
  prefix: PrefixComparison,
  name_pair: NamePairComparison,
};

/** The comparisons of the settings over the columns of this table. */
export function bindComparisons(specs: readonly ComparisonSpec[], table: Table): Comparison[] {
  return specs.map((spec) => (spec.kind === 'custom' ? new BoundCustom(spec, table) : new kinds[spec.kind](spec, table)));
}

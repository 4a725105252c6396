// Money of the crowd: log-normal, so that nearly all are micro, a few small, and hardly any medium (PP 7/2021 art. 35).
import type { Random } from '#test/town/prng.ts';
import type { TownBusiness, TownExport, TownFigures } from '#test/town/types.ts';

const lastYear = 2025;
const typicalTurnoverRupiah = 60_000_000;
const turnoverSpread = 1.86;
const largestTurnoverRupiah = 49_000_000_000;
const largestCapitalRupiah = 9_900_000_000;
const exportShare = 0.02;
const exportingClusters = new Set(['batik', 'craft', 'seafood', 'furniture']);
const exportCountries = ['SG', 'MY', 'JP', 'AU', 'NL', 'SA', 'US'] as const;

/** One to three of the years 2023–2025, never before the start; `turnoverRupiah` fixes the level of a hand-written enterprise. */
export function figuresOf(random: Random, business: TownBusiness, turnoverRupiah?: number): TownFigures[] {
  const level = turnoverRupiah ?? typicalTurnoverRupiah * Math.exp(random.normal(0, turnoverSpread));
  const newest = business.status === 'closed' ? lastYear - random.int(1, 2) : lastYear;
  const years = random.weighted([
    [1, 4],
    [2, 3],
    [3, 3],
  ] as const);
  const capital = level * Math.exp(random.normal(-1.2, 0.7));
  const figures: TownFigures[] = [];
  for (let year = Math.max(newest - years + 1, 2023, business.startYear); year <= newest; year++) {
    const growth = Math.exp((year - lastYear) * 0.06 + random.normal(0, 0.12));
    figures.push({
      year,
      capitalRupiah: roughly(Math.min(capital, largestCapitalRupiah)),
      turnoverRupiah: roughly(Math.min(level * growth, largestTurnoverRupiah)),
    });
  }
  return figures;
}

/** Very few export, and only what this coast does send abroad. */
export function exportsOf(random: Random, business: TownBusiness, figures: readonly TownFigures[]): TownExport[] {
  const latest = figures.at(-1);
  if (!latest || !exportingClusters.has(business.clusterCode) || !random.chance(exportShare)) return [];
  const product = business.products[0] ?? 'produk';
  return [
    { year: latest.year, country: random.pick(exportCountries), product, valueRupiah: roughly(latest.turnoverRupiah * (0.05 + random.next() * 0.5)) },
  ];
}

/** People answer in round numbers: two digits and noughts, at least 100,000. */
function roughly(rupiah: number): number {
  const unit = 10 ** Math.max(5, Math.floor(Math.log10(rupiah)) - 1);
  return Math.max(100_000, Math.round(rupiah / unit) * unit);
}

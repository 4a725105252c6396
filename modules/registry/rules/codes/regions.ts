import { areaContains, districtOf, regionLevel } from '#core/region.ts';
import type { Columns, RegionField } from './columns.ts';
import type { CodeTable } from './tables.ts';

export type KnownRegion = { code: string; name: string };
export type RegionWrong = { at: number; text: string; why: 'notBps' | 'regionUnknown' | 'nameUnknown' | 'nameAmbiguous' | 'twice' };
export type RegionReading = {
  /** BPS code → our region. */
  regions: Map<string, string>;
  /** Rows of other regencies: theirs to load. */
  elsewhere: number;
  wrong: RegionWrong[];
};

type RegionRow = { at: number; bps: string; kemendagri: string; name: string };
export type RegionTable = { table: CodeTable; columns: Columns<RegionField> & { bps: number } };

/** Kedung Asem, KEDUNGASEM and kedung-asem are one village. */
export const placeKey = (name: string) =>
  name
    .toLowerCase()
    .replace(/^(kelurahan|kel|desa|ds|kecamatan|kec|kota|kabupaten|kab)\b[. :]*/, '')
    .replace(/[^a-z]/g, '');

/** Which of a regency's regions each BPS code is: by the Kemendagri code beside it, else by name within its parent. */
export function readRegions(tables: RegionTable[], regency: string, regions: KnownRegion[], known: ReadonlyMap<string, string>): RegionReading {
  const reading: RegionReading = { regions: new Map(), elsewhere: 0, wrong: [] };
  const rows = tables
    .flatMap(({ table, columns }) => table.rows.map((row) => rowOf(row.at, row.cells, columns)))
    .filter((row) => row.bps || row.name);
  const atlas = new Atlas(regency, regions, known);
  // Districts before villages: a village is looked for inside its district.
  for (const row of rows.toSorted((a, b) => a.bps.length - b.bps.length)) {
    const found = atlas.resolve(row, reading.regions);
    if (found === 'elsewhere') reading.elsewhere++;
    else if ('why' in found) reading.wrong.push({ at: row.at, text: `${row.bps} ${row.name}`.trim().slice(0, 60), why: found.why });
    else put(reading, row, found.region);
  }
  return reading;
}

function rowOf(at: number, cells: readonly string[], columns: Columns<RegionField> & { bps: number }): RegionRow {
  const cell = (index: number | undefined) => (index === undefined ? '' : (cells[index] ?? '').trim());
  return { at, bps: cell(columns.bps).replace(/^['`]/, ''), kemendagri: cell(columns.kemendagri), name: cell(columns.name) };
}

function put(reading: RegionReading, row: RegionRow, region: string): void {
  const before = reading.regions.get(row.bps);
  if (before !== undefined && before !== region) {
    reading.regions.delete(row.bps);
    reading.wrong.push({ at: row.at, text: row.bps, why: 'twice' });
  } else reading.regions.set(row.bps, region);
}

type Found = { region: string } | { why: RegionWrong['why'] } | 'elsewhere';

/** The regions of one regency under their codes and names. */
class Atlas {
  readonly #regency: string;
  readonly #codes: ReadonlySet<string>;
  readonly #named = new Map<string, string[]>();
  readonly #known: ReadonlyMap<string, string>;
  readonly #bpsRegency: string;

  constructor(regency: string, regions: KnownRegion[], known: ReadonlyMap<string, string>) {
    this.#regency = regency;
    this.#codes = new Set(regions.map((region) => region.code));
    for (const { code, name } of regions) {
      const key = `${regionLevel(code)} ${placeKey(name)}`;
      this.#named.set(key, [...(this.#named.get(key) ?? []), code]);
    }
    this.#known = known;
    // Both systems number the regencies alike, save some young ones in Papua: those are known from a list or not at all.
    this.#bpsRegency = [...known].find(([, region]) => region === regency)?.[0] ?? regency.replace('.', '');
  }

  resolve(row: RegionRow, soFar: ReadonlyMap<string, string>): Found {
    if (!/^\d{2}$|^\d{4}$|^\d{7}$|^\d{10}$/.test(row.bps)) return { why: 'notBps' };
    if (row.kemendagri !== '') return this.#byCode(row.kemendagri);
    if (!row.bps.startsWith(this.#bpsRegency)) return 'elsewhere';
    if (row.bps === this.#bpsRegency) return { region: this.#regency };
    return this.#byName(row, soFar);
  }

  #byCode(text: string): Found {
    const digits = text.replace(/\D/g, '');
    const code = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6, 10)].filter(Boolean).join('.');
    if (!areaContains(this.#regency, code)) return 'elsewhere';
    return this.#codes.has(code) ? { region: code } : { why: 'regionUnknown' };
  }

  #byName(row: RegionRow, soFar: ReadonlyMap<string, string>): Found {
    const level = row.bps.length === 7 ? 'district' : 'village';
    const all = this.#named.get(`${level} ${placeKey(row.name)}`) ?? [];
    const parent = level === 'village' ? (soFar.get(row.bps.slice(0, 7)) ?? this.#known.get(row.bps.slice(0, 7))) : undefined;
    const inside = parent === undefined ? all : all.filter((code) => districtOf(code) === parent);
    const [only, second] = inside;
    if (only === undefined) return { why: 'nameUnknown' };
    return second === undefined ? { region: only } : { why: 'nameAmbiguous' };
  }
}

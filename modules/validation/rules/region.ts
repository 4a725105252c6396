import { editsWithin } from '#engines/linkage/index.ts';
import { areaContains, districtOf } from '#core/region.ts';
import { saysNone, tidy } from '#modules/registry/index.ts';
import { nameKey } from './names.ts';
import type { RowProblem } from './types.ts';

export type Region = { code: string; level: 'regency' | 'district' | 'village'; name: string };
export type RegionCells = { village: string; villageCode: string; district: string; districtCode: string };

/** Where an import may put rows: the areas that its officer answers for. */
export type Reach = { regency: string; areas: readonly string[] };

type Named = { code: string; name: string; key: string };

/** Finds villages and districts of one regency by code or by name, in the spellings of spreadsheets. */
export class Gazetteer {
  readonly #villages: Named[];
  readonly #districts: Named[];
  readonly #names: ReadonlyMap<string, string>;
  readonly #regencyKey: string;
  readonly #bps: ReadonlyMap<string, string>;
  /** Which system the undotted codes of a file belong to, where they tell; 3574011001 is a code in both. */
  readonly #system: 'kemendagri' | 'bps' | undefined;
  /** A name is typed in a few ways and then repeated for thousands of rows. */
  readonly #closest = new Map<string, string[]>();

  /** `bps`: the regency's regions by the codes of BPS. `codes`: some of those in the file, to learn whose they are. */
  constructor(regions: readonly Region[], bps: ReadonlyMap<string, string> = new Map(), codes: readonly string[] = []) {
    const named = (level: Region['level']) =>
      regions.filter((region) => region.level === level).map(({ code, name }) => ({ code, name, key: placeKey(name) }));
    this.#villages = named('village');
    this.#districts = named('district');
    this.#names = new Map(regions.map((region) => [region.code, region.name]));
    this.#regencyKey = placeKey(regions.find((region) => region.level === 'regency')?.name ?? '');
    this.#bps = bps;
    this.#system = this.#systemOf(codes);
  }

  nameOf(code: string): string {
    return this.#names.get(code) ?? code;
  }

  /** The region that a code of Kemendagri (`35.74.01.1001`, `3574011001`) or of BPS (`3574011`) stands for, where that is certain. */
  codeOf(text: string): string | undefined {
    const [code, second] = this.codesOf(text);
    return second === undefined ? code : undefined;
  }

  /** Two where the number is a code in both systems and the file does not tell whose it is. */
  codesOf(text: string): string[] {
    const { kemendagri, bps } = this.#readings(text);
    if (kemendagri !== undefined && bps !== undefined && this.#system !== undefined) return [this.#system === 'bps' ? bps : kemendagri];
    return [...new Set([kemendagri, bps])].filter((code) => code !== undefined);
  }

  #readings(text: string): { kemendagri: string | undefined; bps: string | undefined } {
    const tidied = tidy(text);
    const digits = tidied.replace(/\D/g, '');
    const code = /^(\d{2})(\d{2})(\d{2})(\d{4})?$/.exec(digits)?.slice(1).filter(Boolean).join('.');
    return {
      kemendagri: code !== undefined && this.#names.has(code) ? code : undefined,
      bps: tidied === digits ? this.#bps.get(digits) : undefined,
    };
  }

  #systemOf(codes: readonly string[]): 'kemendagri' | 'bps' | undefined {
    let telling = 0;
    for (const { kemendagri, bps } of codes.map((code) => this.#readings(code)))
      if ((kemendagri === undefined) !== (bps === undefined)) telling += bps === undefined ? -1 : 1;
    return telling === 0 ? undefined : telling > 0 ? 'bps' : 'kemendagri';
  }

  villagesNamed(text: string): string[] {
    const key = placeKey(text);
    return this.#villages.filter((village) => village.key === key).map((village) => village.code);
  }

  districtNamed(text: string): string | undefined {
    const key = placeKey(text);
    return this.#districts.find((district) => district.key === key)?.code;
  }

  isRegency(text: string): boolean {
    return placeKey(text) === this.#regencyKey;
  }

  /** The villages nearest in spelling, within two edits and not more than a third of the word; several where it is a draw. */
  closestVillages(text: string, inside: string | undefined): string[] {
    const key = placeKey(text);
    const cacheKey = `${key}|${inside ?? ''}`;
    const known = this.#closest.get(cacheKey);
    if (known) return known;
    const found = nearest(key, inside ? this.#villages.filter((village) => areaContains(inside, village.code)) : this.#villages);
    if (this.#closest.size < 20_000) this.#closest.set(cacheKey, found);
    return found;
  }
}

/** Every village within the limit counts as a second candidate: what is close to two is neither. */
function nearest(key: string, places: readonly Named[]): string[] {
  const limit = Math.min(2, Math.floor(key.length / 3));
  if (limit === 0) return [];
  return places.filter((place) => editsWithin(key, place.key, limit) <= limit).map((place) => place.code);
}

function placeKey(text: string): string {
  return nameKey(tidy(text).replace(/^(kelurahan|kel|desa|ds|kecamatan|kec|kota|kabupaten|kab)\b[. :]*/i, ''));
}

/** The area of a row, and what had to be guessed or is not known. Where the village is not known it is the district, then the regency. */
export function readArea(cells: RegionCells, gazetteer: Gazetteer, reach: Reach, problems: RowProblem[]): string {
  const given = {
    ...cells,
    village: saysNone(tidy(cells.village)) ? '' : tidy(cells.village),
    district: saysNone(tidy(cells.district)) ? '' : tidy(cells.district),
  };
  const stated = [given.village, given.villageCode, given.district, given.districtCode].some((text) => tidy(text) !== '');
  // Nothing is said of the place: an officer of one area brings what is theirs.
  if (!stated) return reach.areas.length === 1 ? (reach.areas[0] ?? reach.regency) : reach.regency;
  const area = byCode(given, gazetteer, reach.regency, problems) ?? byName(given, gazetteer, reach.regency, problems);
  if (!reach.areas.some((mine) => areaContains(mine, area))) problems.push({ code: 'region.notYours', severity: 'error', field: 'village' });
  return area;
}

function byCode(cells: RegionCells, gazetteer: Gazetteer, regency: string, problems: RowProblem[]): string | undefined {
  const codes = [cells.villageCode, cells.village].map((text) => gazetteer.codesOf(text)).find((found) => found.length > 0) ?? [];
  const named = cells.village === '' ? [] : gazetteer.villagesNamed(cells.village);
  const code = codes.find((candidate) => named.includes(candidate)) ?? codes[0];
  if (code === undefined) {
    // A code from elsewhere settles it: a third of all village names stand in more than one place, so the name is not asked.
    if (![cells.villageCode, cells.districtCode].some((text) => isElsewhere(text, regency))) return undefined;
    problems.push({ code: 'region.otherRegency', severity: 'warning', field: 'village_code' });
    return regency;
  }
  if (codes.length > 1 && !named.includes(code)) return ambiguous(regency, problems);
  if (named.length > 0 && !named.includes(code))
    problems.push({ code: 'region.codeDiffers', severity: 'warning', field: 'village', params: { name: gazetteer.nameOf(code) } });
  return code;
}

function isElsewhere(text: string, regency: string): boolean {
  const digits = tidy(text).replace(/\D/g, '');
  return digits.length >= 6 && digits.length <= 10 && !digits.startsWith(regency.replace('.', ''));
}

function byName(cells: RegionCells, gazetteer: Gazetteer, regency: string, problems: RowProblem[]): string {
  const district = gazetteer.codeOf(cells.districtCode) ?? (cells.district === '' ? undefined : gazetteer.districtNamed(cells.district));
  if (cells.village === '') return district ?? districtless(cells.district, gazetteer, regency, problems);
  // First, because many a district has a village of its own name.
  const swapped = district === undefined ? swappedVillage(cells, gazetteer) : undefined;
  if (swapped) {
    problems.push({ code: 'region.swapped', severity: 'hint', field: 'village', before: cells.village, after: gazetteer.nameOf(swapped) });
    return swapped;
  }
  const named = narrowed(gazetteer.villagesNamed(cells.village), district);
  if (named.length === 1) return checkDistrict(named[0] ?? regency, district, gazetteer, problems);
  if (named.length > 1) return ambiguous(district ?? regency, problems);
  return guessed(cells.village, district, gazetteer, regency, problems);
}

function guessed(village: string, district: string | undefined, gazetteer: Gazetteer, regency: string, problems: RowProblem[]): string {
  const near = gazetteer.closestVillages(village, district);
  if (near.length === 1) {
    problems.push({ code: 'region.typo', severity: 'hint', field: 'village', before: village, after: gazetteer.nameOf(near[0] ?? '') });
    return near[0] ?? regency;
  }
  if (near.length > 1) return ambiguous(district ?? regency, problems);
  const asDistrict = district ?? gazetteer.districtNamed(village);
  problems.push({ code: gazetteer.isRegency(village) ? 'region.villageMissing' : 'region.unknown', severity: 'warning', field: 'village' });
  return asDistrict ?? regency;
}

function districtless(district: string, gazetteer: Gazetteer, regency: string, problems: RowProblem[]): string {
  problems.push({
    code: gazetteer.isRegency(district) || district === '' ? 'region.villageMissing' : 'region.unknown',
    severity: 'warning',
    field: 'district',
  });
  return regency;
}

function narrowed(villages: string[], district: string | undefined): string[] {
  const inside = district ? villages.filter((village) => districtOf(village) === district) : villages;
  return inside.length > 0 ? inside : villages;
}

function checkDistrict(village: string, district: string | undefined, gazetteer: Gazetteer, problems: RowProblem[]): string {
  if (district && districtOf(village) !== district)
    problems.push({
      code: 'region.districtDiffers',
      severity: 'warning',
      field: 'district',
      params: { name: gazetteer.nameOf(districtOf(village)) },
    });
  return village;
}

function ambiguous(area: string, problems: RowProblem[]): string {
  problems.push({ code: 'region.ambiguous', severity: 'warning', field: 'village' });
  return area;
}

/** The district in the column of the village, and the village in that of the district. */
function swappedVillage(cells: RegionCells, gazetteer: Gazetteer): string | undefined {
  if (cells.district === '') return undefined;
  const district = gazetteer.districtNamed(cells.village);
  const [village, second] = gazetteer.villagesNamed(cells.district);
  return district && village && second === undefined && districtOf(village) === district ? village : undefined;
}

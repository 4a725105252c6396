// The 29 kelurahan of Kota Probolinggo (domain.md 11), and readers for the files of db/data.
import Papa from 'papaparse';
import { hash32 } from '#test/town/prng.ts';
import type { TownVillage } from '#test/town/types.ts';

export const cityVillages: readonly { code: string; name: string }[] = [
  { code: '35.74.01.1001', name: 'Ketapang' },
  { code: '35.74.01.1002', name: 'Triwung Lor' },
  { code: '35.74.01.1003', name: 'Triwung Kidul' },
  { code: '35.74.01.1007', name: 'Pohsangit Kidul' },
  { code: '35.74.01.1008', name: 'Kademangan' },
  { code: '35.74.01.1009', name: 'Pilang' },
  { code: '35.74.02.1001', name: 'Jrebeng Kidul' },
  { code: '35.74.02.1002', name: 'Pakistaji' },
  { code: '35.74.02.1003', name: 'Kedunggaleng' },
  { code: '35.74.02.1005', name: 'Kedung Asem' },
  { code: '35.74.02.1006', name: 'Sumber Taman' },
  { code: '35.74.02.1007', name: 'Wonoasih' },
  { code: '35.74.03.1001', name: 'Mayangan' },
  { code: '35.74.03.1002', name: 'Mangunharjo' },
  { code: '35.74.03.1004', name: 'Jati' },
  { code: '35.74.03.1007', name: 'Sukabumi' },
  { code: '35.74.03.1010', name: 'Wiroborang' },
  { code: '35.74.04.1001', name: 'Tisnonegaran' },
  { code: '35.74.04.1002', name: 'Sukoharjo' },
  { code: '35.74.04.1003', name: 'Kanigaran' },
  { code: '35.74.04.1004', name: 'Kebonsari Wetan' },
  { code: '35.74.04.1005', name: 'Curahgrinting' },
  { code: '35.74.04.1006', name: 'Kebonsari Kulon' },
  { code: '35.74.05.1001', name: 'Jrebeng Kulon' },
  { code: '35.74.05.1002', name: 'Kareng Lor' },
  { code: '35.74.05.1003', name: 'Sumber Wetan' },
  { code: '35.74.05.1004', name: 'Jrebeng Lor' },
  { code: '35.74.05.1005', name: 'Kedopok' },
  { code: '35.74.05.1006', name: 'Jrebeng Wetan' },
];

export interface RegionRow {
  code: string;
  parent: string;
  name: string;
  level: 'province' | 'regency' | 'district' | 'village';
}
export interface KbliRow {
  version: string;
  code: string;
  title_id: string;
  title_en: string;
  cluster_hint: string;
}
export interface ClusterRow {
  code: string;
  name_id: string;
  name_en: string;
  order: string;
}

/** Reads `db/data/village_points.csv`; names come from the city's own list, an unknown code is an error. */
export function loadVillagePoints(csvText: string): TownVillage[] {
  const names = new Map(cityVillages.map((village) => [village.code, village.name]));
  return readCsv<{ code: string; lat: string; lng: string; radius_km: string }>(csvText).map((row) => {
    const name = names.get(row.code);
    if (name === undefined) throw new Error(`village_points.csv: ${row.code} is no village of 35.74`);
    return { code: row.code, name, lat: Number(row.lat), lng: Number(row.lng), radiusKm: Number(row.radius_km) };
  });
}

/** Reads `db/data/regions.csv`. */
export function loadRegions(csvText: string): RegionRow[] {
  return readCsv<RegionRow>(csvText);
}

/** Reads `db/data/kbli_common.csv`. */
export function loadKbli(csvText: string): KbliRow[] {
  return readCsv<KbliRow>(csvText);
}

/** Reads `db/data/clusters.csv`. */
export function loadClusters(csvText: string): ClusterRow[] {
  return readCsv<ClusterRow>(csvText);
}

/** How many enterprises a village has beside the others: 0.35 to 2.6, uneven but always the same. */
export function villageWeight(code: string): number {
  return 0.35 + (hash32(`weight:${code}`) / 4294967296) * 2.25;
}

function readCsv<Row>(csvText: string): Row[] {
  const parsed = Papa.parse<Row>(csvText, { header: true, skipEmptyLines: true });
  const problem = parsed.errors[0];
  if (problem) throw new Error(`line ${(problem.row ?? 0) + 2}: ${problem.message}`);
  return parsed.data;
}

// The same town as its villages type it: what an import has to survive. Pure strings, with the truth beside them.
import Papa from 'papaparse';
import { townEnterprises } from '#test/town/enterprises.ts';
import { localPhone } from '#test/town/identifiers.ts';
import { createRandom, type Random } from '#test/town/prng.ts';
import type { TownEnterprise, TownVillage } from '#test/town/types.ts';
import { cityVillages } from '#test/town/villages.ts';

export const messyHeader = [
  'unique_id',
  'cluster',
  'nama',
  'nama_usaha',
  'nik',
  'hp',
  'alamat',
  'kel',
  'kelcode',
  'keccode',
  'tgl_lahir',
  'kbli',
] as const;

export interface MessySheet {
  header: readonly string[];
  /** As many cells as the header; `cluster` is the truth: same number, same person. */
  rows: string[][];
}

const nearLetters = ['a', 'e', 'i', 'o', 'u', 'n', 'r', 's', 't'] as const;
const distinctShare = 0.76;
const months = ['Januari', 'Pebruari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'Nopember', 'Desember'] as const;

/** `count` rows, about a quarter of them somebody's second or third appearance. */
export function messyRows(count: number, seed: string): MessySheet {
  const random = createRandom(`${seed}/messy`);
  const people = distinctEnterprises(Math.ceil(count * distinctShare), seed);
  const clusterOfOwner = new Map<string, string>();
  for (const { owner } of people) if (!clusterOfOwner.has(owner.key)) clusterOfOwner.set(owner.key, String(clusterOfOwner.size));
  const picks = Array.from({ length: count }, (_, row) => people[row] ?? random.pick(people));
  const rows = shuffle(random, picks).map((enterprise, row) => [
    String(row),
    clusterOfOwner.get(enterprise.owner.key) ?? '',
    ...messyCells(random, enterprise),
  ]);
  return { header: messyHeader, rows };
}

export function messyCsv(count: number, seed: string): string {
  const { header, rows } = messyRows(count, seed);
  return Papa.unparse([[...header], ...rows], { newline: '\n' });
}

function distinctEnterprises(count: number, seed: string): TownEnterprise[] {
  const villages: TownVillage[] = cityVillages.map((village) => ({ ...village, lat: 0, lng: 0, radiusKm: 0 }));
  return [...townEnterprises({ seed, count, regency: '35.74', villages })];
}

function messyCells(random: Random, { owner, business }: TownEnterprise): string[] {
  const village = cityVillages.find((each) => each.code === business.villageCode);
  return [
    messyName(random, owner.fullName, owner.sex === 'female'),
    messyBusiness(random, business.name),
    messyNik(random, owner.nik),
    messyPhone(random, owner.phone),
    random.chance(0.14) ? '' : messyAddress(random, business.address),
    recase(random, random.chance(0.03) ? typo(random, village?.name ?? '') : (village?.name ?? ''), 0.5, 0.02),
    business.villageCode,
    business.villageCode.slice(0, 8),
    random.chance(0.42) ? '' : messyDate(random, owner.birthDate),
    random.chance(0.4) ? '' : business.kbli.code,
  ];
}

function messyName(random: Random, name: string, woman: boolean): string {
  if (random.chance(0.004)) return '-';
  let text = random.chance(0.1) ? name.split(' ').slice(0, 2).join(' ') : name;
  if (random.chance(0.12)) text = respell(random, text);
  if (random.chance(0.1)) text = typo(random, text);
  if (random.chance(0.07)) text = `${woman ? random.pick(['Ibu', 'Bu', 'B.', 'Ny.']) : random.pick(['Bpk.', 'Pak', 'P.', 'Sdr.'])} ${text}`;
  if (random.chance(0.008)) text += woman ? ' (almh)' : ' (alm)';
  return pad(random, recase(random, text, 0.36, 0.09));
}

function messyBusiness(random: Random, name: string | null): string {
  if (name === null || random.chance(0.2))
    return random.weighted([
      ['', 5],
      ['-', 4],
      ['belum ada', 1],
      ['tidak ada', 1],
    ]);
  const text = random.chance(0.07) ? typo(random, name) : name;
  return random.chance(0.03) ? `"${text}"` : pad(random, recase(random, text, 0.3, 0.06));
}

function messyNik(random: Random, nik: string | null): string {
  if (nik === null || random.chance(0.2))
    return random.weighted([
      ['', 12],
      ['-', 2],
      ['0', 1],
      ['blm ada', 1],
    ]);
  const groups = `${nik.slice(0, 4)} ${nik.slice(4, 8)} ${nik.slice(8, 12)} ${nik.slice(12)}`;
  return random.weighted([
    [nik, 70],
    [`'${nik}`, 12],
    [groups, 5],
    // What a spreadsheet makes of sixteen digits in a narrow column.
    [Number(nik).toExponential(5).replace('e', 'E'), 4],
    [`${nik.slice(0, 15)}0`, 2],
    [swapAt(nik, random.int(6, 14)), 3],
    [nik.slice(0, 15), 2],
  ]);
}

function messyPhone(random: Random, e164: string | null): string {
  if (e164 === null || random.chance(0.06)) return random.chance(0.15) ? '-' : '';
  const local = localPhone(e164);
  return random.weighted([
    [local, 46],
    [local.slice(1), 14],
    [e164, 18],
    [e164.slice(1), 4],
    [`${local.slice(0, 4)}-${local.slice(4, 8)}-${local.slice(8)}`, 9],
    [`${local.slice(0, 4)} ${local.slice(4, 8)} ${local.slice(8)}`, 5],
    [`${local} / 0335-4${random.int(10_000, 99_999)}`, 4],
  ]);
}

function messyAddress(random: Random, address: string): string {
  const street = random.weighted([
    ['Jl. ', 5],
    ['Jln ', 2],
    ['JALAN ', 1],
    ['Jl ', 1],
    ['', 2],
  ]);
  const text = address.replace('Jl. ', street).replace('No. ', random.pick(['No. ', 'No ', 'no.', '']));
  return recase(random, random.chance(0.05) ? typo(random, text) : text, 0.15, 0.08);
}

function messyDate(random: Random, iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return random.weighted([
    [iso, 4],
    [`${day}-${month}-${year}`, 4],
    [`${day}/${month}/${year.slice(2)}`, 2],
    [`${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}`, 2],
    [`${Number(month)}/${Number(day)}/${year}`, 1],
  ]);
}

/** Old and new spellings of one name. */
function respell(random: Random, name: string): string {
  const [from, to] = random.pick([
    ['u', 'oe'],
    ['Y', 'J'],
    ['i', 'y'],
    ['f', 'p'],
    ['Moch.', 'Moh.'],
    ['Mohammad', 'Muhammad'],
    ['Muhammad', 'M.'],
    ['Ahmad', 'Achmad'],
    ['ah', 'a'],
    ['dh', 'd'],
  ] as const);
  return name.replace(from, to);
}

/** One slip of the finger somewhere after the first letter: two letters swapped, one lost, one doubled or another one hit. */
function typo(random: Random, text: string): string {
  if (text.length < 4) return text;
  const at = random.int(1, text.length - 2);
  return random.weighted([
    [swapAt(text, at), 4],
    [text.slice(0, at) + text.slice(at + 1), 3],
    [text.slice(0, at) + text.charAt(at) + text.slice(at), 2],
    [text.slice(0, at) + random.pick(nearLetters) + text.slice(at + 1), 2],
  ]);
}

function swapAt(text: string, at: number): string {
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
}

function recase(random: Random, text: string, upper: number, lower: number): string {
  const chance = random.next();
  if (chance < upper) return text.toUpperCase();
  return chance < upper + lower ? text.toLowerCase() : text;
}

function pad(random: Random, text: string): string {
  return random.chance(0.03) ? `  ${text} ` : text;
}

function shuffle<T>(random: Random, list: readonly T[]): T[] {
  const result = [...list];
  for (let last = result.length - 1; last > 0; last--) {
    const other = random.int(0, last);
    const [a, b] = [result[last], result[other]];
    if (a !== undefined && b !== undefined) [result[last], result[other]] = [b, a];
  }
  return result;
}

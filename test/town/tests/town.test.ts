import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  agency,
  castEnterpriseCount,
  castOwners,
  castPeople,
  centres,
  cityVillages,
  clusters,
  companions,
  isNikStructure,
  loadClusters,
  loadKbli,
  loadRegions,
  loadVillagePoints,
  messyRows,
  npwpCheckDigit,
  oldListEntry,
  organisations,
  townEnterprises,
  townToday,
  type TownEnterprise,
  type TownVillage,
} from '#test/town/index.ts';

const data = (name: string): string => readFileSync(new URL(`../../../db/data/${name}`, import.meta.url), 'utf8');
const villages = loadVillagePoints(data('village_points.csv'));
const grow = (seed: string, count: number): TownEnterprise[] => [...townEnterprises({ seed, count, regency: '35.74', villages })];
const share = <T>(list: readonly T[], test: (each: T) => boolean): number => list.filter(test).length / list.length;
const kilometres = (a: { lat: number; lng: number }, b: { lat: number; lng: number }): number =>
  Math.hypot((a.lat - b.lat) * 110.6, (a.lng - b.lng) * 110.6 * Math.cos((7.78 * Math.PI) / 180));

const town = grow('town', 20_000);
const crowd = town.slice(castEnterpriseCount);

describe('reference data', () => {
  const regions = loadRegions(data('regions.csv'));
  it('holds the country down to the regency, and four regencies whole', () => {
    const count = (level: string, prefix = ''): number => regions.filter((row) => row.level === level && row.code.startsWith(prefix)).length;
    expect([count('province'), count('regency')]).toEqual([38, 514]);
    expect(['35.74', '35.09', '35.13', '35.29'].map((code) => [count('district', code), count('village', code)])).toEqual([
      [5, 29],
      [31, 248],
      [24, 330],
      [27, 334],
    ]);
  });
  it('is a tree', () => {
    const codes = new Set(regions.map((row) => row.code));
    expect(codes.size).toBe(regions.length);
    expect(regions.filter((row) => row.level !== 'province' && !codes.has(row.parent))).toEqual([]);
  });
  it('names the 29 kelurahan as the town does', () => {
    const rows = regions.filter((row) => row.level === 'village' && row.code.startsWith('35.74'));
    expect(rows.map(({ code, name }) => ({ code, name }))).toEqual(cityVillages);
  });
  it('puts every village inside the city and apart from the others', () => {
    expect(villages).toHaveLength(29);
    expect(villages.filter((v) => v.lat < -7.83 || v.lat > -7.73 || v.lng < 113.16 || v.lng > 113.27)).toEqual([]);
    const touching = (a: TownVillage): TownVillage[] => villages.filter((b) => a.code < b.code && kilometres(a, b) < a.radiusKm + b.radiusKm);
    expect(villages.flatMap(touching)).toEqual([]);
  });
  it('knows every cluster and code that the town uses', () => {
    const rows = loadClusters(data('clusters.csv'));
    expect(rows.map((row) => row.code)).toEqual(clusters.map((cluster) => cluster.code));
    const codes = loadKbli(data('kbli_common.csv')).map((row) => `${row.version}/${row.code}`);
    expect(new Set(codes).size).toBe(codes.length);
    expect(town.filter(({ business }) => !codes.includes(`${business.kbli.version}/${business.kbli.code}`))).toEqual([]);
    expect(clusters.flatMap((cluster) => cluster.trades).filter((trade) => !codes.includes(`2020/${trade.kbli}`))).toEqual([]);
  });
});

describe('cast', () => {
  it('gives everyone a key and a user name of their own', () => {
    expect(new Set(castPeople.map((person) => person.userName)).size).toBe(castPeople.length);
    expect(new Set(castPeople.map((person) => person.key)).size).toBe(castPeople.length);
    expect(castPeople.filter((person) => !/^[a-z]+(\.[a-z]+)?$/.test(person.userName))).toEqual([]);
  });
  it('has a companion in each of the 29 kelurahan', () => {
    expect(companions.map((person) => person.area)).toEqual(cityVillages.map((village) => village.code));
    expect(new Set(companions.map((person) => person.fullName)).size).toBe(29);
  });
  it('fills every role', () => {
    const roles = new Set(castPeople.map((person) => person.role));
    expect([...roles].sort()).toEqual([
      'admin',
      'banker',
      'board',
      'buyer',
      'companion',
      'host',
      'inspector',
      'leader',
      'mentor',
      'officer',
      'owner',
    ]);
    expect(agency.name).toBe('Dinas Koperasi, Usaha Mikro, dan Perdagangan Kota Probolinggo');
  });
  it('points only at subjects and villages that exist', () => {
    const subjects = new Set([...organisations, ...castOwners].map((each) => each.key));
    expect(castPeople.filter((person) => person.subject !== null && !subjects.has(person.subject))).toEqual([]);
    expect(castPeople.filter((person) => person.phone !== null && !/^08\d{8,11}$/.test(person.phone))).toEqual([]);
    const regions = new Set(loadRegions(data('regions.csv')).map((row) => row.code));
    expect([...organisations, ...castPeople].filter((each) => each.area !== null && !regions.has(each.area))).toEqual([]);
  });
  it('opens every town, whatever its seed', () => {
    const cast = town.slice(0, castEnterpriseCount);
    expect(grow('another', castEnterpriseCount)).toEqual(cast);
    expect(castEnterpriseCount).toBe(40);
    const centreKeys = new Set(centres.map((centre) => centre.key));
    expect(cast.filter((each) => each.centre !== null && !centreKeys.has(each.centre))).toEqual([]);
  });
  it('holds the tricky ones', () => {
    const find = (key: string): TownEnterprise | undefined => town.find((each) => each.key === key);
    expect(find('ent.warung-maruf')?.business.name).toContain('"');
    expect(find('ent.rasa-dwi')?.business.name).toMatch(/^=/);
    expect(find('ent.busana-anindya')?.business.name).toHaveLength(60);
    expect(find('ent.busana-anindya')?.owner.fullName).toHaveLength(60);
    expect(town.filter((each) => each.owner.key === 'owner.bahrul')).toHaveLength(3);
    const twins = castOwners.filter((owner) => owner.fullName === 'Siti Maimunah');
    expect(new Set(twins.map((owner) => owner.villageCode)).size).toBe(2);
    expect(town.filter((each) => each.index < 40 && each.business.clusterCode === 'batik').length).toBeGreaterThanOrEqual(9);
  });
});

describe('crowd', () => {
  it('is the same again for the same seed, and another for another', () => {
    expect(grow('town', 300)).toEqual(town.slice(0, 300));
    expect(grow('other', 300).slice(castEnterpriseCount)).not.toEqual(town.slice(castEnterpriseCount, 300));
  });
  it('gives each owner one NIK, built right and never given twice', () => {
    const owners = [...new Map(town.map(({ owner }) => [owner.key, owner])).values()];
    const withNik = owners.flatMap((owner) => (owner.nik === null ? [] : [{ ...owner, nik: owner.nik }]));
    expect(withNik.filter((owner) => !isNikStructure(owner.nik))).toEqual([]);
    expect(new Set(withNik.map((owner) => owner.nik)).size).toBe(withNik.length);
    const wrong = withNik.filter(
      ({ nik, birthDate, sex }) =>
        Number(nik.slice(6, 8)) !== Number(birthDate.slice(8)) + (sex === 'female' ? 40 : 0) || nik.slice(10, 12) !== birthDate.slice(2, 4),
    );
    expect(wrong).toEqual([]);
    expect(share(withNik, (owner) => owner.nik.startsWith('3574'))).toBeGreaterThan(0.8);
  });
  it('lives in every village, unevenly', () => {
    const counts = villages.map((village) => crowd.filter((each) => each.business.villageCode === village.code).length);
    expect(Math.min(...counts)).toBeGreaterThan(50);
    expect(Math.max(...counts)).toBeGreaterThan(3 * Math.min(...counts));
  });
  it('stays inside its village circle', () => {
    const byCode = new Map(villages.map((village) => [village.code, village]));
    const outside = town.filter(({ business: { location, villageCode } }) => {
      const village = byCode.get(villageCode);
      return location !== null && (!village || kilometres(location, village) > village.radiusKm);
    });
    expect(outside).toEqual([]);
  });
  const shares: [string, (each: TownEnterprise) => boolean, number, number][] = [
    ['no NIK', (e) => e.owner.nik === null, 0.06, 0.1],
    ['no phone', (e) => e.owner.phone === null, 0.09, 0.15],
    ['one-word name', (e) => !e.owner.bareName.includes(' '), 0.23, 0.33],
    ['no business name', (e) => e.business.name === null, 0.03, 0.07],
    ['location', (e) => e.business.location !== null, 0.5, 0.6],
    ['active', (e) => e.business.status === 'active', 0.75, 0.81],
    ['NIB', (e) => e.documents.some((d) => d.kind === 'nib'), 0.43, 0.49],
    ['NPWP', (e) => e.documents.some((d) => d.kind === 'npwp'), 0.26, 0.34],
    ['trademark', (e) => e.documents.some((d) => d.kind === 'trademark'), 0.02, 0.04],
    ['verified', (e) => e.verifiedAt !== null, 0.35, 0.45],
    ['in a centre', (e) => e.centre !== null, 0.015, 0.06],
    ['exports', (e) => e.exports.length > 0, 0.0005, 0.01],
  ];
  it.each(shares)('has its share of: %s', (_, test, low, high) => {
    expect(share(crowd, test)).toBeGreaterThan(low);
    expect(share(crowd, test)).toBeLessThan(high);
  });
  it('papers food makers, a third with P-IRT and fewer with halal', () => {
    const packaged = new Set(clusters.filter((cluster) => cluster.pirtType !== null).map((cluster) => cluster.code));
    const makers = crowd.filter((each) => packaged.has(each.business.clusterCode));
    expect(Math.abs(share(makers, (e) => e.documents.some((d) => d.kind === 'pirt')) - 0.3)).toBeLessThan(0.04);
    expect(Math.abs(share(makers, (e) => e.documents.some((d) => d.kind === 'halal')) - 0.22)).toBeLessThan(0.04);
  });
  it('is nearly all micro by turnover, with a few small', () => {
    const turnovers = crowd.flatMap((each) => each.figures.slice(-1).map((figure) => figure.turnoverRupiah));
    expect(share(turnovers, (rupiah) => rupiah <= 2e9)).toBeGreaterThan(0.955);
    expect(share(turnovers, (rupiah) => rupiah <= 2e9)).toBeLessThan(0.985);
    expect(turnovers.some((rupiah) => rupiah > 15e9)).toBe(true);
    expect(Math.max(...turnovers)).toBeLessThan(50e9);
    expect(turnovers.every((rupiah) => Number.isSafeInteger(rupiah))).toBe(true);
  });
});

describe('documents', () => {
  const documents = town.flatMap((each) => each.documents);
  const shape = {
    nib: /^\d{13}$/,
    npwp: /^(\d{16}|\d\d\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3})$/,
    pirt: /^\d{13}-\d\d$/,
    halal: /^ID\d{17}$/,
    trademark: /^IDM\d{9}$/,
  };
  it('have numbers of the right shape', () => {
    expect(documents.filter((each) => !shape[each.kind].test(each.number))).toEqual([]);
    expect(npwpCheckDigit('01312166')).toBe(0);
    expect(npwpCheckDigit('01609052')).toBe(4);
    const old = documents.filter((each) => each.kind === 'npwp' && each.number.includes('.')).map((each) => each.number.replace(/\D/g, ''));
    expect(old.filter((digits) => npwpCheckDigit(digits.slice(0, 8)) !== Number(digits[8]))).toEqual([]);
    const nibs = documents.filter((each) => each.kind === 'nib').map((each) => each.number);
    expect(new Set(nibs).size).toBe(nibs.length);
  });
  it('are issued before today, and a P-IRT ends in the year that its number says', () => {
    expect(documents.filter((each) => each.issuedOn > townToday)).toEqual([]);
    const pirt = documents.filter((each) => each.kind === 'pirt');
    expect(pirt.filter((each) => each.number.slice(-2) !== each.expiresOn?.slice(2, 4))).toEqual([]);
    expect(share(pirt, (each) => (each.expiresOn ?? '') < townToday)).toBeGreaterThan(0.1);
  });
});

describe('old list', () => {
  const entries = [0, 1, 2, 3].map((n) => oldListEntry(crowd[n * 7] as TownEnterprise, n, 900 + n));
  it('says the same of other records: new keys, no NIK, no papers', () => {
    expect(new Set(entries.flatMap((entry) => [entry.key, entry.owner.key])).size).toBe(8);
    expect(entries.filter(({ owner, documents }) => owner.nik !== null || documents.length > 0)).toEqual([]);
    expect(entries.map(({ business }) => business.villageCode)).toEqual([0, 7, 14, 21].map((n) => crowd[n]?.business.villageCode));
  });
  it('writes each in its own way', () => {
    expect(entries[0]?.owner.fullName).toBe(crowd[0]?.owner.bareName.toUpperCase());
    expect(entries[1]?.owner.fullName).toMatch(/^(Bu|Pak) /);
  });
});

describe('messy sheet', () => {
  const { header, rows } = messyRows(4000, 'mess');
  it('is rectangular and repeats', () => {
    expect(rows).toHaveLength(4000);
    expect(rows.filter((row) => row.length !== header.length)).toEqual([]);
    expect(messyRows(4000, 'mess').rows).toEqual(rows);
    const people = new Set(rows.map((row) => row[1])).size;
    expect(people / rows.length).toBeGreaterThan(0.65);
    expect(people / rows.length).toBeLessThan(0.85);
  });
  const sights: [string, string, RegExp][] = [
    ['nik', 'an apostrophe', /^'\d{16}$/],
    ['nik', 'a float', /^3\.5\d+E\+15$/],
    ['nik', 'spaces', /^\d{4} \d{4} \d{4} \d{4}$/],
    ['nik', 'a dash', /^-$/],
    ['hp', 'no leading zero', /^8\d{8,11}$/],
    ['hp', 'country code', /^\+62/],
    ['hp', 'two numbers', / \/ /],
    ['nama_usaha', 'a dash', /^-$/],
    ['nama', 'a title', /^(bpk\.|ibu|hj?\.)/i],
    ['nama', 'a dash', /^-$/],
    ['nama', 'spaces around', /^ {2}/],
    ['tgl_lahir', 'months in words', /Pebruari/],
    ['tgl_lahir', 'a short year', /^\d\d\/\d\d\/\d\d$/],
  ];
  it.each(sights)('shows in %s: %s', (column, _, pattern) => {
    expect(rows.some((row) => pattern.test(row[header.indexOf(column)] ?? ''))).toBe(true);
  });
});

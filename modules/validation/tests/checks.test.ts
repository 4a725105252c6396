import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EnterpriseForChecks } from '#modules/registry/index.ts';
import { languages } from '#core/text.ts';
import { transact } from '#platform/db/transact.ts';
import { homeRegency } from '#test/support/database.ts';
import { openTown } from '#test/support/town.ts';
import type { Town } from '#test/support/town.ts';
import { checkRules, findingsOf, sentenceAbout, wordFor } from '../rules/checks/index.ts';
import type { Finding, Given } from '../rules/checks/index.ts';
import { checkRulesOn } from '../store/index.ts';
import { aBaker, aDocument, anOwner, given, halal, nib, nikOf, pirt, today } from './checksCases.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

/** The dated rows as they are shipped. */
const rulesOn = (day: string) => transact(town.world.pool, { regency: homeRegency, readOnly: true }, (tx) => checkRulesOn(tx, day));

async function check(over: Partial<EnterpriseForChecks>, more: Partial<Given> = {}): Promise<Finding[]> {
  const asked = { ...given, ...more };
  return findingsOf(aBaker(over), await rulesOn(asked.today), asked);
}

type Case = [rule: string, what: string, over: Partial<EnterpriseForChecks>];
const owner = (over: Parameters<typeof anOwner>[0]): Partial<EnterpriseForChecks> => ({ owner: anOwner(over) });
const papers = (...documents: EnterpriseForChecks['documents']): Partial<EnterpriseForChecks> => ({ documents });
const figure = (turnoverRupiah: number | null, capitalRupiah: number | null = null, year = 2025): Partial<EnterpriseForChecks> => ({
  figures: [{ year, capitalRupiah, turnoverRupiah }],
});

/** Each spoils the good baker in one way, and exactly the rule named speaks. */
const bad: Case[] = [
  ['owner.missing', 'nobody', { owner: null, phone: '+6284170000001' }],
  ['owner.nameGeneric', 'a dash', owner({ fullName: '-' })],
  ['owner.nameGeneric', 'a test', owner({ fullName: 'TES' })],
  ['owner.nameSpaces', 'two spaces', owner({ fullName: 'Sari  Contoh' })],
  ['owner.nameCapitals', 'as on the card', owner({ fullName: 'SARI CONTOH' })],
  ['owner.young', 'sixteen until tomorrow', owner({ birthDate: '2009-11-22', ...nikOf('3574036211090001') })],
  ['owner.tooOld', 'a hundred and one', owner({ birthDate: '1925-11-21', ...nikOf('3574036111250001') })],
  ['nik.missing', 'no number', owner({ nik: null, nikMask: null })],
  ['nik.invalidProvince', 'province 99', owner(nikOf('9974034505800001'))],
  ['nik.invalid', 'the 31st of February', owner(nikOf('3574037102800001'))],
  ['nik.invalid', 'serial 0000', owner(nikOf('3574034505800000'))],
  ['nik.birthDateDiffers', 'a day later', owner({ birthDate: '1980-05-06' })],
  ['nik.sexDiffers', 'a man with a woman’s number', owner({ sex: 'male' })],
  ['nik.issuedElsewhere', 'from Jember', owner(nikOf('3509034505800001'))],
  ['name.generic', 'Toko', { name: 'Toko' }],
  ['name.generic', 'a dash', { name: '-' }],
  ['name.generic', 'trade alone', { name: 'Usaha Dagang' }],
  ['name.spaces', 'spaces all over', { name: '  Roti   Sari ' }],
  ['name.capitals', 'capitals', { name: 'ROTI SARI' }],
  ['nib.missing', 'none', papers(pirt, halal)],
  ['nib.shape', 'twelve digits', papers({ ...nib, number: '812030000001' }, pirt, halal)],
  ['npwp.shape', 'fourteen digits', papers(nib, pirt, halal, aDocument('npwp', '01312166009100'))],
  ['npwp.old15', 'from fifteen digits', papers(nib, pirt, halal, aDocument('npwp', '0013121660091000'))],
  ['pirt.missing', 'a baker without', papers(nib, halal)],
  ['pirt.shape', 'eleven digits', papers(nib, { ...pirt, number: '20635740000' }, halal)],
  ['pirt.old12', 'twelve digits', papers(nib, aDocument('pirt', '206357400001'), halal)],
  ['pirt.expired', 'by its number last year', papers(nib, aDocument('pirt', '2063574000017-25'), halal)],
  ['pirt.foodNotCovered', 'frozen', { products: 'donat frozen' }],
  ['bpom.shape', 'too short', papers(nib, pirt, halal, aDocument('bpom', 'MD 12345'))],
  ['halal.missing', 'none', papers(nib, pirt)],
  ['halal.shape', 'the decree', papers(nib, pirt, { ...halal, number: 'KH-123456789012345' })],
  ['document.expired', 'yesterday', papers(nib, { ...pirt, number: '2063574000017-26', expiresOn: '2026-11-20' }, halal)],
  ['document.expiring', 'in sixty days', papers(nib, { ...pirt, expiresOn: '2027-01-20' }, halal)],
  ['document.rejected', 'and not replaced', papers(nib, pirt, { ...halal, state: 'rejected' })],
  ['document.datesWrong', 'issued tomorrow', papers({ ...nib, issuedOn: '2026-11-22' }, pirt, halal)],
  ['document.datesWrong', 'ends before it begins', papers(nib, { ...pirt, issuedOn: '2029-01-11' }, halal)],
  ['phone.missing', 'none', owner({ phone: null })],
  ['phone.shape', 'as people write it', owner({ phone: '0841-7000-0001' })],
  ['phone.landline', 'a fixed line', owner({ phone: '+62335420123' })],
  ['phone.shared', 'four owners', owner({ onPhone: 4 })],
  ['address.missing', 'none', { address: null }],
  ['address.missing', 'says none', { address: 'belum ada' }],
  ['region.unknown', 'no such village', { area: '35.74.03.1099' }],
  ['region.unknown', 'as BPS writes it', { area: '3574030006' }],
  ['area.notVillage', 'the district', { area: '35.74.03' }],
  ['area.notVillage', 'the city', { area: '35.74' }],
  ['coordinate.missing', 'none', { point: null }],
  ['coordinate.outsideRegency', 'in Surabaya', { point: { latitude: -7.25, longitude: 112.75 } }],
  ['coordinate.outsideRegency', 'swapped', { point: { latitude: 113.215, longitude: -7.75 } }],
  ['coordinate.farFromVillage', 'in Pilang', { point: { latitude: -7.75, longitude: 113.25 } }],
  ['coordinate.shared', 'five on a point', { onPoint: 5 }],
  ['cluster.missing', 'none', { cluster: null, clusterKnown: false, food: false }],
  ['cluster.unknown', 'of another office', { cluster: 'perikanan', clusterKnown: false }],
  ['kbli.missing', 'none', { kbli: null, kbliVersion: null }],
  ['kbli.unknown', 'four digits', { kbli: '1071' }],
  ['startYear.future', 'next year', { startYear: 2027 }],
  ['startYear.beforeOwnerBirth', 'the year before', { startYear: 1979 }],
  ['workers.manyForMicro', 'twenty', { workers: 20 }],
  ['figures.old', 'three years', figure(120_000_000, null, 2023)],
  ['turnover.implausible', 'noughts are missing', figure(999_999)],
  ['turnover.implausible', 'too much for one', { ...figure(5_000_000_001), workers: 1 }],
  ['capital.aboveTurnover', 'more than twenty times', figure(10_000_000, 200_000_001)],
  ['scale.unknown', 'a year without figures', { ...figure(null), scaleClass: 'unknown', scaleNow: 'unknown' }],
  ['scale.large', 'above medium', { ...figure(50_000_000_001), workers: 20, scaleClass: 'large', scaleNow: 'large' }],
  ['scale.statedDiffers', 'by older figures', { scaleClass: 'small' }],
  ['activity.unknown', 'nobody knows', { activity: 'unknown' }],
  ['verification.never', 'never', { verifiedOn: null, freshness: 'never' }],
  ['verification.stale', 'long ago', { verifiedOn: '2025-11-20', freshness: 'stale' }],
];

/** Two rules speak, because one slip breaks two things. */
const badTwice: [rules: string[], what: string, over: Partial<EnterpriseForChecks>][] = [
  [['kbli.oldVersion'], 'an older version', { kbliVersion: '2020' }],
  [['kbli.oldVersion', 'kbli.unknown'], 'a code that its version never had', { kbliVersion: '2020', kbli: '99999' }],
  [['figures.missing'], 'no figures', { figures: [], scaleClass: 'unknown', scaleNow: 'unknown' }],
];

/** On the right side of each limit nobody says anything. */
const good: [what: string, over: Partial<EnterpriseForChecks>][] = [
  ['the good baker', {}],
  ['seventeen today', { ...owner({ birthDate: '2009-11-21', ...nikOf('3574036111090001') }), startYear: 2024 }],
  ['a hundred today', owner({ birthDate: '1926-11-21', ...nikOf('3574036111260001') })],
  ['a NIK of either century', owner({ birthDate: '2005-05-05', ...nikOf('3574034505050001') })],
  ['nothing said of birth and sex', owner({ birthDate: null, sex: null })],
  ['a name with a trade and a person', { name: 'Warung Bu Sari' }],
  ['short capitals', { name: 'UD BTN 2' }],
  ['a NPWP that is the NIK', papers(nib, pirt, halal, aDocument('npwp', '3574**********01', { secret: true }))],
  [
    'an old NPWP beside the new one',
    papers(nib, pirt, halal, aDocument('npwp', '0013121660091000'), aDocument('npwp', '3574**********01', { secret: true })),
  ],
  ['the NPWP of a company', { ...papers(nib, pirt, halal, aDocument('npwp', '0013121660091000')), name: 'CV Roti Sari' }],
  ['a food stall without P-IRT', { cluster: 'culinary', ...papers(nib, halal) }],
  ['BPOM instead of P-IRT, frozen', { products: 'donat frozen', ...papers(nib, halal, aDocument('bpom', 'MD 123456789012')) }],
  ['frozen inside a word', { products: 'roti bekuan' }],
  ['a batik maker without halal and P-IRT', { food: false, cluster: 'batik', ...papers(nib) }],
  ['ends today', papers(nib, pirt, halal, aDocument('trademark', 'IDM000123456', { expiresOn: '2027-01-21' }))],
  ['an expired paper with its heir', papers(nib, { ...pirt, number: '2063574000017-25', expiresOn: '2025-11-20' }, pirt, halal)],
  ['ends in sixty-one days', papers(nib, { ...pirt, expiresOn: '2027-01-21' }, halal)],
  ['a rejected paper with its heir', papers(nib, pirt, { ...halal, state: 'rejected' }, halal)],
  ['a P-IRT that ends this year by its number', papers(nib, aDocument('pirt', '2063574000017-26'), halal)],
  ['the phone of the business', { ...owner({ phone: null }), phone: '+6284170000001' }],
  ['a fixed line beside a mobile', { phone: '+62335420123' }],
  ['a phone of three owners', owner({ onPhone: 3 })],
  ['a hand cart without address and point', { placeKind: 'mobile', address: null, point: null }],
  ['four on a point', { onPoint: 4 }],
  ['many stalls in a market', { placeKind: 'market_stall', onPoint: 40 }],
  ['nearly two kilometres from the middle', { point: { latitude: -7.75, longitude: 113.2325 } }],
  ['a code that nobody listed', { kbli: '01111' }],
  ['began this year', { startYear: 2026 }],
  ['began in the year of birth', { startYear: 1980 }],
  ['began this year, without figures', { startYear: 2026, figures: [], scaleClass: 'unknown', scaleNow: 'unknown' }],
  ['nineteen workers', { workers: 19 }],
  ['figures of two years ago', figure(120_000_000, null, 2024)],
  ['no sales in a year', figure(0)],
  ['just a million', figure(1_000_000)],
  ['much, with many hands', { ...figure(50_000_000_000), workers: 10, scaleClass: 'medium', scaleNow: 'medium' }],
  ['twenty times the turnover', figure(10_000_000, 200_000_000)],
  ['ageing', { verifiedOn: '2026-01-01', freshness: 'ageing' }],
];

describe('a rule speaks where something is wrong, and says it in both languages', () => {
  test.each(bad)('%s: %s', async (rule, _what, over) => {
    const findings = await check(over);
    expect(findings.map((finding) => finding.rule)).toEqual([rule]);
    for (const language of languages) {
      const words = checkRules.get(rule);
      const sentence = words && sentenceAbout(words, language, findings[0]?.params ?? {});
      expect(sentence).toBeTruthy();
      expect(sentence).not.toMatch(/[{}]|undefined|NaN/);
    }
  });

  test.each(badTwice)('%s: %s', async (rules, _what, over) => {
    expect((await check(over)).map((finding) => finding.rule)).toEqual(rules);
  });

  test.each(good)('and is silent: %s', async (_what, over) => {
    expect((await check(over)).map((finding) => finding.rule)).toEqual([]);
  });

  test('every rule has its case, and its dated row', async () => {
    const cased = new Set([...bad.map(([rule]) => rule), ...badTwice.flatMap(([rules]) => rules)]);
    const codes = [...checkRules.keys()].sort((a, b) => a.localeCompare(b));
    expect([...cased].sort((a, b) => a.localeCompare(b))).toEqual(codes);
    expect((await rulesOn(today)).map((rule) => rule.code).sort((a, b) => a.localeCompare(b))).toEqual(codes);
    expect(codes.length).toBeGreaterThan(45);
  });

  test('no finding carries an identity number', async () => {
    const wrong = await check(owner({ ...nikOf('9974034505800001'), birthDate: '1990-01-01', sex: 'male' }));
    expect(wrong.length).toBeGreaterThan(0);
    expect(JSON.stringify(wrong)).not.toMatch(/\d{16}/);
  });
});

describe('what is over is not asked any more', () => {
  test.each(['closed', 'not_found'] as const)('%s: no papers, telephone, figures, visits; mistakes still count', async (activity) => {
    const bare = { activity, owner: anOwner({ phone: null, nik: null, nikMask: null }), documents: [], figures: [], point: null, address: null };
    expect((await check({ ...bare, scaleClass: 'unknown', scaleNow: 'unknown', verifiedOn: null, freshness: 'never' })).map((f) => f.rule)).toEqual(
      [],
    );
    expect((await check({ activity, startYear: 2030 })).map((f) => f.rule)).toEqual(['startYear.future']);
  });
});

describe('a rule holds from its day on', () => {
  const severities = async (day: string, rule: string, over: Partial<EnterpriseForChecks>) =>
    (await check(over, { today: day })).filter((finding) => finding.rule === rule).map((finding) => finding.severity);

  test.each([
    ['2024-10-16', []],
    ['2024-10-17', ['hint']],
    ['2026-10-17', ['hint']],
    ['2026-10-18', ['warning']],
  ])('halal on %s (PP 42/2024 art. 160)', async (day, expected) => {
    expect(await severities(day, 'halal.missing', papers(nib, pirt))).toEqual(expected);
  });

  test.each([
    ['2024-06-30', []],
    ['2024-07-01', ['hint']],
  ])('an old NPWP on %s (PMK 112/2022)', async (day, expected) => {
    const documents = [nib, pirt, halal, aDocument('npwp', '0013121660091000')];
    expect(await severities(day, 'npwp.old15', papers(...documents))).toEqual(expected);
  });

  test.each([
    ['2021-02-01', []],
    ['2021-02-02', ['hint']],
  ])('a missing NIB on %s (PP 7/2021)', async (day, expected) => {
    expect(await severities(day, 'nib.missing', papers())).toEqual(expected);
  });

  test('two days have one word exactly where the rules are the same', async () => {
    const word = async (day: string) => wordFor(await rulesOn(day));
    expect(await word('2026-10-19')).toBe(await word('2026-11-21'));
    expect(await word('2026-10-17')).not.toBe(await word('2026-10-18'));
  });
});

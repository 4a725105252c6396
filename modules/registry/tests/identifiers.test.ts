import { describe, expect, test } from 'vitest';
import {
  checkBpom,
  checkHalal,
  checkKbli,
  checkNib,
  checkNik,
  checkNpwp,
  checkPhone,
  checkPirt,
  identifierMessages,
  maskNik,
  nikBirthDate,
  nikSex,
  pirtExpiryYear,
} from '#modules/registry/rules/identifiers/index.ts';
import type { Checked } from '#modules/registry/rules/identifiers/index.ts';

const codes = (checked: Checked) => checked.checks.map((check) => check.code).join(' ');

const cases: [name: string, check: (text: string) => Checked, rows: [text: string, value: string | null, codes: string][]][] = [
  [
    'NIK',
    checkNik,
    [
      ['3574016501820003', '3574016501820003', ''],
      ["'3574016501820003", '3574016501820003', ''],
      ['NIK: 3574 0165 0182 0003', '3574016501820003', ''],
      ['3574.0165.0182.0003\u00a0', '3574016501820003', ''],
      ['\u200b3574016501820003', '3574016501820003', ''],
      ['9171015505900011', '9171015505900011', ''],
      ['', null, ''],
      ['-', null, ''],
      ['0', null, ''],
      ['belum ada', null, ''],
      ['Tidak Ada', null, ''],
      ['blm ada NIK', null, ''],
      ['3.57401650182E+15', null, 'nik.digitsLost'],
      ['3.574016501820003E+15', '3574016501820003', ''],
      ['357401650182003', null, 'nik.length'],
      ['35740165018200031', null, 'nik.length'],
      ['357401650182000312', null, 'nik.length'],
      ['3574016501820000', null, 'nik.serial'],
      ['3574013502820003', null, 'nik.date'],
      ['3574013002820003', null, 'nik.date'],
      ['3574010113820003', null, 'nik.date'],
      ['3574012902810003', null, 'nik.date'],
      ['3574012902800003', '3574012902800003', ''],
      ['3574016902800003', '3574016902800003', ''],
      ['9974016501820003', null, 'nik.province'],
      ['3500016501820003', null, 'nik.region'],
      ['0000000000000000', null, 'nik.dummy'],
      ['1234567890123456', null, 'nik.dummy'],
      ['9999999999999999', null, 'nik.dummy'],
      ['35740165O1820003', null, 'nik.characters'],
    ],
  ],
  [
    'phone',
    checkPhone,
    [
      ['081234567890', '+6281234567890', ''],
      ['81234567890', '+6281234567890', ''],
      ['+62 812-3456-7890', '+6281234567890', ''],
      ['6281234567890', '+6281234567890', ''],
      ['006281234567890', '+6281234567890', ''],
      ['+62081234567890', '+6281234567890', ''],
      ["'0812 3456 7890", '+6281234567890', ''],
      ['WA: 0812.3456.7890', '+6281234567890', ''],
      ['0812345O7890', '+6281234507890', ''],
      ['o81234567890', '+6281234567890', ''],
      ['0335-421234', '+62335421234', ''],
      ['(0335) 421234', '+62335421234', ''],
      ['081234567890 / 085712345678', '+6281234567890', 'phone.second'],
      ['081234567890 / 0335-429473', '+6281234567890', 'phone.second'],
      ['-', null, ''],
      ['tidak ada', null, ''],
      ['8.52348e+010', null, 'phone.digitsLost'],
      ['8.1234567890E+10', '+6281234567890', ''],
      ['0812', null, 'phone.short'],
      ['081234567890123', null, 'phone.long'],
      ['12345', null, 'phone.prefix'],
      ['rumah', null, 'phone.characters'],
      ['080000000000', null, 'phone.dummy'],
      ['081111111111', null, 'phone.dummy'],
      ['08123456789', '+628123456789', ''],
      ['+60123456789', '+60123456789', 'phone.foreign'],
    ],
  ],
  [
    'NIB',
    checkNib,
    [
      ['1234500067891', '1234500067891', ''],
      ['NIB 1234.5000.67891', '1234500067891', ''],
      ['234500067891', null, 'nib.lostZero'],
      ['1.2345E+12', null, 'nib.digitsLost'],
      ['12340678901234', null, 'nib.length'],
      ['sudah', null, 'document.noNumber'],
      ['belum punya', null, ''],
      ['1111111111111', null, 'nib.dummy'],
      ['NIB-A', null, 'nib.characters'],
    ],
  ],
  [
    'NPWP',
    checkNpwp,
    [
      ['01.312.166.0-091.000', '0013121660091000', ''],
      ['016090524017000', '0016090524017000', ''],
      ['0013000666091000', '0013000666091000', ''],
      ['013121661091000', '0013121661091000', 'npwp.checkDigit'],
      ['3574016501820003', '3574016501820003', ''],
      ['3574016599820003', null, 'npwp.notNik'],
      ['1234', null, 'npwp.length'],
      ['ada', null, 'document.noNumber'],
    ],
  ],
  [
    'P-IRT',
    checkPirt,
    [
      ['P-IRT No. 2063574010012-29', '2063574010012-29', ''],
      ['206357401001229', '2063574010012-29', ''],
      ['PIRT 2063574010012 29', '2063574010012-29', ''],
      ['9063574010012-29', '9063574010012-29', 'pirt.packaging'],
      ['206357401001', '206357401001', 'pirt.old'],
      ['20635740100', null, 'pirt.length'],
      ['proses', null, 'document.noNumber'],
      ['-', null, ''],
    ],
  ],
  [
    'BPOM',
    checkBpom,
    [
      ['BPOM RI MD 123456789012', 'MD 123456789012', ''],
      ['ml123456789012', 'ML 123456789012', ''],
      ['NA12345678901', 'NA 12345678901', ''],
      ['TR 123456789', 'TR 123456789', ''],
      ['123456789012', null, 'bpom.noLetters'],
      ['MD 12', null, 'bpom.shape'],
      ['tidak ada', null, ''],
    ],
  ],
  [
    'halal',
    checkHalal,
    [
      ['ID35110000123456789', 'ID35110000123456789', ''],
      ['id 3511 0000 1234 56789', 'ID35110000123456789', ''],
      ['KH.35110000123456789', null, 'halal.decree'],
      ['35110000123456789', null, 'halal.noLetters'],
      ['ID3511', null, 'halal.length'],
      ['LPPOM-07010012345', null, 'halal.old'],
      ['Sudah', null, 'document.noNumber'],
    ],
  ],
  [
    'KBLI',
    checkKbli,
    [
      ['10794', '10794', ''],
      ['C10794', '10794', ''],
      ['KBLI 2020: 10794', '10794', ''],
      ['1499', '01499', 'kbli.lostZero'],
      ['10794, 10710', '10794', 'kbli.several'],
      ['10794 - Industri kerupuk', '10794', ''],
      ['kerupuk', null, 'kbli.text'],
      ['107', null, 'kbli.length'],
      ['-', null, ''],
    ],
  ],
];

describe.each(cases)('%s', (_name, check, rows) => {
  test.each(rows)('%j → %j %s', (text, value, expected) => {
    const checked = check(text);
    expect([checked.value, codes(checked)]).toEqual([value, expected]);
  });
});

test('a NIK that disagrees with what is said of the person is kept and warned about', () => {
  expect(checkNik('3574016501820003', { birthDate: '1982-01-25', sex: 'female' }).checks).toEqual([]);
  const other = checkNik('3574016501820003', { birthDate: '1983-01-25', sex: 'male' });
  expect(other.value).toBe('3574016501820003');
  expect(other.checks.map((check) => [check.code, check.severity])).toEqual([
    ['nik.birthDateDiffers', 'warning'],
    ['nik.sexDiffers', 'warning'],
  ]);
});

test('what the reader marked as cut off is refused, however right it looks', () => {
  expect(codes(checkNik('3574016501820003', { lossy: true }))).toBe('nik.digitsLost');
  expect(codes(checkPhone('081234567890', { lossy: true }))).toBe('phone.digitsLost');
});

test('the second of two numbers is not lost', () => {
  expect(checkPhone('081234567890 / 085712345678').checks[0]?.params).toEqual({ second: '+6285712345678' });
});

test('birth and sex are read out of a NIK', () => {
  expect([nikBirthDate('3574016501820003', '2026-11-21'), nikSex('3574016501820003')]).toEqual(['1982-01-25', 'female']);
  expect([nikBirthDate('3574010503030003', '2026-11-21'), nikSex('3574010503030003')]).toEqual(['2003-03-05', 'male']);
  expect(nikBirthDate('3574012211260003', '2026-11-21')).toBe('1926-11-22');
  expect(maskNik('3574016501820003')).toBe('3574**********03');
  expect(pirtExpiryYear('2063574010012-29')).toBe(2029);
});

test('every code has a sentence in both languages', () => {
  const used = new Set(cases.flatMap(([, , rows]) => rows.flatMap(([, , expected]) => expected.split(' ').filter(Boolean))));
  for (const code of used) expect(identifierMessages[code]?.id && identifierMessages[code].en, code).toBeTruthy();
});

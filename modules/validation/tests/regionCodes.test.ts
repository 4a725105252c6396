import { describe, expect, test } from 'vitest';
import { Gazetteer, readArea } from '#modules/validation/rules/region.ts';
import type { RowProblem } from '#modules/validation/rules/types.ts';

describe('codes of BPS', () => {
  const regions = [
    { code: '35.74', level: 'regency' as const, name: 'Kota Probolinggo' },
    { code: '35.74.01', level: 'district' as const, name: 'Kademangan' },
    { code: '35.74.05', level: 'district' as const, name: 'Kedopok' },
    { code: '35.74.01.1001', level: 'village' as const, name: 'Ketapang' },
    { code: '35.74.01.1009', level: 'village' as const, name: 'Pilang' },
    { code: '35.74.05.1003', level: 'village' as const, name: 'Sumber Wetan' },
  ];
  const bps = new Map([
    ['3574011', '35.74.05'],
    ['3574011001', '35.74.05.1003'],
    ['3574010007', '35.74.01.1009'],
  ]);
  const areaOf = (codes: string[], cells: object) => {
    const problems: RowProblem[] = [];
    const given = { village: '', villageCode: '', district: '', districtCode: '', ...cells };
    const found = readArea(given, new Gazetteer(regions, bps, codes), { regency: '35.74', areas: ['35.74'] }, problems);
    return [found, ...problems.map((problem) => problem.code)];
  };

  test.each([
    [[], { villageCode: '3574010007' }, ['35.74.01.1009']],
    [[], { districtCode: '3574011' }, ['35.74.05']],
    [[], { villageCode: '3574011001' }, ['35.74', 'region.ambiguous']],
    [[], { villageCode: '3574011001', village: 'Sumber Wetan' }, ['35.74.05.1003']],
    [[], { villageCode: '3574011001', village: 'Ketapang' }, ['35.74.01.1001']],
    [[], { villageCode: '35.74.01.1001' }, ['35.74.01.1001']],
    [['3574010007'], { villageCode: '3574011001' }, ['35.74.05.1003']],
    [['3574011009'], { villageCode: '3574011001' }, ['35.74.01.1001']],
    [['3574011009', '3574010007'], { villageCode: '3574011001' }, ['35.74', 'region.ambiguous']],
  ])('where the file says %j, %j', (codes, cells, expected) => expect(areaOf(codes, cells)).toEqual(expected));
});

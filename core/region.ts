/**
 * Kemendagri region codes (`PP.RR.DD.VVVV`, Kepmendagri 300.2.2-2138/2025): province, regency or city, district, village.
 * A village number that starts with 1 is a kelurahan, with 2 a desa.
 */
export type RegionLevel = 'province' | 'regency' | 'district' | 'village';

const shape = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;
const levels: RegionLevel[] = ['province', 'regency', 'district', 'village'];

export function isRegionCode(code: string): boolean {
  return shape.test(code);
}

export function regionLevel(code: string): RegionLevel | undefined {
  return isRegionCode(code) ? levels[code.split('.').length - 1] : undefined;
}

export function regencyOf(code: string): string {
  return code.slice(0, 5);
}

export function districtOf(code: string): string {
  return code.slice(0, 8);
}

/** Whether `area` is `outer` itself or lies inside it. */
export function areaContains(outer: string, area: string): boolean {
  return area === outer || area.startsWith(`${outer}.`);
}

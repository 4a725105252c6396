import type { EnterpriseRecord, PreparedEnterprise } from '#engines/linkage/index.ts';
import { enterpriseKeys } from '#engines/linkage/index.ts';
import type { Comparable } from '#modules/registry/index.ts';
import { districtOf, regionLevel } from '#core/region.ts';
import type { Context } from '#platform/action.ts';
import { nibOf } from '../rules/identity.ts';
import { nameKey } from '../rules/names.ts';
import type { CleanRow } from '../rules/types.ts';
import * as store from '../store/index.ts';

type Writer = Pick<Context, 'tx' | 'regency'>;

/** A key that more share tells little; the others of a record find it too. */
export const mostHolders = 50;

/** An enterprise of the registry as the engine compares it. */
export function recordOf(e: Comparable): EnterpriseRecord {
  return {
    ownerName: e.owner?.fullName ?? null,
    businessName: ownNameOf(e.name, e.owner?.fullName ?? null),
    nik: e.owner?.nik ?? null,
    phone: e.owner?.phone ?? e.phone,
    address: e.address ?? e.owner?.address ?? null,
    village: null,
    ...codesOf(e.area),
    birthDate: e.owner?.birthDate ?? null,
    kbli: e.kbli,
    nib: e.documents.find((document) => document.kind === 'nib')?.number ?? null,
    latitude: e.latitude,
    longitude: e.longitude,
  };
}

/** A clean row of an import as the engine compares it. */
export function recordOfRow(row: CleanRow): EnterpriseRecord {
  const { owner, enterprise: e } = row;
  return {
    ownerName: owner?.fullName ?? null,
    businessName: row.nameless ? null : e.name,
    nik: owner?.nik ?? owner?.typedNik ?? null,
    phone: owner?.phone ?? e.phone,
    address: e.address,
    village: null,
    ...codesOf(e.area),
    birthDate: owner?.birthDate ?? null,
    kbli: e.kbli,
    nib: nibOf(row),
    latitude: e.latitude,
    longitude: e.longitude,
  };
}

/** “Usaha Siti” was made of the owner's name where a list had none for the business: it names nothing. */
export function ownNameOf(name: string, ownerName: string | null): string | null {
  return ownerName !== null && nameKey(name) === nameKey(`Usaha ${ownerName}`) ? null : name;
}

export function codesOf(area: string | null): { villageCode: string | null; districtCode: string | null } {
  const level = area === null ? undefined : regionLevel(area);
  return {
    villageCode: area !== null && level === 'village' ? area : null,
    districtCode: area !== null && (level === 'village' || level === 'district') ? districtOf(area) : null,
  };
}

/** Rules whose keys hold identity numbers: those are fingerprinted with the office's secret. Names and phones stand in clear in the registry. */
const secretRules = /^nik/;

/** The 64-bit keys under which a record meets those that may be the same. */
export function keysOf({ keys }: Pick<Context, 'keys'>, prepared: PreparedEnterprise): bigint[] {
  return enterpriseKeys(prepared).map((key) => (secretRules.test(key) ? keys.blindIndex('validation.link', key).readBigInt64LE(0) : hash64(key)));
}

const halves = new Uint32Array(2);
const whole = new BigInt64Array(halves.buffer);

/** Two rounds of 32-bit mixing over the letters (MurmurHash3's finalizer): fast, not secret; two texts that meet by chance are told apart by their score. */
export function hash64(text: string): bigint {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i);
    one = Math.imul(one ^ letter, 2654435761);
    other = Math.imul(other ^ letter, 1597334677);
  }
  halves[0] = mix(one) ^ mix(other ^ 0x9e3779b9);
  halves[1] = mix(other) ^ mix(one ^ 0x85ebca6b);
  return whole[0] ?? 0n;
}

function mix(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}

/** Writes under which keys enterprises stand; `version` is the enterprise's. */
export function saveKeys(c: Writer, rows: { enterpriseId: string; version: number; keys: bigint[] }[]): Promise<void> {
  return store.saveKeys(c.tx, c.regency, rows);
}

/** Who stands under some keys, at most `mostHolders` a key. */
export async function candidatesOf(c: Writer, keys: bigint[]): Promise<{ key: bigint; enterpriseId: string }[]> {
  const rows = await store.holdersOf(c.tx, c.regency, [...new Set(keys)], mostHolders);
  return rows.map((row) => ({ key: BigInt(row.key), enterpriseId: row.enterprise_id }));
}

export { openPairs } from './pairs.ts';

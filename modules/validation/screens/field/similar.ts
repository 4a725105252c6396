import {
  bandOf,
  compareBusinesses,
  enterpriseBands,
  explainParts,
  prepareEnterprise,
  scoreEnterprises,
  worthReview,
} from '#engines/linkage/index.ts';
import type { EnterpriseRecord, LinkageModel } from '#engines/linkage/index.ts';
import { districtOf } from '#core/region.ts';
import type { Language } from '#core/text.ts';
import type { Band } from '../../words.ts';
import type { DuplicateIndex } from './types.ts';

/** What is being typed about a business that was met in the street. */
export type TypedRecord = {
  name: string;
  ownerName: string;
  nik: string;
  phone: string;
  address: string;
  area: string;
  birthDate: string | null;
  latitude: number | null;
  longitude: number | null;
};

export type Alike = {
  id: string;
  own: boolean;
  area: string;
  name: string | null;
  ownerName: string | null;
  weight: number;
  band: Band;
  evidence: string[];
};

const mostShown = 5;
const validNik = /^\d{16}$/;

/**
 * What on this phone looks like it, the most alike first, by the very engine, model and floor that the server uses while somebody types.
 * A NIK is compared by its tag: the same tag is the same NIK; of another one nothing is known, so it says nothing.
 */
export async function alikeOnThisPhone(index: DuplicateIndex, typed: TypedRecord, language: Language): Promise<Alike[]> {
  const model = index.model as LinkageModel;
  const nik = validNik.test(typed.nik) ? typed.nik : null;
  const tag = nik === null ? null : await tagOf(index.key, nik);
  const base = { villageCode: typed.area || null, districtCode: typed.area ? districtOf(typed.area) : null };
  const [known, unknown] = [nik, null].map((number) => prepareEnterprise({ ...recordOfTyped(typed), ...base, nik: number }));
  return index.records
    .flatMap((record): Alike[] => {
      const same = tag !== null && record.nikTag === tag;
      const own = same ? known : unknown;
      if (!own) return [];
      const other = prepareEnterprise(recordOf(record, same ? nik : null));
      const score = scoreEnterprises(model, own, other);
      const likeness = {
        weight: score.weight,
        business: compareBusinesses(own, other),
        sameOwner: false,
        names: [typed.ownerName || null, record.ownerName] as [string | null, string | null],
        niks: [nik, same ? nik : null] as [string | null, string | null],
        differentNik: false,
      };
      if (!worthReview(likeness, enterpriseBands.doubtful)) return [];
      const { id, own: isOwn, area, name, ownerName } = record;
      const evidence = explainParts(score, language).map(({ words }) => words);
      return [
        { id, own: isOwn, area, name, ownerName, weight: score.weight, band: bandOf(score.weight, enterpriseBands), evidence: evidence.slice(0, 3) },
      ];
    })
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, mostShown);
}

function recordOfTyped(typed: TypedRecord): Omit<EnterpriseRecord, 'villageCode' | 'districtCode' | 'nik'> {
  return {
    ownerName: typed.ownerName || null,
    businessName: typed.name || null,
    phone: typed.phone || null,
    address: typed.address || null,
    village: null,
    birthDate: typed.birthDate,
    kbli: null,
    nib: null,
    latitude: typed.latitude,
    longitude: typed.longitude,
  };
}

function recordOf(record: DuplicateIndex['records'][number], nik: string | null): EnterpriseRecord {
  return {
    ownerName: record.ownerName,
    businessName: record.name,
    nik,
    phone: record.phone,
    address: record.address,
    village: null,
    villageCode: record.area.length === 13 ? record.area : null,
    districtCode: record.area.length >= 8 ? districtOf(record.area) : null,
    birthDate: record.birthDate,
    kbli: record.kbli,
    nib: null,
    latitude: record.latitude,
    longitude: record.longitude,
  };
}

/** As the server makes it: the first eight hex digits of HMAC-SHA-256 under the key of this person. */
export async function tagOf(key: string, nik: string): Promise<string> {
  const bytes = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
  const secret = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const tag = new Uint8Array(await crypto.subtle.sign('HMAC', secret, new TextEncoder().encode(nik)));
  return Array.from(tag.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A name alone, or a village alone, fits too many. */
export function tellsEnough(typed: TypedRecord): boolean {
  const digits = (text: string) => text.replace(/\D/g, '').length >= 10;
  return digits(typed.nik) || digits(typed.phone) || ((typed.name.trim().length >= 3 || typed.ownerName.trim().length >= 3) && typed.area !== '');
}

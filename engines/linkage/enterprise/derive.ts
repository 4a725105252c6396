import type { Address, BusinessName, Nik, PersonName } from '../indonesian/index.ts';
import {
  areaCode,
  nikBirth,
  placeKey,
  readAddress,
  readBirthDate,
  readBusinessName,
  readKbli,
  readNib,
  readNik,
  readPersonName,
  readPhones,
  soundOf,
} from '../indonesian/index.ts';
import { keysOf } from './keys.ts';
import type { Derived, EnterpriseRecord } from './types.ts';

/** A record taken apart by the Indonesian rules; keys and columns are made of this. */
export type Parsed = {
  name: PersonName | null;
  nik: Nik;
  /** As stated, or as the NIK says. */
  birth: string | null;
  statedBirth: string | null;
  phones: string[];
  address: Address | null;
  village: string;
  district: string;
  business: BusinessName | null;
  /** The words of the business's name that are not its owner's. */
  trade: string[];
  kbli: string[];
  nib: string | null;
  point: { latitude: number; longitude: number } | null;
};

export function parseEnterprise(record: EnterpriseRecord): Parsed {
  const name = readPersonName(record.ownerName);
  const nik = readNik(record.nik);
  const statedBirth = readBirthDate(record.birthDate)?.yymmdd ?? null;
  const business = readBusinessName(record.businessName);
  const villageCode = areaCode(record.villageCode);
  const village = villageCode ?? placeKey(record.village);
  const { latitude, longitude } = record;
  return {
    name,
    nik,
    statedBirth,
    birth: statedBirth ?? (nik.kind === 'valid' || nik.lastLost ? nikBirth(nik.digits) : null),
    phones: readPhones(record.phone),
    address: readAddress(record.address),
    village,
    district: areaCode(record.districtCode) ?? (villageCode?.length === 13 ? villageCode.slice(0, 8) : ''),
    business,
    trade: business ? withoutOwner(business, name) : [],
    kbli: readKbli(record.kbli),
    nib: readNib(record.nib).nib,
    point: latitude !== null && longitude !== null && (latitude !== 0 || longitude !== 0) ? { latitude, longitude } : null,
  };
}

/** `Keripik Efendi` of Mr Efendi says `keripik` beyond his name, `Toko Bu Sari` of Mrs Sari nothing at all. */
function withoutOwner(business: BusinessName, name: PersonName | null): string[] {
  const owner = new Set((name?.words ?? []).map(soundOf));
  return business.core.filter((word) => !owner.has(soundOf(word)));
}

export function deriveRecord(record: EnterpriseRecord): Derived {
  const parsed = parseEnterprise(record);
  const { name, nik, statedBirth, address, village, district, point } = parsed;
  const people = [name, name?.second].filter((person) => person !== null && person !== undefined);
  return {
    name: people.map((person) => person.words.join(' ')).join('/') || null,
    identity: nik.kind === 'none' && statedBirth === null ? null : `${nikMark(nik)}${nik.digits}|${statedBirth ?? ''}`,
    phone: parsed.phones.join(',') || null,
    address:
      address || village || district
        ? [address?.street.join(' '), address?.house, address?.rt, address?.rw, village, district].map((part) => part ?? '').join('|')
        : null,
    business: parsed.trade.join(' ') || null,
    trade: parsed.kbli.join(',') || null,
    nib: parsed.nib,
    point: point ? `${point.latitude},${point.longitude}` : null,
    brand: parsed.business?.core.join(' ') || null,
    keys: keysOf(parsed),
  };
}

const nikMark = (nik: Nik): string => (nik.lastLost ? 'l' : nik.kind[0]) ?? '';

/** Columns of the files that villages send (data/linkage), as the command line reads them. */
export function recordOfRow(row: Readonly<Record<string, string | undefined>>): EnterpriseRecord {
  return {
    ownerName: row['nama'] || row['nama_pemilik'] || null,
    businessName: row['nama_usaha'] || null,
    nik: row['nik'] || null,
    phone: row['hp'] || row['telepon'] || null,
    address: row['alamat'] || null,
    village: row['kel'] || row['kelurahan'] || row['desa'] || null,
    villageCode: row['kelcode'] || row['kode_kelurahan'] || null,
    districtCode: row['keccode'] || row['kode_kecamatan'] || null,
    birthDate: row['tgl_lahir'] || null,
    kbli: row['kbli'] || null,
    nib: row['nib'] || null,
    latitude: degreesOf(row['lat'] || row['latitude']),
    longitude: degreesOf(row['lng'] || row['lon'] || row['longitude']),
  };
}

const degreesOf = (text: string | undefined): number | null => (text !== undefined && /^ *-?\d+(\.\d+)? *$/.test(text) ? Number(text) : null);

export const derive = (row: Readonly<Record<string, string | undefined>>): Derived => deriveRecord(recordOfRow(row));

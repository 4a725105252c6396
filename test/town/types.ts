// The shapes of the town: what a registry would know of a place, an owner and a business. No ids of any database.

export type Role = 'admin' | 'officer' | 'leader' | 'inspector' | 'companion' | 'owner' | 'board' | 'mentor' | 'buyer' | 'banker' | 'host';

export type Sex = 'male' | 'female';
export type PlaceKind = 'home' | 'kiosk' | 'market_stall' | 'shop' | 'mobile' | 'online';
export type ActivityStatus = 'active' | 'seasonal' | 'closed' | 'not_found' | 'unknown';
export type Channel = 'home' | 'market' | 'online_marketplace' | 'social_media' | 'modern_retail' | 'export' | 'reseller';
export type DocumentKind = 'nib' | 'npwp' | 'pirt' | 'halal' | 'trademark';
export type ClusterCode =
  | 'batik'
  | 'craft'
  | 'processed_food'
  | 'bakery'
  | 'beverage'
  | 'culinary'
  | 'seafood'
  | 'fashion'
  | 'furniture'
  | 'farm_produce'
  | 'services'
  | 'trade'
  | 'creative_digital';

export interface TownVillage {
  /** Kemendagri code, `35.74.03.1004`. */
  code: string;
  name: string;
  lat: number;
  lng: number;
  radiusKm: number;
}

export interface TownOwner {
  /** `owner.sari` for the cast, `owner-000041` for the crowd; the same owner may have several enterprises. */
  key: string;
  /** As the village writes it, titles included: `Hj. Siti Aminah`. */
  fullName: string;
  /** As on the identity card, without titles. */
  bareName: string;
  sex: Sex;
  /** ISO day. */
  birthDate: string;
  /** 16 digits, or null when nobody has noted it yet. */
  nik: string | null;
  /** E.164 `+62…`, or null. */
  phone: string | null;
  hasSmartphone: boolean;
  address: string;
  villageCode: string;
}

export interface TownLocation {
  lat: number;
  lng: number;
  accuracyMetres: number;
}

export interface TownBusiness {
  name: string | null;
  brand: string | null;
  clusterCode: ClusterCode;
  kbli: { version: '2020'; code: string };
  products: string[];
  placeKind: PlaceKind;
  address: string;
  villageCode: string;
  location: TownLocation | null;
  startYear: number;
  status: ActivityStatus;
  workersMale: number;
  workersFemale: number;
  channels: Channel[];
}

export interface TownDocument {
  kind: DocumentKind;
  number: string;
  /** ISO day. */
  issuedOn: string;
  /** ISO day, or null when the document has no end. */
  expiresOn: string | null;
}

export interface TownFigures {
  year: number;
  capitalRupiah: number;
  turnoverRupiah: number;
}

export interface TownExport {
  year: number;
  /** ISO 3166-1 alpha-2. */
  country: string;
  product: string;
  valueRupiah: number;
}

export interface TownEnterprise {
  /** `ent.batik-sari` for the cast, `ent-000041` for the crowd. */
  key: string;
  index: number;
  regency: string;
  owner: TownOwner;
  business: TownBusiness;
  documents: TownDocument[];
  figures: TownFigures[];
  /** ISO day of the last field check, or null when nobody ever looked. */
  verifiedAt: string | null;
  /** Key of the production centre it belongs to. */
  centre: string | null;
  exports: TownExport[];
}

/** "Today" in the town. Fixed, so that ages, expiries and stale checks never change with the calendar. */
export const townToday = '2026-11-21';

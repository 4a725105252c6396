// The named cast: everyone who can sign in to the town. Short user names, easy to type in a demo.
import { castOwnerOf } from '#test/town/cast/owners.ts';
import { staff } from '#test/town/cast/staff.ts';
import { localPhone, phone } from '#test/town/identifiers.ts';
import { createRandom } from '#test/town/prng.ts';
import type { Role } from '#test/town/types.ts';
import { cityVillages } from '#test/town/villages.ts';

export { agency, hostAgency, organisations } from '#test/town/cast/staff.ts';
export type { OrganisationKind, TownAgency, TownOrganisation } from '#test/town/cast/staff.ts';
export { castOwnerOf, castOwners } from '#test/town/cast/owners.ts';

export interface CastPerson {
  key: string;
  fullName: string;
  userName: string;
  role: Role;
  /** What stands on the name plate. */
  position: string;
  /** Region code in which the role is held; null when it is held over the subject alone. */
  area: string | null;
  /** Key of an organisation or of a TownOwner. */
  subject: string | null;
  /** As typed in a form, `08…`; null for someone who has none. */
  phone: string | null;
  hasSmartphone: boolean;
  /** The tenant in which the account lives. */
  regency: string;
}

// In the order of cityVillages: the Kasi Pemas of each kelurahan.
const companionNames = [
  'Hendro Suwignyo',
  'Ika Rahmadhani',
  'Moch. Sholeh Anshori',
  'Lutfiana Rahmah',
  'Gatot Wijanarko',
  'Niswatul Karimah',
  'Teguh Budiarso',
  'Dyah Pitaloka Sari',
  "Achmad Rifa'i",
  'Vivin Nurcahyani',
  'Bambang Irianto Putro',
  'Umi Latifah',
  'Sugianto Hadi',
  'Reni Kusumawardani',
  'Fitria Nur Aini',
  'Danang Setyo Budi',
  'Ainul Yaqin',
  'Citra Wulan Asmara',
  'Hari Purnomo Adi',
  'Elok Faiqotul Himmah',
  'Rudi Hermanto',
  'Nanda Ayu Pertiwi',
  'Kukuh Wicaksono',
  "Siti Rofi'ah",
  'Imron Rosyadi',
  'Wahyu Tri Utami',
  'Zainal Mustakim',
  'Prita Anggraini',
  'Joko Susilo Utomo',
] as const;

const ownerLogins = [
  ['owner.sari', 'pemilik.sari'],
  ['owner.yulia', 'pemilik.yulia'],
  ['owner.hamidah', 'pemilik.hamidah'],
  ['owner.nurul', 'pemilik.nurul'],
  ['owner.bahrul', 'pemilik.bahrul'],
  ['owner.anggun', 'pemilik.anggun'],
  ['owner.maimunah-pilang', 'pemilik.maimunah'],
  ['owner.karsih', 'pemilik.karsih'],
] as const;

/** 29, one for each kelurahan. */
export const companions: readonly CastPerson[] = cityVillages.map((village, index) => {
  const slug = village.name.toLowerCase().replaceAll(' ', '');
  const fullName = companionNames[index];
  if (fullName === undefined) throw new Error(`no companion for ${village.name}`);
  const person = {
    key: `companion.${slug}`,
    fullName,
    userName: `pendamping.${slug}`,
    role: 'companion' as const,
    position: `Kasi Pemas Kelurahan ${village.name}`,
  };
  return { ...person, area: village.code, subject: null, phone: castPhone(person.key), hasSmartphone: true, regency: '35.74' };
});

/** Owners with an account; Karsih has no telephone at all, her companion acts for her. */
export const ownerPeople: readonly CastPerson[] = ownerLogins.map(([key, userName]) => {
  const owner = castOwnerOf(key);
  return {
    key: `person.${key.slice('owner.'.length)}`,
    fullName: owner.fullName,
    userName,
    role: 'owner',
    position: 'Pemilik usaha',
    area: null,
    subject: key,
    phone: owner.phone === null ? null : localPhone(owner.phone),
    hasSmartphone: owner.hasSmartphone,
    regency: '35.74',
  };
});

export const castPeople: readonly CastPerson[] = [
  ...staff.map((person) => ({ ...person, phone: castPhone(person.key), hasSmartphone: true })),
  ...companions,
  ...ownerPeople,
];

export function castPerson(key: string): CastPerson {
  const found = castPeople.find((person) => person.key === key);
  if (!found) throw new Error(`nobody in the cast is called ${key}`);
  return found;
}

export function companionOf(villageCode: string): CastPerson {
  const found = companions.find((person) => person.area === villageCode);
  if (!found) throw new Error(`no companion for ${villageCode}`);
  return found;
}

function castPhone(key: string): string {
  return localPhone(phone(createRandom(`cast/phone/${key}`)));
}

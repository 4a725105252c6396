// An old list of the same town: enterprises that are on record already, written down once more by somebody in a hurry.
// Without it a fresh demo would have nothing to compare and nothing to mend.
import type { TownBusiness, TownEnterprise, TownOwner } from '#test/town/types.ts';

type Slip = { owner: (owner: TownOwner) => Partial<TownOwner>; business: (business: TownBusiness) => Partial<TownBusiness> };

const respell = (name: string): string =>
  name
    .replace(/\bMuhammad\b/, 'Moch.')
    .replace(/\bAhmad\b/, 'Achmad')
    .replace(/\bSiti\b/, 'St.')
    .replace(/u(?=[^u]*$)/, 'oe')
    .replace(/j/, 'dj');

/** Each way in which people write the same twice; an old list has some of every kind. */
const slips: Slip[] = [
  {
    owner: (o) => ({ fullName: o.bareName.toUpperCase(), address: o.address.toUpperCase() }),
    business: (b) => ({ name: b.name?.toUpperCase() ?? null }),
  },
  {
    owner: (o) => ({ fullName: `${o.sex === 'female' ? 'Bu' : 'Pak'} ${o.bareName}`, birthDate: o.birthDate }),
    business: (b) => ({ name: b.name?.replace(' ', '  ') ?? null, location: null }),
  },
  {
    owner: (o) => ({ fullName: respell(o.bareName), phone: null }),
    business: (b) => ({ name: b.name && respell(b.name) }),
  },
  {
    owner: (o) => ({ fullName: o.bareName.split(' ').slice(0, 2).join(' ') }),
    // Latitude and longitude in each other's column.
    business: (b) => ({ location: b.location && { ...b.location, lat: b.location.lng, lng: b.location.lat } }),
  },
];

/** The enterprise as an old list has it: another owner record without a NIK, no papers, never visited. */
export function oldListEntry(from: TownEnterprise, n: number, index: number): TownEnterprise {
  const slip = slips[n % slips.length];
  const key = `old-${String(n).padStart(3, '0')}`;
  return {
    ...from,
    key,
    index,
    owner: { ...from.owner, ...slip?.owner(from.owner), key: `owner-${key}`, nik: null },
    business: { ...from.business, ...slip?.business(from.business), status: 'unknown' },
    documents: [],
    figures: [],
    verifiedAt: null,
    centre: null,
    exports: [],
  };
}

import { editsWithin, foldWord } from '../fold.ts';
import { plain } from './text.ts';

const prefix = /^(?:kelurahan|kel|desa|ds|nagari|kampung|kp|gampong|kecamatan|kec|distrik|kota|kabupaten|kab)\b[. :]*/;

/** A village or district as one word: `Kel. Kedung Asem`, `KEDUNGASEM` and `Kedoeng Asem` are the same. */
export function placeKey(text: string | null | undefined): string {
  const line = plain(text);
  const bare = line.replace(prefix, '');
  return (bare === '' ? line : bare)
    .split(/[^a-z0-9]+/)
    .map(foldWord)
    .join('');
}

export type Place = { code: string; name: string };
export type PlaceFound = { code: string; exact: boolean } | 'ambiguous' | 'unknown';

/**
 * The place of that name among the given ones, which must all be of one district, or of one regency at most: a third of all
 * villages share their name with another. Exact first, then the start of one name only (`Jrebeng` alone stays ambiguous), then the
 * nearest within two edits; what is near to two is neither.
 */
export function findPlace(text: string | null | undefined, places: readonly Place[]): PlaceFound {
  const key = placeKey(text);
  if (key === '') return 'unknown';
  const named = places.map((place) => ({ code: place.code, key: placeKey(place.name) }));
  const same = named.filter((place) => place.key === key);
  if (same.length > 0) return only(same, true);
  const longer = key.length >= 4 ? named.filter((place) => place.key.startsWith(key)) : [];
  if (longer.length > 0) return only(longer, false);
  const limit = Math.min(2, Math.floor(key.length / 3));
  const near = limit === 0 ? [] : named.filter((place) => editsWithin(key, place.key, limit) <= limit);
  return near.length === 0 ? 'unknown' : only(near, false);
}

function only(places: readonly { code: string }[], exact: boolean): PlaceFound {
  const codes = new Set(places.map((place) => place.code));
  const [code = ''] = codes;
  return codes.size === 1 ? { code, exact } : 'ambiguous';
}

/** `35.74.02.1005` and `3574021005` as the former; null where it is no Kemendagri code of a village or district. */
export function areaCode(text: string | null | undefined): string | null {
  if (!text) return null;
  // As the product itself writes it.
  if (/^\d\d\.\d\d\.\d\d(\.\d{4})?$/.test(text)) return text;
  const digits = plain(text).replace(/\D/g, '');
  const parts = /^(\d{2})(\d{2})(\d{2})(\d{4})?$/.exec(digits);
  return parts ? parts.slice(1).filter(Boolean).join('.') : null;
}

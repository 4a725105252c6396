import { soundOf } from '../indonesian/index.ts';
import type { Parsed } from './derive.ts';

/**
 * The keys under which two records meet, at most twelve, most telling first. What is damaged, made up or says nothing makes
 * none: two empty NIKs are not one.
 */
export function keysOf(parsed: Parsed): string[] {
  const words = (parsed.name?.words ?? []).filter((word) => word.length > 1).map(soundOf);
  const name = lettersInOrder(words.join(''));
  const trade = (parsed.business?.core ?? []).map(soundOf).join('');
  const { birth, village, nik } = parsed;
  const place = parsed.district || village;
  const keys: string[] = [];
  // Fifteen digits, since the sixteenth is the one that Excel loses.
  if (nik.kind === 'valid' || nik.kind === 'damaged') keys.push(`nik:${nik.digits.slice(0, 15)}`);
  for (const phone of parsed.phones.slice(0, 2)) keys.push(`phone:${phone}`);
  if (parsed.nib !== null) keys.push(`nib:${parsed.nib}`);
  if (birth !== null && place !== '') keys.push(`birth:${birth} ${place}`);
  if (birth !== null && name !== '') keys.push(`born:${birth} ${name}`);
  // Wherever they live now: only what is rare enough to find few strangers, and more than the owner's name twice.
  const own = parsed.trade.map(soundOf).join('');
  if (own.length >= 4 && name.length + own.length >= 13) keys.push(`both:${name} ${own}`);
  // Of a short name a whole district says too little; its village finds it by the keys below.
  if (name.length >= 8 && place !== '') keys.push(`name:${name} ${place}`);
  if (trade !== '' && village !== '') keys.push(`business:${trade} ${village}`);
  keys.push(...streetKeys(parsed, words), ...halfKeys(village, words));
  return keys.length > 12 ? keys.slice(0, 12) : keys;
}

/** The house, whoever lives in it; the street with the first letter of a name, since house numbers are left out as often as written. */
function streetKeys({ address, village }: Parsed, words: readonly string[]): string[] {
  if (!address || village === '' || address.street.length === 0) return [];
  const street = address.street.map(soundOf).join('');
  const keys = address.house === null ? [] : [`house:${street} ${address.house} ${village}`];
  const initial = words[0]?.[0];
  if (initial !== undefined) keys.push(`street:${street} ${initial} ${village}`);
  return keys;
}

/** Within a village the beginning or the end of a name is enough: a slip of the pen is in one of the two only. */
function halfKeys(village: string, words: readonly string[]): string[] {
  const joined = words.join('');
  return village === '' || joined === '' ? [] : [`head:${joined.slice(0, 5)} ${village}`, `tail:${joined.slice(-5)} ${village}`];
}

const counts = new Uint8Array(36);
const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The letters of a whole name, sorted: the same for any order of its words, for `Nurhasanah` in two, and for two letters exchanged. */
function lettersInOrder(name: string): string {
  counts.fill(0);
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    const place = code >= 97 ? code - 97 : code - 22;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  let sorted = '';
  for (let place = 0; place < counts.length; place++) for (let n = counts[place] ?? 0; n > 0; n--) sorted += letters[place];
  return sorted;
}

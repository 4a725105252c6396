/**
 * UUIDv7 (RFC 9562 5.7): 48 bits of Unix milliseconds, then chance. Ids sort by time of birth, and whoever starts a
 * command makes them, also on a phone without signal. Time and chance are passed in.
 */
export function uuidv7(at: Date, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  bytes.set(random.subarray(0, 10), 6);
  let ms = at.getTime();
  for (let i = 5; i >= 0; i--) {
    bytes[i] = ms % 256;
    ms = Math.floor(ms / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  let text = '';
  for (let i = 0; i < 16; i++) text += (i === 4 || i === 6 || i === 8 || i === 10 ? '-' : '') + (hexOf[bytes[i] ?? 0] ?? '');
  return text;
}

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Chance is drawn for some hundred ids at once: asking the system for ten bytes costs as much as for a thousand. */
let chance = new Uint8Array(0);
let used = 0;

export function newId(at: Date): string {
  if (used + 10 > chance.length) {
    chance = crypto.getRandomValues(new Uint8Array(4000));
    used = 0;
  }
  return uuidv7(at, chance.subarray(used, (used += 10)));
}

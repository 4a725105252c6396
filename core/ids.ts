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
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function newId(at: Date): string {
  return uuidv7(at, crypto.getRandomValues(new Uint8Array(10)));
}

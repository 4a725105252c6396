/**
 * The short number on a paper slip: letters and digits that nobody confuses when reading them aloud (Crockford's Base32: no I, L, O, U),
 * and a check character, so that one wrong or two exchanged characters are noticed. Made on a phone without signal from the id of what
 * it stands for, so that phone, slip and server agree without asking.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Crockford's check symbols: the value modulo 37. */
const checks = `${alphabet}*~$=U`;

/** 40 bits of chance at the end of a UUIDv7, as `XXXX-XXXX-C`. */
export function receiptOf(id: string): string {
  const value = BigInt(`0x${id.replaceAll('-', '').slice(-10)}`);
  let text = '';
  for (let shift = 35n; shift >= 0n; shift -= 5n) text += alphabet[Number((value >> shift) & 31n)];
  return `${text.slice(0, 4)}-${text.slice(4)}-${checks[Number(value % 37n)]}`;
}

/** A number as people type it (small letters, O for 0, I and L for 1, no dashes), or undefined where its check character says that it is wrong. */
export function readReceipt(typed: string): string | undefined {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{8}[0-9A-HJKMNP-TV-Z*~$=U]$/.test(plain)) return undefined;
  let value = 0n;
  for (const letter of plain.slice(0, 8)) value = value * 32n + BigInt(alphabet.indexOf(letter));
  return checks[Number(value % 37n)] === plain[8] ? `${plain.slice(0, 4)}-${plain.slice(4, 8)}-${plain[8]}` : undefined;
}

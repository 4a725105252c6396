let flagsA = new Uint8Array(64);
let flagsB = new Uint8Array(64);

/**
 * Jaro–Winkler similarity of two stretches of characters (Jaro 1989; Winkler 1990: up to four equal first characters raise a similarity
 * above 0.7 by a tenth of what is missing for each). The same whichever comes first: the shorter goes first, equal lengths by alphabet,
 * because Jaro's greedy matching alone may count transpositions differently from the two sides.
 */
export function jaroWinkler(units: Uint16Array, a: number, lengthA: number, b: number, lengthB: number): number {
  if (lengthA > lengthB || (lengthA === lengthB && comesAfter(units, a, b, lengthA))) return jaroWinkler(units, b, lengthB, a, lengthA);
  const jaro = lengthB <= 32 ? jaroShort(units, a, lengthA, b, lengthB) : jaroLong(units, a, lengthA, b, lengthB);
  if (jaro <= 0.7) return jaro;
  const most = Math.min(4, lengthA);
  let prefix = 0;
  while (prefix < most && units[a + prefix] === units[b + prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function comesAfter(units: Uint16Array, a: number, b: number, length: number): boolean {
  for (let k = 0; k < length; k++) {
    const difference = (units[a + k] ?? 0) - (units[b + k] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/** Both at most 32 long: what is matched is kept in the bits of two numbers. */
function jaroShort(units: Uint16Array, a: number, lengthA: number, b: number, lengthB: number): number {
  if (lengthA === 0) return lengthB === 0 ? 1 : 0;
  const reach = Math.max((lengthB >> 1) - 1, 0);
  let matchedA = 0;
  let matchedB = 0;
  let matches = 0;
  for (let i = 0; i < lengthA; i++) {
    const unit = units[a + i];
    const end = Math.min(i + reach, lengthB - 1);
    for (let j = Math.max(i - reach, 0); j <= end; j++) {
      if (units[b + j] === unit && ((matchedB >>> j) & 1) === 0) {
        matchedA |= 1 << i;
        matchedB |= 1 << j;
        matches++;
        break;
      }
    }
  }
  if (matches === 0) return 0;
  let out = 0;
  for (let i = 0, j = 0; i < lengthA; i++) {
    if (((matchedA >>> i) & 1) === 0) continue;
    while (((matchedB >>> j) & 1) === 0) j++;
    if (units[a + i] !== units[b + j]) out++;
    j++;
  }
  return similarity(matches, out >> 1, lengthA, lengthB);
}

function jaroLong(units: Uint16Array, a: number, lengthA: number, b: number, lengthB: number): number {
  if (lengthA === 0) return 0;
  if (flagsB.length < lengthB) {
    flagsA = new Uint8Array(lengthB * 2);
    flagsB = new Uint8Array(lengthB * 2);
  }
  flagsA.fill(0, 0, lengthA);
  flagsB.fill(0, 0, lengthB);
  const reach = Math.max((lengthB >> 1) - 1, 0);
  let matches = 0;
  for (let i = 0; i < lengthA; i++) {
    const unit = units[a + i];
    const end = Math.min(i + reach, lengthB - 1);
    for (let j = Math.max(i - reach, 0); j <= end; j++) {
      if (flagsB[j] === 0 && units[b + j] === unit) {
        flagsA[i] = flagsB[j] = 1;
        matches++;
        break;
      }
    }
  }
  if (matches === 0) return 0;
  let out = 0;
  for (let i = 0, j = 0; i < lengthA; i++) {
    if (flagsA[i] === 0) continue;
    while (flagsB[j] === 0) j++;
    if (units[a + i] !== units[b + j]) out++;
    j++;
  }
  return similarity(matches, out >> 1, lengthA, lengthB);
}

function similarity(matches: number, transpositions: number, lengthA: number, lengthB: number): number {
  return (matches / lengthA + matches / lengthB + (matches - transpositions) / matches) / 3;
}

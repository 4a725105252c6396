/** Neighbourhood (RT, some forty households) within a ward (RW). */
export type RtRw = { rt: number | null; rw: number | null; rest: string };

const roman = '(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})';
const number = `(\\d{1,3}|${roman})(?![a-z0-9])`;
const rtAndRw = new RegExp(`\\br\\.? ?t\\.?[ .:=-]*${number}[ .,/&-]*r\\.? ?w\\.?[ .:=-]*${number}`);
const rwAndRt = new RegExp(`\\br\\.? ?w\\.?[ .:=-]*${number}[ .,/&-]*r\\.? ?t\\.?[ .:=-]*${number}`);
const glued = /\br\.?t\.?[ .:=-]*(\d{1,3})[ .,/-]*r\.?w\.?[ .:=-]*(\d{1,3})(?!\d)/;
/** `RT/RW 3/5`, `RT RW : 003-005`, and the slip `RT/RT 2/4`. */
const headed = new RegExp(`\\br\\.?t\\.?[ /.,&-]*r\\.?[wt]\\.?[ .:=-]*${number}[ ]*[/.,& -][ ]*${number}`);
/** `RT 2/3`: the one heading stands for both. */
const short = new RegExp(`\\br\\.?t\\.?[ .:=-]*${number} ?[/-] ?${number}`);
const rtOnly = new RegExp(`\\br\\.?t\\.?[ .:=-]*${number}`);
const rwOnly = new RegExp(`\\br\\.?w\\.?[ .:=-]*${number}`);
/** `07/02` bare: two numbers of at most three digits, not after a house's `no`. */
const bare = /(?<!\bno\.? ?|[\d/-])\b(\d{1,3}) ?\/ ?(\d{1,3})\b(?![\d/-])/;

/** Takes RT and RW out of an address, in any of their ways of writing; what remains is the rest. Expects `plain` text. */
export function readRtRw(line: string): RtRw {
  if (/\br\.? ?[tw]\b|\br[tw]\.?[ :=/-]*\d/.test(line)) {
    for (const pattern of [rtAndRw, glued, headed, short]) {
      const match = pattern.exec(line);
      if (match) return found(line, match, match[1], match[2]);
    }
    const turned = rwAndRt.exec(line);
    if (turned) return found(line, turned, turned[2], turned[1]);
    const rt = rtOnly.exec(line);
    if (rt && value(rt[1]) !== null) return found(line, rt, rt[1], undefined);
    const rw = rwOnly.exec(line);
    if (rw && value(rw[1]) !== null) return found(line, rw, undefined, rw[1]);
  }
  const pair = bare.exec(line);
  return pair ? found(line, pair, pair[1], pair[2]) : { rt: null, rw: null, rest: line };
}

function found(line: string, match: RegExpExecArray, rt: string | undefined, rw: string | undefined): RtRw {
  return { rt: value(rt), rw: value(rw), rest: `${line.slice(0, match.index)} , ${line.slice(match.index + match[0].length)}` };
}

/** 0 is what a form fills in where nothing is known. */
function value(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  const number = /^\d+$/.test(text) ? Number(text) : fromRoman(text);
  return number > 0 ? number : null;
}

const letters: Record<string, number> = { i: 1, v: 5, x: 10 };

/** Up to 39, as wards and lanes are numbered. */
export function fromRoman(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const here = letters[text[at] ?? ''] ?? 0;
    sum += here < (letters[text[at + 1] ?? ''] ?? 0) ? -here : here;
  }
  return sum;
}

export const isRoman = (word: string): boolean => word !== '' && new RegExp(`^${roman}$`).test(word);

/** The days since 1970-01-01 of texts in one format, or null where it is no such day. Formats: yyyy, yy, mm, m, dd, d, month names not. */
export type DateReader = (text: string) => number | null;

const PARTS: Record<string, string> = {
  yyyy: '(?<y>\\d{4})',
  yy: '(?<y>\\d{2})',
  mm: '(?<m>\\d{1,2})',
  m: '(?<m>\\d{1,2})',
  dd: '(?<d>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
};
const STRPTIME: Record<string, string> = { '%Y': 'yyyy', '%y': 'yy', '%m': 'mm', '%d': 'dd' };

/** Null where the format is not one. Understands `yyyymmdd`, `dd-mm-yyyy`, `d/m/yy` … and Splink's `%Y-%m-%d`. */
export function dateReader(format: string): DateReader | null {
  const plain = format
    .trim()
    .replace(/%[Yymd]/g, (code) => STRPTIME[code] ?? code)
    .toLowerCase();
  const parts = plain.match(/y+|m+|d+|[^ymd]+/g) ?? [];
  const joined = !parts.some((part) => /^[^ymd]/.test(part));
  let pattern = '';
  for (const part of parts) {
    const known = PARTS[part];
    if (/^[ymd]/.test(part)) {
      if (known === undefined) return null;
      pattern += joined ? known.replace('{1,2}', '{2}') : known;
    } else pattern += part.replace(/[^\w\s]/g, '\\$&');
  }
  if (!['<y>', '<m>', '<d>'].every((name) => pattern.split(name).length === 2)) return null;
  const expression = new RegExp(`^${pattern}$`);
  return (text) => {
    const found = expression.exec(text)?.groups;
    return found ? dayNumber(fullYear(found['y'] ?? ''), Number(found['m']), Number(found['d'])) : null;
  };
}

/** As `strptime` has it: 69–99 are of the last century, 00–68 of this one. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year < 69 ? 2000 + year : 1900 + year;
}

function dayNumber(year: number, month: number, day: number): number | null {
  const days = Date.UTC(year, month - 1, day) / 86_400_000;
  const back = new Date(days * 86_400_000);
  const isDay = year >= 1000 && back.getUTCMonth() === month - 1 && back.getUTCDate() === day && back.getUTCFullYear() === year;
  return isDay ? days : null;
}

const COMMON = ['yyyy-mm-dd', 'yyyymmdd', 'dd-mm-yyyy', 'dd/mm/yyyy', 'yyyy/mm/dd', 'dd.mm.yyyy'];

/** For columns whose format was not said: the common ones that cannot be confused. */
export function anyDate(): DateReader {
  const readers = COMMON.map(dateReader);
  return (text) => {
    for (const read of readers) {
      const day = read?.(text) ?? null;
      if (day !== null) return day;
    }
    return null;
  };
}

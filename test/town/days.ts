// Calendar days as ISO strings, counted in UTC so that no time zone can move them.

const dayMilliseconds = 86_400_000;

export function dayNumber(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / dayMilliseconds);
}

export function isoDay(number: number): string {
  return new Date(number * dayMilliseconds).toISOString().slice(0, 10);
}

/** Adds years; 29 February becomes 28 February. */
export function addYears(iso: string, years: number): string {
  const year = String(Number(iso.slice(0, 4)) + years).padStart(4, '0');
  const monthDay = iso.slice(5) === '02-29' ? '02-28' : iso.slice(5);
  return `${year}-${monthDay}`;
}

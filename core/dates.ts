import type { Language } from './text.ts';

/** A calendar day, `2026-11-21`. It is not an instant: it has no time zone. */
export type CalendarDay = string;

/** Where the clock is needed it is passed in; nothing else in the product asks the machine what time it is. */
export type Clock = { now(): Date };

const months: Record<Language, string[]> = {
  id: ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};

const jakartaOffsetMs = 7 * 3_600_000; // Asia/Jakarta is UTC+7 all year.

/** The calendar day in Asia/Jakarta at an instant. */
export function dayOf(instant: Date): CalendarDay {
  return new Date(instant.getTime() + jakartaOffsetMs).toISOString().slice(0, 10);
}

export function isCalendarDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from one calendar day to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Monday to Friday. Holidays are not known: a week with one looks like a slow one. */
export function isWorkingDay(day: CalendarDay): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** `21 November 2026` */
export function formatDay(day: CalendarDay, language: Language): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${months[language][(month ?? 1) - 1]} ${year}`;
}

/** `21 November 2026 14.05` in Asia/Jakarta (Indonesian writes the time with a full stop). */
export function formatInstant(instant: string | Date, language: Language): string {
  const local = new Date(new Date(instant).getTime() + jakartaOffsetMs).toISOString();
  const time = local.slice(11, 16);
  return `${formatDay(local.slice(0, 10), language)} ${language === 'id' ? time.replace(':', '.') : time}`;
}

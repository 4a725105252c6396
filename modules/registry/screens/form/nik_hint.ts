import { isCalendarDay } from '#core/dates.ts';
import type { CalendarDay } from '#core/dates.ts';
import type { Sex } from '../api.ts';

export type NikReading = { fault: 'date' | 'serial' } | { fault?: undefined; birthDate: CalendarDay; sex: Sex };

/**
 * What the digits of a NIK say while it is typed (Permendagri 72/2022): day, month and year of birth stand at 7–12, women
 * with 40 added to the day. The server judges; this only helps to catch a slip of the finger. Nothing before all 16 digits.
 */
export function readNik(nik: string, today: CalendarDay): NikReading | undefined {
  if (!/^\d{16}$/.test(nik)) return undefined;
  const day = Number(nik.slice(6, 8));
  const rest = `${nik.slice(10, 12)}-${nik.slice(8, 10)}-${String(day > 40 ? day - 40 : day).padStart(2, '0')}`;
  // Two digits tell no century: what would lie after today is taken for 19xx.
  const birthDate = [`20${rest}`, `19${rest}`].find((date) => isCalendarDay(date) && date <= today);
  if (!birthDate) return { fault: 'date' };
  return nik.endsWith('0000') ? { fault: 'serial' } : { birthDate, sex: day > 40 ? 'female' : 'male' };
}

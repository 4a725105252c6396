import { addDays, dayOf, formatInstant } from '#core/dates.ts';
import type { Text } from '#core/text.ts';

/** When something happened, as people say it: `5 menit lalu`, `kemarin 14.05`. What is older has its date. */
export function when(instant: string, now: Date): Text {
  const at = new Date(instant);
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return { id: 'baru saja', en: 'just now' };
  if (minutes < 60) return { id: `${minutes} menit lalu`, en: `${minutes} minute${minutes === 1 ? '' : 's'} ago` };
  const whole: Text = { id: formatInstant(at, 'id'), en: formatInstant(at, 'en') };
  const time: Text = { id: whole.id.slice(-5), en: whole.en.slice(-5) };
  if (dayOf(at) === dayOf(now)) return { id: `hari ini ${time.id}`, en: `today ${time.en}` };
  return dayOf(at) === addDays(dayOf(now), -1) ? { id: `kemarin ${time.id}`, en: `yesterday ${time.en}` } : whole;
}

import { dayOf, daysBetween } from '#core/dates.ts';
import type { CalendarDay } from '#core/dates.ts';
import type { Text } from '#core/text.ts';

/** How long ago a calendar day was, as people say it: `3 bulan lalu`. A day still to come is today's at the earliest. */
export function ago(day: CalendarDay, now: Date): Text {
  const days = Math.max(0, daysBetween(day, dayOf(now)));
  if (days === 0) return { id: 'hari ini', en: 'today' };
  if (days < 30) return counted(days, 'hari', 'day');
  const months = Math.floor(days / 30.4);
  return months < 24 ? counted(Math.max(1, months), 'bulan', 'month') : counted(Math.floor(days / 365.25), 'tahun', 'year');
}

/** How far a day is ahead: `2 bulan lagi`. */
export function ahead(day: CalendarDay, now: Date): Text {
  const days = daysBetween(dayOf(now), day);
  if (days === 0) return { id: 'hari ini', en: 'today' };
  const [n, id, en] =
    days < 60 ? [days, 'hari', 'day'] : days < 730 ? [Math.floor(days / 30.4), 'bulan', 'month'] : [Math.floor(days / 365.25), 'tahun', 'year'];
  return { id: `${n} ${id} lagi`, en: `in ${n} ${en}${n === 1 ? '' : 's'}` };
}

function counted(n: number, id: string, en: string): Text {
  return { id: `${n} ${id} lalu`, en: `${n} ${en}${n === 1 ? '' : 's'} ago` };
}

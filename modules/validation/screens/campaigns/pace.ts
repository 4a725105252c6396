import { addDays, dayOf, isWorkingDay } from '#core/dates.ts';
import type { Campaign, Tally } from './types.ts';

type Underway = Pick<Campaign, 'dueOn' | 'assigned' | 'visited'>;

/** Visits needed on each working day that is left, today among them, to be done by the due day; null: nothing is left, or no day is. */
export function neededPerDay({ dueOn, assigned, visited }: Underway, now: Date): number | null {
  const left = assigned - visited;
  let days = 0;
  for (let day = dayOf(now); day <= dueOn; day = addDays(day, 1)) if (isWorkingDay(day)) days += 1;
  return left > 0 && days > 0 ? left / days : null;
}

/** Days of the chart: a weekend without visits is no slow day, and a today without any is not over. */
export function daysToShow(days: Campaign['days'], now: Date): Campaign['days'] {
  const today = dayOf(now);
  return days.filter(({ day, n }) => n > 0 || (isWorkingDay(day) && day < today));
}

type Going = Tally & Pick<Campaign['companions'][number], 'pace'>;

/** Behind is who by their own pace will not be done by the due day, or has not begun while others have. */
export function isBehind({ assigned, visited, pace }: Going, { dueOn, visited: byAll }: Pick<Campaign, 'dueOn' | 'visited'>): boolean {
  if (visited >= assigned) return false;
  return pace.finish ? pace.finish.likely > dueOn : byAll > 0;
}

export type SortedBy = 'least' | 'most' | 'assigned' | 'name';
export const sortings: readonly SortedBy[] = ['least', 'most', 'assigned', 'name'];

const shareOf = ({ assigned, visited }: Tally) => (assigned === 0 ? 1 : visited / assigned);

/** Rows in the order that was chosen; equals stand by name. */
export function sorted<T extends Tally>(rows: readonly T[], by: SortedBy, nameOf: (row: T) => string): T[] {
  const order: Record<SortedBy, (a: T, b: T) => number> = {
    least: (a, b) => shareOf(a) - shareOf(b),
    most: (a, b) => b.visited - a.visited,
    assigned: (a, b) => b.assigned - a.assigned,
    name: () => 0,
  };
  return rows.toSorted((a, b) => order[by](a, b) || nameOf(a).localeCompare(nameOf(b), 'id'));
}

/** So few pairs say nothing beyond chance, whatever their kappa. */
const fewestPairs = 30;

export type Agreement = 'few' | 'always' | 'often' | 'fairly' | 'weakly' | 'chance';

/** Kappa in words, by the usual steps (J. Landis and G. Koch, Biometrics 33, 1977); a field of many values by how often both say the same. */
export function agreementOf({ pairs, agree, kappa }: Campaign['secondLook']['fields'][number]): Agreement {
  if (pairs < fewestPairs) return 'few';
  const measure = kappa ?? agree / pairs;
  const steps: [number, Agreement][] = [
    [0.8, 'always'],
    [0.6, 'often'],
    [0.4, 'fairly'],
    [0.2, 'weakly'],
  ];
  return steps.find(([least]) => measure > least)?.[1] ?? 'chance';
}

import type { Card, Day } from './types.ts';

export type Here = { latitude: number; longitude: number };
export type Stop = { card: Card; /** Metres from the stop before, or from here. */ metres: number | null };
export type Walk = { asked: Stop[]; old: Stop[]; done: Card[] };

/** A second look, then a task, then what is trusted least; a kilometre more has to be worth it. */
const needMetres = { secondLook: 1500, task: 1000, trust: 800, finding: 300 };

/**
 * The order of a walk: from here always to the stop whose way is shortest after its need is taken off, need in metres. What has no point
 * comes last, by need. `asked` are tasks; `old` is what is trusted less than `askBelow` and no task; what was visited today is done.
 */
export function walkOf(cards: Card[], day: Pick<Day, 'tasks' | 'askBelow'>, visitedToday: ReadonlySet<string>, from: Here | null): Walk {
  const tasks = new Map(day.tasks.map((task) => [task.enterpriseId, task]));
  const open = cards.filter((card) => !visitedToday.has(card.id));
  const need = (card: Card): number => {
    const task = tasks.get(card.id);
    return (
      (task ? (task.secondLook ? needMetres.secondLook : needMetres.task) : 0) +
      (1 - card.trust) * needMetres.trust +
      (card.findings.some(({ severity }) => severity !== 'hint') ? needMetres.finding : 0)
    );
  };
  return {
    asked: ordered(
      open.filter((card) => tasks.has(card.id)),
      need,
      from,
    ),
    old: ordered(
      open.filter((card) => !tasks.has(card.id) && card.trust < day.askBelow && card.activity !== 'closed'),
      need,
      from,
    ),
    done: cards.filter((card) => visitedToday.has(card.id)),
  };
}

function ordered(cards: Card[], need: (card: Card) => number, from: Here | null): Stop[] {
  const left = cards
    .filter((card) => card.latitude !== null && card.longitude !== null)
    .toSorted((a, b) => need(b) - need(a) || (a.id < b.id ? -1 : 1));
  const walk: Stop[] = [];
  let here = from;
  while (left.length > 0) {
    const [at, metres] = nearest(left, need, here);
    const [card] = left.splice(at, 1);
    if (!card) break;
    walk.push({ card, metres });
    here = placeOf(card) ?? here;
  }
  const unplaced = cards
    .filter((card) => card.latitude === null || card.longitude === null)
    .toSorted((a, b) => need(b) - need(a) || (a.id < b.id ? -1 : 1));
  return [...walk, ...unplaced.map((card) => ({ card, metres: null }))];
}

/** Without a place to begin at the walk begins where the need is greatest. */
function nearest(cards: Card[], need: (card: Card) => number, here: Here | null): [at: number, metres: number | null] {
  if (!here) return [0, null];
  let [best, least, way] = [0, Infinity, 0];
  for (const [at, card] of cards.entries()) {
    const metres = metresBetween(here, placeOf(card) ?? here);
    const cost = metres - need(card);
    if (cost < least) [best, least, way] = [at, cost, metres];
  }
  return [best, way];
}

export const placeOf = ({ latitude, longitude }: Pick<Card, 'latitude' | 'longitude'>): Here | null =>
  latitude === null || longitude === null ? null : { latitude, longitude };

const metresPerDegree = 111_195;

/** Near enough for a walk through a village: the earth is flat here. */
export function metresBetween(a: Here, b: Here): number {
  const x = (b.longitude - a.longitude) * Math.cos((((a.latitude + b.latitude) / 2) * Math.PI) / 180);
  return Math.hypot(x, b.latitude - a.latitude) * metresPerDegree;
}

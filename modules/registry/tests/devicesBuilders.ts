import { freshId } from '#test/support/client.ts';
import { createRandom } from '#test/town/index.ts';
import type { Random } from '#test/town/index.ts';
import type { Visit } from './visitsBuilders.ts';

/** Values for a field; those of one class mean the same, however they are written. */
type Choice = { value: string | number | boolean; same: string };
const choice = (value: Choice['value'], same = String(value)): Choice => ({ value, same });

const edited = {
  brand: [choice('Merek Satu', 'satu'), choice('merek  SATU', 'satu'), choice('Merek Dua', 'dua')],
  address: [choice('Jalan Mawar 1'), choice('Jalan Melati 2'), choice('Jalan Anggrek 3')],
  workersFemale: [choice(1), choice(2), choice(3)],
  placeKind: [choice('home'), choice('kiosk')],
  phone: [choice('+628417900001'), choice('+628417900002')],
  ownerPhone: [choice('+628417900003'), choice('+628417900004')],
  ownerHasSmartphone: [choice(true), choice(false)],
} satisfies Partial<Record<NonNullable<Visit['edits']>[number]['field'], Choice[]>>;
type Edited = keyof typeof edited;
const editedFields = Object.keys(edited) as Edited[];

/** Two measurements of one door, and a door some hundreds of metres on. */
const points = [
  { latitude: -7.75, longitude: 113.21, same: 'here' },
  { latitude: -7.7503, longitude: 113.2103, same: 'here' },
  { latitude: -7.755, longitude: 113.215, same: 'there' },
];
const outcomes = ['active', 'active', 'seasonal', 'closed', 'not_found', 'refused'] as const;

export type Device = { user: string; seesOffice: boolean };
export const devices: Device[] = [
  { user: 'pendamping.jati', seesOffice: false },
  { user: 'pendamping.mangunharjo', seesOffice: false },
  { user: 'pendamping.pilang', seesOffice: true },
];

/** What a device wrote into one field, as the model keeps it. */
export type Written = { editId: string; device: number; at: number; value: unknown; same: string };
export type Planned = { visit: Visit; device: number; writes: { field: string; value: unknown; same: string }[] };
export type Plan = { enterprises: { id: string; ownerId: string; officeBrand: string | null }[]; visits: Planned[][]; opening: Date; until: Date };

const enterprises = 25;
const editsEach = 200;

/** What three people write without signal, each in an order of their own, over places that they share. */
export function planOf(seed: string, opening: Date): Plan {
  const random = createRandom(seed);
  const places = Array.from({ length: enterprises }, (_, i) => ({
    id: freshId(),
    ownerId: freshId(),
    officeBrand: i % 3 === 0 ? 'Merek Kantor' : i % 3 === 1 ? 'Merek Dua' : null,
  }));
  const visits = devices.map((_, device) => visitsOf(random, device, places, opening));
  return { enterprises: places, visits, opening, until: new Date(opening.getTime() + 10 * 86_400_000) };
}

function visitsOf(random: Random, device: number, places: Plan['enterprises'], opening: Date): Planned[] {
  const planned: Planned[] = [];
  const before = new Map<string, string[]>();
  for (let edits = 0; edits < editsEach;) {
    const place = random.pick(places);
    // Half before the office wrote, half after; now and then two devices at the same moment.
    const at = new Date(opening.getTime() + (planned.length - 20) * 3_600_000 + (random.chance(0.5) ? 0 : device * 60_000));
    const base = devices[device]?.seesOffice && place.officeBrand !== null ? 2 : 1;
    const visitId = freshId();
    const after = before.get(place.id) ?? [];
    const { writes, ...said } = whatIsSaid(random);
    planned.push({ device, writes, visit: { id: place.id, visitId, at: at.toISOString(), base, ownerBase: 1, after: [...after], ...said } });
    before.set(place.id, [...after, visitId]);
    edits += writes.length;
  }
  return planned;
}

function whatIsSaid(random: Random): Pick<Visit, 'outcome' | 'edits' | 'figures' | 'latitude' | 'longitude'> & Pick<Planned, 'writes'> {
  const fields = editedFields.filter(() => random.chance(0.5));
  const chosen = fields.map((field) => ({ field, ...random.pick<Choice>(edited[field]) }));
  const outcome = random.pick(outcomes);
  const point = random.chance(0.5) ? random.pick(points) : undefined;
  const turnover = random.chance(0.4) ? random.pick([40_000_000, 50_000_000]) : undefined;
  return {
    outcome,
    edits: chosen.map(({ field, value }) => ({ field, before: null, value })),
    ...(point && { latitude: point.latitude, longitude: point.longitude }),
    ...(turnover && { figures: [{ year: 2025, turnoverRupiah: turnover }] }),
    writes: [
      ...chosen,
      ...(outcome === 'refused' ? [] : [{ field: 'activity', value: outcome, same: outcome }]),
      ...(point ? [{ field: 'point', value: `${point.latitude}, ${point.longitude}`, same: point.same }] : []),
      ...(turnover ? [{ field: 'turnover.2025', value: turnover, same: String(turnover) }] : []),
    ],
  };
}

/** One order in which everything may arrive: each device's own kept, a tenth of it sent again at some time. */
export function arrivals(plan: Plan, seed: string): { planned: Planned; again: boolean }[] {
  const random = createRandom(seed);
  const waiting = plan.visits.map((visits) => [...visits]);
  const sent: Planned[] = [];
  const order: { planned: Planned; again: boolean }[] = [];
  for (let left = waiting.flat().length; left > 0; left--) {
    const next = random.pick(waiting.filter((visits) => visits.length > 0)).shift();
    if (!next) continue;
    sent.push(next);
    order.push({ planned: next, again: false });
    if (random.chance(0.1)) order.push({ planned: random.pick(sent), again: true });
  }
  return order;
}

/** What must have become of one field: what stands, and the versions that exclude each other (none: no conflict). */
export type Expected = { stands: unknown; versions: string[] };

/** The last word of each device; the office's too, where nobody who knew of it wrote after. */
export function expectedOf(plan: Plan): Map<string, Map<string, Expected>> {
  const written = new Map<string, Map<string, Written[]>>();
  const add = (enterprise: string, field: string, one: Written) => {
    const fields = written.get(enterprise) ?? new Map<string, Written[]>();
    written.set(enterprise, fields.set(field, [...(fields.get(field) ?? []), one]));
  };
  for (const { id, officeBrand } of plan.enterprises)
    if (officeBrand !== null)
      add(id, 'brand', {
        editId: 'office',
        device: -1,
        at: plan.opening.getTime(),
        value: officeBrand,
        same: officeBrand === 'Merek Dua' ? 'dua' : 'kantor',
      });
  for (const { visit, device, writes } of plan.visits.flat())
    for (const { field, value, same } of writes) add(visit.id, field, { editId: visit.visitId, device, at: Date.parse(visit.at), value, same });
  return new Map([...written].map(([id, fields]) => [id, new Map([...fields].map(([field, all]) => [field, outcomeOf(all)]))]));
}

function outcomeOf(all: Written[]): Expected {
  const heads = all.filter((one) => {
    const later = all.some((other) => other.device === one.device && all.indexOf(other) > all.indexOf(one));
    const answered = one.device === -1 && all.some((other) => other.device >= 0 && devices[other.device]?.seesOffice);
    return !later && !answered;
  });
  const [stands] = [...heads].sort((a, b) => b.at - a.at || (a.editId < b.editId ? 1 : -1));
  const differ = heads.some((head) => head.same !== stands?.same);
  return { stands: stands?.value, versions: differ ? heads.map((head) => `${head.editId} ${String(head.value)}`).sort() : [] };
}

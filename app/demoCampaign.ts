import { createHash } from 'node:crypto';
import { addDays, dayOf, formatDay } from '#core/dates.ts';
import type { CalendarDay } from '#core/dates.ts';
import { uuidv7 } from '#core/ids.ts';
import type { Actor, Role } from '#core/policy.ts';
import { areaContains } from '#core/region.ts';
import type { OutputOf } from '#core/contract.ts';
import type { contract as validationContract } from '#modules/validation/index.ts';
import { perform } from '#platform/pipeline/pipeline.ts';
import type { Registry, World } from '#platform/pipeline/pipeline.ts';
import type { WorkContext } from '#platform/action.ts';

export type DemoPerson = { id: string; role: Role; area: string };

type Listed = OutputOf<(typeof validationContract)['validation.listAssignments']>;
type Card = OutputOf<(typeof validationContract)['validation.getFieldCards']>['items'][number];

/** So many working days ago the campaign began, so many days it may take. */
const began = 11;
const lasts = 46;
/** In one district, so that a few days of visits already show where it goes. */
const district = '35.74.03';
const secondLook = 10;

/**
 * The demo town is in the middle of a campaign: over what nobody ever verified in one of its districts, with some days of visits by its
 * companions, a few second looks, and two addresses on which companion and office differ. Everything goes through the actions that
 * people use, at the time at which people would have used them.
 */
export async function seedCampaign(world: World, registry: Registry, ctx: WorkContext, people: DemoPerson[]): Promise<void> {
  const today = dayOf(world.clock.now());
  const days = workingDaysBefore(today, began);
  const [first] = days;
  const officer = people.find((person) => person.role === 'officer');
  if (!first || !officer) return;
  const office = new Demo(world, registry, ctx.regency, officer);
  const id = demoId('campaign', first);
  await office.do(at(first, 8), 'validation.openCampaign', {
    id,
    name: `Validasi ${formatDay(first, 'id').replace(/^\d+ /, '')}`,
    filter: { neverVerified: true, area: district },
    startsOn: first,
    dueOn: addDays(first, lasts),
    secondLook,
  });
  await registry.works.get('validation.prepareCampaign')?.run(ctx, { id } as never);
  const drawn = (await office.do(world.clock.now(), 'validation.listAssignments', { id, state: 'second_look', limit: 200 })) as Listed;
  const again = new Set(drawn.items.map((item) => item.enterpriseId));
  const companions = people.filter((person) => person.role === 'companion' && areaContains(district, person.area));
  for (const [n, person] of companions.entries()) await walk(new Demo(world, registry, ctx.regency, person), office, { days, n, again });
}

type Walk = { days: readonly CalendarDay[]; n: number; again: ReadonlySet<string> };

/** A companion goes from door to door, some days more than others. What was drawn is looked at again by the office; the first two differ once from what the office heard. */
async function walk(companion: Demo, office: Demo, { days, n, again }: Walk): Promise<void> {
  const cards = await companion.cards(days.length * 5);
  let next = 0;
  for (const [d, day] of days.entries()) {
    for (let visit = 0; visit < visitsOn(n, d); visit++) {
      const card = cards[next++];
      if (!card) return;
      const differs = n < 2 && next === 1;
      const outcome = differs ? 'active' : outcomeOf(card.id);
      const street = card.address ?? 'Jl. Baru';
      await companion.visit(at(day, 9 + visit, n * 5), card, { outcome, address: differs ? `${street} (pindah ke rumah sebelah)` : undefined });
      if (differs) await office.visit(at(day, 15, n), card, { outcome, address: `${street} gang belakang` });
      else if (again.has(card.id))
        await office.visit(at(day, 16, n), card, { outcome: chance(card.id) < 0.5 ? outcome : 'active', address: undefined });
    }
  }
}

/** Up to five, the same in every demo town. */
const visitsOn = (companion: number, day: number): number => Math.floor(chance(`${companion} ${day}`) * 5.5);

function outcomeOf(seed: string): 'active' | 'seasonal' | 'closed' | 'not_found' | 'refused' {
  const drawn = chance(seed);
  if (drawn < 0.74) return 'active';
  if (drawn < 0.82) return 'seasonal';
  if (drawn < 0.92) return 'closed';
  return drawn < 0.97 ? 'not_found' : 'refused';
}

/** One person of the demo town, acting at a time of the past. */
class Demo {
  readonly #world: World;
  readonly #registry: Registry;
  readonly #actor: Actor;

  constructor(world: World, registry: Registry, regency: string, { id, role, area }: DemoPerson) {
    this.#world = world;
    this.#registry = registry;
    this.#actor = { kind: 'person', personId: id, regency, holdings: [{ role, area }], sessionId: id };
  }

  async do(when: Date, name: string, input: object): Promise<unknown> {
    const world = { ...this.#world, clock: { now: () => when } };
    return (await perform(world, this.#registry, { name, input, actor: this.#actor, language: 'id' })).output;
  }

  async cards(most: number): Promise<Card[]> {
    const day = (await this.do(this.#world.clock.now(), 'validation.getFieldDay', {})) as OutputOf<
      (typeof validationContract)['validation.getFieldDay']
    >;
    const ids = day.tasks.map((task) => task.enterpriseId).slice(0, most);
    const found = await this.do(this.#world.clock.now(), 'validation.getFieldCards', { ids });
    return (found as OutputOf<(typeof validationContract)['validation.getFieldCards']>).items;
  }

  async visit(when: Date, card: Card, { outcome, address }: { outcome: string; address: string | undefined }): Promise<void> {
    const met = outcome === 'active' || outcome === 'seasonal';
    await this.do(when, 'registry.recordVisit', {
      id: card.id,
      visitId: demoId(`visit ${card.id} ${when.toISOString()}`, dayOf(when)),
      outcome,
      at: when.toISOString(),
      base: card.version,
      ownerBase: card.owner?.version ?? null,
      edits: address === undefined ? [] : [{ field: 'address', before: card.address, value: address }],
      confirmed: met ? (['phone', ...(address === undefined ? ['address'] : []), 'workers'] as const).filter((field) => isKnown(card, field)) : [],
      latitude: card.latitude,
      longitude: card.longitude,
      accuracyM: card.latitude === null ? null : 12,
    });
  }
}

function isKnown(card: Card, field: string): boolean {
  if (field === 'phone') return (card.owner?.phone ?? card.phone) !== null;
  return field === 'address' ? card.address !== null : card.workersMale !== null;
}

const bytesOf = (seed: string): Buffer => createHash('sha256').update(seed).digest();
const chance = (seed: string): number => bytesOf(`demo campaign ${seed}`).readUInt32BE(0) / 2 ** 32;
const demoId = (seed: string, day: CalendarDay): string => uuidv7(at(day, 8), bytesOf(`demo campaign ${seed}`).subarray(0, 10));
const at = (day: CalendarDay, hour: number, minute = 0): Date =>
  new Date(`${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+07:00`);

/** The last working days before one, the oldest first. */
function workingDaysBefore(day: CalendarDay, n: number): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let one = addDays(day, -1); days.length < n; one = addDays(one, -1)) if (new Date(`${one}T00:00:00Z`).getUTCDay() % 6 !== 0) days.unshift(one);
  return days;
}

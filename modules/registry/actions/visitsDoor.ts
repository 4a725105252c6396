import { dayOf } from '#core/dates.ts';
import type { CalendarDay } from '#core/dates.ts';
import type { Context } from '#platform/action.ts';
import { rulesInForce } from '#platform/db/rules.ts';
import { ageingFields } from '../contract/words.ts';
import type { Said } from '../contract/words.ts';
import { confirmationsOf, meanTrust } from '../rules/freshnessFields.ts';
import type { Confirmation, HalfLives } from '../rules/freshnessFields.ts';
import { kindsInForce, legalityGap, requiredGroups } from '../rules/legality.ts';
import * as store from '../store/index.ts';
import { loadRules } from './subjects.ts';

type Reader = Pick<Context, 'tx' | 'regency' | 'clock'>;

/** Lets these people into these enterprises, as if they lay in their own areas. Once or many times is the same. */
export function assignVisits(ctx: Pick<Context, 'tx' | 'regency'>, items: store.VisitAssignment[]): Promise<void> {
  return store.addAssignments(ctx.tx, ctx.regency, items);
}

export function unassignVisits(ctx: Pick<Context, 'tx' | 'regency'>, items: store.VisitAssignment[]): Promise<void> {
  return store.removeAssignments(ctx.tx, ctx.regency, items);
}

export type FreshnessSettings = { halfLives: HalfLives; askBelow: number; today: CalendarDay };

/** How fast fields age, and below which trust one is asked again. */
export async function loadFreshness(ctx: Pick<Context, 'tx' | 'clock'>): Promise<FreshnessSettings> {
  const today = dayOf(ctx.clock.now());
  const rules = await rulesInForce<{ field_half_life_days: HalfLives; freshness_ask_below: { trust: number } }>(
    ctx.tx,
    ['field_half_life_days', 'freshness_ask_below'],
    today,
  );
  return { halfLives: rules.field_half_life_days.value, askBelow: rules.freshness_ask_below.value.trust, today };
}

export type FieldFreshness = { confirmations: Confirmation[]; trust: number };

/** How fresh the ageing fields of enterprises are. */
export async function readFreshness(ctx: Reader, ids: string[]): Promise<Map<string, FieldFreshness>> {
  if (ids.length === 0) return new Map();
  const { halfLives, today } = await loadFreshness(ctx);
  const rows = await store.listFreshness(ctx.tx, ctx.regency, ids);
  return new Map(
    rows.map((row) => {
      const known = { ...emptyKnown };
      for (const field of ageingFields) known[field] = row[`has_${field}`];
      const facts = { known, told: row.told ?? [], verifiedOn: row.verified_on, recordedOn: row.recorded_on };
      const confirmations = confirmationsOf(halfLives, facts, today);
      return [row.id, { confirmations, trust: meanTrust(confirmations) }];
    }),
  );
}

const emptyKnown = { phone: false, address: false, activity: false, turnover: false, workers: false, legality: false };

export type BelowTrust = {
  area?: string | undefined;
  cluster?: string[] | undefined;
  /** 0…1; without it any trust. */
  trustBelow?: number | undefined;
  neverVerified?: boolean | undefined;
  /** The `next` of the page before. */
  after?: string | null | undefined;
  /** So many are looked at; the page holds those of them that are trusted too little. */
  limit: number;
};

const firstId = '00000000-0000-0000-0000-000000000000';

/** A page of living enterprises in the order of their ids. It may be empty and yet not the last: go on until `next` is null. */
export async function idsBelowTrust(
  ctx: Reader,
  { trustBelow, after, ...which }: BelowTrust,
): Promise<{ items: store.TrustRow[]; next: string | null }> {
  const { halfLives, today } = await loadFreshness(ctx);
  const rows = await store.listTrust(ctx.tx, ctx.regency, { ...which, after: after ?? firstId }, halfLives, today);
  const items = trustBelow === undefined ? rows : rows.filter((row) => row.trust < trustBelow);
  return { items, next: rows.length === which.limit ? (rows.at(-1)?.id ?? null) : null };
}

/** The mean trust in each part of an area: of the districts of a regency, of the villages of a district. */
export async function trustByArea(ctx: Reader, area: string): Promise<{ area: string; n: number; trust: number }[]> {
  const { halfLives, today } = await loadFreshness(ctx);
  return store.trustOfParts(ctx.tx, ctx.regency, area, halfLives, today);
}

export type Card = Omit<store.CardRow, 'food' | 'documents'> &
  FieldFreshness & {
    stamp: string;
    documents: store.CardDocument[];
    /** Of each group of papers of which one is needed and none is held, the first. */
    lacksDocuments: string[];
  };

/** Living enterprises as they lie on a companion's phone. */
export async function readCards(ctx: Reader, ids: string[]): Promise<Card[]> {
  if (ids.length === 0) return [];
  const rules = await loadRules(ctx);
  const rows = await store.listCards(ctx.tx, ctx.regency, ids);
  const freshness = await readFreshness(ctx, ids);
  const stamps = new Map((await store.listStamps(ctx.tx, ctx.regency, { areas: [], ids })).map((row) => [row.id, row.stamp]));
  return rows.map(({ food, documents, ...row }) => {
    const held = kindsInForce(documents ?? [], rules.today);
    return {
      ...row,
      ...(freshness.get(row.id) ?? { confirmations: [], trust: 0 }),
      stamp: stamps.get(row.id) ?? '',
      documents: documents ?? [],
      lacksDocuments: legalityGap(requiredGroups(rules.legality, food), held).flatMap((group) => group[0] ?? []),
    };
  });
}

/** By what a phone knows which of its cards are out of date: every living enterprise in some areas, and these besides. */
export function cardStamps(
  ctx: Pick<Context, 'tx' | 'regency'>,
  which: { areas: string[]; ids: string[] },
): Promise<{ id: string; stamp: string }[]> {
  return store.listStamps(ctx.tx, ctx.regency, which);
}

/** The visits of these ids, and what each said of each field: what it wrote, and the value that it found still right. */
export function visitsOf(ctx: Pick<Context, 'tx' | 'regency'>, visitIds: string[]): Promise<store.VisitRow[]> {
  return store.findVisits(ctx.tx, ctx.regency, visitIds);
}

export async function valuesSaid(ctx: Pick<Context, 'tx' | 'regency'>, visitIds: string[]): Promise<Map<string, Record<string, Said>>> {
  return new Map((await visitsOf(ctx, visitIds)).map((visit) => [visit.id, visit.said]));
}

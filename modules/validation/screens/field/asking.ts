import type { Card, MadeVisit, VisitInput } from './types.ts';

/** Fields that age and are asked one by one; what a companion can settle at the door. */
export const askable = ['phone', 'address', 'turnover', 'workers'] as const;
export type Askable = (typeof askable)[number];

/** What of a card is unknown, or trusted less than the limit: that is asked, the rest only where somebody wants to change it. */
export function toAsk(card: Pick<Card, 'confirmations'>, askBelow: number): Askable[] {
  const trust = new Map(card.confirmations.map(({ field, trust }) => [field, trust]));
  return askable.filter((field) => (trust.get(field) ?? 0) < askBelow);
}

/** What a companion typed at the door, as texts and numbers of the form. */
export type Answers = {
  name: string;
  products: string;
  phone: string;
  address: string;
  workersMale: number | null;
  workersFemale: number | null;
  /** `right`, `changed` or '' (not said), per field that was asked. */
  phoneStill: string;
  addressStill: string;
  workersStill: string;
};

export const answersOf = (card: Card): Answers => ({
  name: card.name,
  products: card.products ?? '',
  phone: phoneOf(card),
  address: card.address ?? '',
  workersMale: card.workersMale,
  workersFemale: card.workersFemale,
  phoneStill: '',
  addressStill: '',
  workersStill: '',
});

/** The number that is called: the business's own, else its owner's. */
export const phoneOf = (card: Pick<Card, 'phone' | 'owner'>): string => card.phone ?? card.owner?.phone ?? '';

type Edit = NonNullable<VisitInput['edits']>[number];

/** What differs from the card, each with what the card held: the server merges field by field. */
export function editsOf(card: Card, answers: Answers): Edit[] {
  const text = (value: string) => value.trim() || null;
  const edits: Edit[] = [
    { field: 'name', before: card.name, value: text(answers.name) ?? card.name },
    { field: 'products', before: card.products, value: text(answers.products) },
    { field: 'address', before: card.address, value: text(answers.address) },
    // A number that belongs to the owner is corrected where it is kept.
    card.phone === null && card.owner
      ? { field: 'ownerPhone', before: card.owner.phone, value: text(answers.phone) }
      : { field: 'phone', before: card.phone, value: text(answers.phone) },
    { field: 'workersMale', before: card.workersMale, value: answers.workersMale },
    { field: 'workersFemale', before: card.workersFemale, value: answers.workersFemale },
  ];
  return edits.filter(({ before, value }) => before !== value);
}

/** What was asked and is still right. */
export function confirmedOf(answers: Answers, edits: Edit[]): NonNullable<VisitInput['confirmed']> {
  const changed = new Set<string>(edits.map(({ field }) => field));
  return [
    ...(answers.phoneStill === 'right' && !changed.has('phone') && !changed.has('ownerPhone') ? (['phone'] as const) : []),
    ...(answers.addressStill === 'right' && !changed.has('address') ? (['address'] as const) : []),
    ...(answers.workersStill === 'right' && !changed.has('workersMale') && !changed.has('workersFemale') ? (['workers'] as const) : []),
  ];
}

/** The card as it is after the visit: the next edit on this device builds on it. Its version stays the one that was fetched. */
export function cardAfter(
  card: Card,
  edits: Edit[],
  visit: Pick<VisitInput, 'outcome' | 'latitude' | 'longitude' | 'accuracyM'>,
  today: string,
): Card {
  const own = edits.filter(({ field }) => field !== 'ownerPhone');
  const phone = edits.find(({ field }) => field === 'ownerPhone');
  return {
    ...card,
    ...(Object.fromEntries(own.map(({ field, value }) => [field, value])) as Partial<Card>),
    ...(phone && card.owner && { owner: { ...card.owner, phone: phone.value as string | null } }),
    ...(visit.outcome !== 'refused' && { activity: visit.outcome, verifiedOn: today }),
    ...(visit.latitude != null &&
      visit.longitude != null && { latitude: visit.latitude, longitude: visit.longitude, accuracyM: visit.accuracyM ?? null }),
  };
}

/** The card as it was before some edits: what a refused visit is mended against. */
export const cardBefore = (card: Card, edits: Edit[]): Card =>
  cardAfter(
    card,
    edits.map(({ field, before }) => ({ field, before, value: before })),
    { outcome: 'refused' },
    '',
  );

/** Own visits that the fetched card does not hold yet: the server has to know that whoever makes the next one has seen them. */
export const seenSince = (card: Pick<Card, 'id' | 'version'>, visits: MadeVisit[]): string[] =>
  visits.filter(({ enterpriseId, version }) => enterpriseId === card.id && (version === null || version > card.version)).map(({ id }) => id);

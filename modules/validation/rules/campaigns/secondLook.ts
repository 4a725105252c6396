import { agreementOf } from '../agreement.ts';
import { distanceM } from '../duplicates.ts';

/** What each visit said of the fields: by changing one, or by confirming what stood there. */
export type SaidBy = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

export type FieldAgreement = { field: string; pairs: number; agree: number; kappa: number | null };

/** Where a field has few values, two people agree by chance often enough that it has to be taken off. */
const fewValues = new Set(['activity', 'placeKind', 'cluster', 'ownerHasSmartphone', 'legality']);

/** How far the second looks agree with the first visits, field by field, of what both said something of. */
export function agreementByField(pairs: readonly { first: string; second: string }[], said: SaidBy): FieldAgreement[] {
  const judged = new Map<string, { first: string; second: string; n: number }[]>();
  for (const { first, second } of pairs) {
    const [one, other] = [said.get(first) ?? {}, said.get(second) ?? {}];
    for (const field of Object.keys(one).filter((name) => name in other)) {
      const list = judged.get(field) ?? [];
      const same = isSame(one[field], other[field]);
      list.push({ first: wordOf(one[field]), second: wordOf(same ? one[field] : other[field]), n: 1 });
      judged.set(field, list);
    }
  }
  return [...judged]
    .map(([field, judgements]) => {
      const { judged: all, agreed, kappa } = agreementOf(judgements);
      return { field, pairs: all, agree: agreed, kappa: fewValues.has(field) ? kappa : null };
    })
    .sort((a, b) => b.pairs - a.pairs || (a.field < b.field ? -1 : 1));
}

/** Two phones that stand before one door seldom agree more closely. */
const samePlaceM = 100;

function isSame(one: unknown, other: unknown): boolean {
  const [here, there] = [pointIn(one), pointIn(other)];
  return here && there ? distanceM(here, there) <= samePlaceM : wordOf(one) === wordOf(other);
}

/** The registry gives a place as its two numbers in one line. */
function pointIn(value: unknown): { latitude: number; longitude: number } | undefined {
  const [, latitude, longitude] = /^(-?\d+\.?\d*), (-?\d+\.?\d*)$/.exec(typeof value === 'string' ? value : '') ?? [];
  return latitude !== undefined && longitude !== undefined ? { latitude: Number(latitude), longitude: Number(longitude) } : undefined;
}

/** How a text is spelled is no difference in what was found. */
function wordOf(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value ?? null);
  return value
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

import { clock } from '#ui/clock.ts';
import { answersOf, confirmedOf, editsOf, seenSince } from './asking.ts';
import type { Answers } from './asking.ts';
import type { Card, Day, MadeVisit, Outcome, VisitInput } from './types.ts';

/** What the form of a visit holds; its draft is exactly this. */
export type VisitValues = Answers & {
  outcome: string;
  turnover: number | null;
  latitude: number | null;
  longitude: number | null;
  accuracyM: number | null;
  consent: string;
  consentHow: string;
  note: string;
  paperKind: string;
  paperNumber: string;
};

export const visitValues = (card: Card): VisitValues => ({
  ...answersOf(card),
  outcome: '',
  turnover: null,
  latitude: null,
  longitude: null,
  accuracyM: null,
  consent: '',
  consentHow: 'spoken',
  note: '',
  paperKind: '',
  paperNumber: '',
});

/** Books of a year are known in the next. */
export const figureYear = (): number => clock.now().getFullYear() - 1;

/** Who was met and asked. */
export const wasAsked = (outcome: string): boolean => outcome === 'active' || outcome === 'seasonal';

/** What goes wrong before anything is sent, as keys of sentences beside their fields. */
export function faultsOf(
  values: VisitValues,
  box: Day['box'],
): Partial<Record<keyof VisitValues, 'outcomeMissing' | 'phoneWrong' | 'pointOutside' | 'paperNumberMissing'>> {
  return {
    ...(values.outcome === '' && { outcome: 'outcomeMissing' as const }),
    ...(values.phone.trim() !== '' && !looksLikePhone(values.phone) && { phone: 'phoneWrong' as const }),
    ...(!insideBox(values, box) && { latitude: 'pointOutside' as const }),
    ...(values.paperKind !== '' && values.paperNumber.trim() === '' && { paperNumber: 'paperNumberMissing' as const }),
  };
}

/** Local, with or without its country; the server brings it into its official form. */
export const looksLikePhone = (text: string): boolean => /^(\+?62|0)\d{8,13}$/.test(text.replace(/[\s().-]/g, ''));

/** As far outside the villages' own points as the server allows (about 28 km) a point is taken for a slip. */
const slackDegrees = 0.25;

export function insideBox({ latitude, longitude }: Pick<VisitValues, 'latitude' | 'longitude'>, box: Day['box']): boolean {
  if (latitude === null || longitude === null || box === null) return true;
  return (
    latitude >= box.south - slackDegrees &&
    latitude <= box.north + slackDegrees &&
    longitude >= box.west - slackDegrees &&
    longitude <= box.east + slackDegrees
  );
}

/** The command of a visit. `again`: a refused one that is mended; it stays the same visit, made when it was made. */
export function visitInput(
  card: Card,
  values: VisitValues,
  visits: MadeVisit[],
  visitId: string,
  consentVersion: string,
  again?: VisitInput,
): VisitInput {
  const at = again?.at ?? clock.now().toISOString();
  const asked = wasAsked(values.outcome);
  const edits = asked ? editsOf(card, values) : [];
  return {
    id: card.id,
    visitId,
    outcome: values.outcome as Outcome,
    at,
    base: again?.base ?? card.version,
    ownerBase: again ? again.ownerBase : (card.owner?.version ?? null),
    after: again?.after ?? seenSince(card, visits),
    edits,
    confirmed: asked ? confirmedOf(values, edits) : [],
    figures: asked && values.turnover !== null ? [{ year: figureYear(), turnoverRupiah: values.turnover, capitalRupiah: null }] : [],
    latitude: values.latitude,
    longitude: values.longitude,
    accuracyM: values.accuracyM,
    note: values.note,
    consent:
      values.consent === ''
        ? null
        : { textVersion: consentVersion, given: values.consent === 'yes', at, how: values.consentHow as 'spoken' | 'signature' | 'thumb' },
  };
}

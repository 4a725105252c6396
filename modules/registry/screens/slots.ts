import { slot } from '#ui/slot.tsx';

/** What was typed so far about an enterprise that is being registered; '' and null where nothing is. */
export type TypedEnterprise = {
  name: string;
  ownerName: string;
  ownerId: string | null;
  nik: string;
  phone: string;
  area: string;
  address: string;
  birthDate: string;
  latitude: number | null;
  longitude: number | null;
};

/** Beside the form that registers an enterprise: who knows more says whether it is on record already. */
export const whileTyping = slot<{ typed: TypedEnterprise }>('registry.whileTyping');

/** On the page of an enterprise, above its facts: what needs a look. */
export const onEnterprise = slot<{ enterpriseId: string; can: Record<string, true | string> }>('registry.onEnterprise');

import { readNik } from '#modules/registry/screens/index.ts';
import { insideBox, looksLikePhone } from './visit_values.ts';
import type { TypedRecord } from './similar.ts';
import type { Card, Day, RegisterInput } from './types.ts';

/** What is asked about a business that was met in the street; its draft is exactly this. */
export type NewValues = {
  ownerName: string;
  nik: string;
  phone: string;
  name: string;
  products: string;
  cluster: string;
  area: string;
  address: string;
  latitude: number | null;
  longitude: number | null;
  accuracyM: number | null;
};

export const newValues = (day: Pick<Day, 'areas'>): NewValues => ({
  ownerName: '',
  nik: '',
  phone: '',
  name: '',
  products: '',
  cluster: '',
  area: day.areas.length === 1 ? (day.areas[0]?.code ?? '') : '',
  address: '',
  latitude: null,
  longitude: null,
  accuracyM: null,
});

type Fault = 'required' | 'nikShort' | 'nikDate' | 'phoneWrong' | 'pointOutside';

/** What goes wrong before anything is sent, as keys of sentences beside their fields. */
export function newFaults(values: NewValues, box: Day['box'], today: string): Partial<Record<keyof NewValues, Fault>> {
  return {
    ...(values.ownerName.trim() === '' && { ownerName: 'required' as const }),
    ...(values.name.trim() === '' && { name: 'required' as const }),
    ...(values.area === '' && { area: 'required' as const }),
    ...(values.nik !== '' && values.nik.length !== 16 && { nik: 'nikShort' as const }),
    ...(readNik(values.nik, today)?.fault && { nik: 'nikDate' as const }),
    ...(values.phone.trim() !== '' && !looksLikePhone(values.phone) && { phone: 'phoneWrong' as const }),
    ...(!insideBox(values, box) && { latitude: 'pointOutside' as const }),
  };
}

export const typedRecord = (values: NewValues): TypedRecord => ({
  name: values.name,
  ownerName: values.ownerName,
  nik: values.nik,
  phone: values.phone,
  address: values.address,
  area: values.area,
  birthDate: null,
  latitude: values.latitude,
  longitude: values.longitude,
});

export function registerInput(values: NewValues, ids: { id: string; ownerId: string }): RegisterInput {
  return {
    id: ids.id,
    owner: { id: ids.ownerId, fullName: values.ownerName, nik: values.nik || null, phone: values.phone, address: values.address, area: values.area },
    enterprise: {
      name: values.name,
      products: values.products,
      area: values.area,
      address: values.address,
      latitude: values.latitude,
      longitude: values.longitude,
      accuracyM: values.accuracyM,
      cluster: values.cluster || null,
      activity: 'active',
    },
  };
}

/** Its card on this phone until the server's own is fetched. */
export function newCard(values: NewValues, { id, owner }: RegisterInput, day: Pick<Day, 'areas'>): Card {
  const text = (value: string) => value.trim() || null;
  return {
    id,
    version: 1,
    stamp: '',
    name: values.name.trim(),
    brand: null,
    products: text(values.products),
    area: values.area,
    areaName: day.areas.find(({ code }) => code === values.area)?.name ?? null,
    address: text(values.address),
    latitude: values.latitude,
    longitude: values.longitude,
    accuracyM: values.accuracyM,
    cluster: text(values.cluster),
    placeKind: null,
    startYear: null,
    activity: 'active',
    phone: null,
    workersMale: null,
    workersFemale: null,
    monthlyCapacity: null,
    note: null,
    owner: owner
      ? {
          id: owner.id,
          version: 1,
          fullName: values.ownerName.trim(),
          nikMask: values.nik === '' ? null : `${values.nik.slice(0, 4)}**********${values.nik.slice(-2)}`,
          sex: null,
          birthDate: null,
          phone: text(values.phone),
          address: text(values.address),
          hasSmartphone: null,
        }
      : null,
    figure: null,
    legality: 'none',
    documents: [],
    lacksDocuments: [],
    confirmations: [],
    trust: 1,
    verifiedOn: null,
    findings: [],
  };
}

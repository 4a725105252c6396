import type { InputOf } from '#core/contract.ts';
import type { contract } from '../../contract/index.ts';
import type { Channel, Enterprise, PlaceKind } from '../api.ts';

type EnterpriseInput = InputOf<(typeof contract)['registry.updateEnterprise']>['enterprise'];

/** The fields of an enterprise as a form holds them: under the paths of the action's input, '' where nothing is known. */
export type EnterpriseValues = ReturnType<typeof enterpriseValues>;

export const kbliValue = (version: string | null, code: string | null) => (code ? `${version ?? ''}:${code}` : '');

export function enterpriseValues(e?: Partial<Enterprise>) {
  return {
    'enterprise.name': e?.name ?? '',
    'enterprise.brand': e?.brand ?? '',
    'enterprise.products': e?.products ?? '',
    'enterprise.area': e?.area ?? '',
    'enterprise.address': e?.address ?? '',
    'enterprise.latitude': e?.latitude ?? null,
    'enterprise.longitude': e?.longitude ?? null,
    'enterprise.accuracyM': e?.accuracyM ?? null,
    'enterprise.cluster': e?.cluster ?? '',
    // Version and code are chosen together; the server reads them apart.
    'enterprise.kbli': kbliValue(e?.kbliVersion ?? null, e?.kbli ?? null),
    'enterprise.placeKind': (e?.placeKind ?? '') as string,
    'enterprise.startYear': e?.startYear ?? null,
    'enterprise.activity': (e?.activity ?? 'active') as string,
    'enterprise.phone': e?.phone ?? '',
    'enterprise.workersMale': e?.workersMale ?? null,
    'enterprise.workersFemale': e?.workersFemale ?? null,
    'enterprise.monthlyCapacity': e?.monthlyCapacity ?? '',
    'enterprise.channels': (e?.channels ?? []) as string[],
    'enterprise.note': e?.note ?? '',
  };
}

export function enterpriseInput(values: EnterpriseValues): EnterpriseInput {
  const [kbliVersion, kbli] = values['enterprise.kbli'].split(':');
  return {
    name: values['enterprise.name'],
    brand: values['enterprise.brand'],
    products: values['enterprise.products'],
    area: values['enterprise.area'],
    address: values['enterprise.address'],
    latitude: values['enterprise.latitude'],
    longitude: values['enterprise.longitude'],
    accuracyM: values['enterprise.accuracyM'],
    cluster: values['enterprise.cluster'] || null,
    kbliVersion: kbliVersion || null,
    kbli: kbli || null,
    placeKind: (values['enterprise.placeKind'] || null) as PlaceKind | null,
    startYear: values['enterprise.startYear'],
    activity: values['enterprise.activity'] as EnterpriseInput['activity'],
    phone: values['enterprise.phone'],
    workersMale: values['enterprise.workersMale'],
    workersFemale: values['enterprise.workersFemale'],
    monthlyCapacity: values['enterprise.monthlyCapacity'],
    channels: values['enterprise.channels'] as Channel[],
    note: values['enterprise.note'],
  };
}

import type { InputOf } from '#core/contract.ts';
import type { contract } from '../../contract/index.ts';
import type { Owner, Sex } from '../api.ts';

type OwnerInput = InputOf<(typeof contract)['registry.updateOwner']>['owner'];

export type OwnerValues = ReturnType<typeof ownerValues>;

const flag = (value: boolean | null | undefined) => (value == null ? '' : value ? 'yes' : 'no');

/** The NIK begins empty also where it is known: it is never sent back to the screen unasked. */
export function ownerValues(o?: Partial<Owner>) {
  return {
    'owner.fullName': o?.fullName ?? '',
    'owner.nik': '',
    'owner.sex': (o?.sex ?? '') as string,
    'owner.birthDate': o?.birthDate ?? '',
    'owner.phone': o?.phone ?? '',
    'owner.email': o?.email ?? '',
    'owner.address': o?.address ?? '',
    'owner.area': o?.area ?? '',
    'owner.hasSmartphone': flag(o?.hasSmartphone),
  };
}

export function ownerInput(values: OwnerValues, areaElse = ''): OwnerInput {
  return {
    fullName: values['owner.fullName'],
    nik: values['owner.nik'] || null,
    sex: (values['owner.sex'] || null) as Sex | null,
    birthDate: values['owner.birthDate'] || null,
    phone: values['owner.phone'],
    email: values['owner.email'].trim() || null,
    address: values['owner.address'],
    area: values['owner.area'] || areaElse,
    hasSmartphone: values['owner.hasSmartphone'] === '' ? null : values['owner.hasSmartphone'] === 'yes',
  };
}

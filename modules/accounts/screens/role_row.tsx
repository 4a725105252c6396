import type { Role } from '#core/policy.ts';
import { roles } from '#core/policy.ts';
import { useAsk } from '#ui/ask.ts';
import type { Bound, FieldValue } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { SelectField } from '#ui/parts/fields.tsx';
import { ErrorState } from '#ui/parts/states.tsx';
import { api, useMe } from './api.ts';
import { areaWords, roleDuties, roleNames, useText } from './messages.ts';
import { usePeopleText } from './people_messages.ts';

/** One role as it is being chosen; the names are paths of the action's input, so that errors land beside their fields. */
export type RoleValues = { [name: `holdings.${number}.${'role' | 'area' | 'village' | 'subject'}`]: FieldValue & string };

export function emptyRole(at: number, role = '', subject = ''): RoleValues {
  return { [`holdings.${at}.role`]: role, [`holdings.${at}.area`]: '', [`holdings.${at}.village`]: '', [`holdings.${at}.subject`]: subject };
}

/** Roles whose reach is one village, district or the whole; every other role holds everywhere, or over a subject. */
const placed: Partial<Record<Role, 'district' | 'regency'>> = {
  companion: 'district',
  mentor: 'regency',
  officer: 'regency',
  leader: 'regency',
  inspector: 'regency',
};

export type RoleComplaint = 'chooseRole' | 'chooseDistrict';

/** The role as the server takes it, or what is still missing. */
export function roleInput(
  values: RoleValues,
  at: number,
  regency: string,
): { role: Role; area?: string; subject?: string } | { field: `holdings.${number}.role` | `holdings.${number}.area`; complaint: RoleComplaint } {
  const role = roles.find((one) => one === values[`holdings.${at}.role`]);
  const area = values[`holdings.${at}.village`] || values[`holdings.${at}.area`];
  const subject = values[`holdings.${at}.subject`];
  if (!role) return { field: `holdings.${at}.role`, complaint: 'chooseRole' };
  if (role === 'owner' && subject) return { role, subject };
  if (placed[role] === 'district' && !area) return { field: `holdings.${at}.area`, complaint: 'chooseDistrict' };
  return { role, area: placed[role] && area ? area : regency };
}

type RowProps = { role: Bound<string>; area: Bound<string>; village: Bound<string>; subject: string; label?: string };

/** A role and, only where the role needs one, its area: kecamatan, then kelurahan. */
export function RoleRow({ role, area, village, subject, label }: RowProps) {
  const t = usePeopleText();
  const words = useText();
  const f = useFormat();
  const me = useMe();
  const name = me.data?.agency.regencyName ?? '';
  const chosen = roles.find((one) => one === role.value);
  const kind = chosen && placed[chosen];
  const change = (value: string) => {
    role.onChange(value);
    area.onChange('');
    village.onChange('');
  };
  const reach = chosen === 'owner' && subject ? t('holdsOver') : t('holdsIn', { name });
  return (
    <div className="grid gap-4">
      <SelectField
        {...role}
        onChange={change}
        label={label ?? words('role')}
        hint={chosen && `${f.text(roleDuties[chosen])}${kind ? '' : ` ${reach}`}`}
        options={(me.data?.mayGrant ?? []).map((one) => ({ value: one, label: f.text(roleNames[one]) }))}
      />
      {kind && <AreaFields area={area} village={village} wholeRegency={kind === 'regency' ? t('wholeRegency', { name }) : undefined} />}
    </div>
  );
}

function AreaFields({ area, village, wholeRegency }: { area: Bound<string>; village: Bound<string>; wholeRegency: string | undefined }) {
  const t = usePeopleText();
  const f = useFormat();
  const regions = useAsk(api, 'accounts.listRegions', {}, { staleTime: Infinity });
  if (regions.error) return <ErrorState problem={regions.error} again={() => void regions.refetch()} />;
  const under = (parent: string) =>
    (regions.data?.items ?? [])
      .filter((region) => region.parent === parent)
      .map((region) => ({ value: region.code, label: areaWords(f, region.code, region.name) }));
  const districts = (regions.data?.items ?? [])
    .filter((region) => region.level === 'district')
    .map((region) => ({ value: region.code, label: region.name }));
  const change = (value: string) => {
    area.onChange(value);
    village.onChange('');
  };
  return (
    <>
      <SelectField {...area} onChange={change} label={t('district')} options={districts} {...(wholeRegency && { emptyLabel: wholeRegency })} />
      {area.value !== '' && <SelectField {...village} label={t('village')} options={under(area.value)} emptyLabel={t('wholeDistrict')} optional />}
    </>
  );
}

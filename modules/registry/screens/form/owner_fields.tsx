import { dayOf } from '#core/dates.ts';
import type { CalendarDay } from '#core/dates.ts';
import { clock } from '#ui/clock.ts';
import type { FormState } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { AreaField, DayField, NikField, SelectField, TelField, TextField } from '#ui/parts/fields.tsx';
import { PickField } from '#ui/parts/picker.tsx';
import { optionsOf, sexWords } from '../choices.ts';
import { useRegions } from '../places.ts';
import { useFormText } from './messages.ts';
import { readNik } from './nik_hint.ts';
import type { OwnerValues } from './owner_values.ts';

/** What the NIK says already need not be asked; what was typed stays, because cards can be wrong. */
export function takeNik(form: FormState<OwnerValues>, digits: string, today: CalendarDay): void {
  form.set('owner.nik', digits);
  const read = readNik(digits, today);
  if (!read || read.fault) return;
  if (form.values['owner.sex'] === '') form.set('owner.sex', read.sex);
  if (form.values['owner.birthDate'] === '') form.set('owner.birthDate', read.birthDate);
}

/** The owner's own fields. `nikMask`: a NIK is on record, and empty means: keep it. */
export function OwnerFields({ form, nikMask, areaIsOwn = false }: { form: FormState<OwnerValues>; nikMask?: string | null; areaIsOwn?: boolean }) {
  const ft = useFormText();
  const f = useFormat();
  const regions = useRegions();
  const today = dayOf(clock.now());
  const reading = readNik(form.values['owner.nik'], today);
  const nik = form.bind('owner.nik');

  const fault = reading?.fault && ft(reading.fault === 'date' ? 'nikDate' : 'nikSerial', { digits: form.values['owner.nik'].slice(6, 12) });
  return (
    <div className="grid grid-cols-1 gap-5">
      <div>
        <NikField
          {...nik}
          onChange={(digits) => takeNik(form, digits, today)}
          label={ft('nik')}
          hint={nikMask ? ft('nikKeep', { mask: nikMask.replaceAll('*', '•') }) : ft('nikHint')}
          error={nik.error ?? fault}
          optional
        />
        <output className="text-sm text-soft">
          {reading && !reading.fault && ft('nikSays', { sex: f.text(sexWords[reading.sex]).toLowerCase(), day: f.day(reading.birthDate) })}
        </output>
      </div>
      <TextField {...form.bind('owner.fullName')} label={ft('ownerName')} hint={ft('ownerNameHint')} maxLength={120} />
      <TelField {...form.bind('owner.phone')} label={ft('ownerPhone')} hint={ft('phoneHint')} optional />
      <div className="grid grid-cols-1 gap-5 tablet:grid-cols-2">
        <SelectField {...form.bind('owner.sex')} label={ft('sex')} options={optionsOf(sexWords, f)} emptyLabel={ft('notKnown')} optional />
        <DayField {...form.bind('owner.birthDate')} label={ft('birthDate')} max={today} optional />
      </div>
      <SelectField
        {...form.bind('owner.hasSmartphone')}
        label={ft('smartphone')}
        emptyLabel={ft('notKnown')}
        options={[
          { value: 'yes', label: ft('yes') },
          { value: 'no', label: ft('no') },
        ]}
        optional
      />
      <PickField
        {...form.bind('owner.area')}
        label={ft('ownerArea')}
        hint={areaIsOwn ? undefined : ft('ownerAreaHint')}
        options={regions.villageOptions}
        shown={regions.nameOf(form.values['owner.area']) ?? ''}
        optional={!areaIsOwn}
      />
      <AreaField {...form.bind('owner.address')} label={ft('ownerAddress')} rows={2} maxLength={300} optional />
      {areaIsOwn && <TextField {...form.bind('owner.email')} label={ft('email')} type="email" optional />}
    </div>
  );
}

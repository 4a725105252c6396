import { useState } from 'react';
import type { ReactNode } from 'react';
import { FieldSet } from '#ui/form.tsx';
import type { FormState, Values } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { CheckGroupField } from '#ui/parts/choices.tsx';
import { AreaField, NumberField, SelectField, TelField, TextField } from '#ui/parts/fields.tsx';
import { PickField } from '#ui/parts/picker.tsx';
import { registry } from '../api.ts';
import { activityWords, channelWords, optionsOf, placeKindWords } from '../choices.ts';
import { useText } from '../messages.ts';
import { useClusters, useRegions } from '../places.ts';
import { kbliValue } from './enterprise_values.ts';
import type { EnterpriseValues } from './enterprise_values.ts';
import { useFormText } from './messages.ts';
import { PointField } from './point_field.tsx';

/** The same form, seen only through the fields of one of its parts. */
export const partOf = <P extends Values>(form: { values: Values }) => form as unknown as FormState<P>;

type Part = { form: FormState<EnterpriseValues> };

export function BusinessFields({ form, title }: Part & { title: string }) {
  const t = useText();
  const ft = useFormText();
  const f = useFormat();
  const clusters = useClusters();
  return (
    <FieldSet title={title}>
      <TextField {...form.bind('enterprise.name')} label={t('name')} hint={ft('nameHint')} maxLength={160} />
      <TextField {...form.bind('enterprise.products')} label={ft('products')} hint={ft('productsHint')} maxLength={300} optional />
      <SelectField
        {...form.bind('enterprise.cluster')}
        label={t('cluster')}
        hint={ft('clusterHint')}
        options={clusters.options([form.values['enterprise.cluster']])}
        optional
      />
      <SelectField {...form.bind('enterprise.activity')} label={t('activity')} options={optionsOf(activityWords, f)} />
    </FieldSet>
  );
}

export function PlaceFields({ form, title }: Part & { title: string }) {
  const t = useText();
  const ft = useFormText();
  const regions = useRegions();
  const { values } = form;
  return (
    <FieldSet title={title}>
      <PickField
        {...form.bind('enterprise.area')}
        label={t('village')}
        hint={ft('villageHint')}
        options={regions.villageOptions}
        shown={regions.nameOf(values['enterprise.area']) ?? ''}
      />
      <TextField {...form.bind('enterprise.address')} label={ft('address')} hint={ft('addressHint')} maxLength={300} optional />
      <PointField
        point={{ latitude: values['enterprise.latitude'], longitude: values['enterprise.longitude'], accuracyM: values['enterprise.accuracyM'] }}
        onChange={({ latitude, longitude, accuracyM }) => {
          form.set('enterprise.latitude', latitude);
          form.set('enterprise.longitude', longitude);
          form.set('enterprise.accuracyM', accuracyM);
        }}
        name={values['enterprise.name']}
        error={form.errors['enterprise.latitude'] ?? form.errors['enterprise.longitude']}
      />
    </FieldSet>
  );
}

/** What may wait. It opens by itself when the server finds something wrong inside. */
export function MoreFields({ form, kbliShown, hint, children }: Part & { kbliShown?: string; hint: string; children?: ReactNode }) {
  const t = useText();
  const ft = useFormText();
  const f = useFormat();
  const [open, setOpen] = useState(false);
  if (!open && moreNames.some((name) => form.errors[name] !== undefined)) setOpen(true);
  return (
    <details className="nk-card" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer py-2 font-semibold text-sogan">
        {ft('moreSection')} <span className="font-normal text-soft">({t('optionalParts').toLowerCase()})</span>
        <span className="nk-hint block font-normal">{hint}</span>
      </summary>
      <div className="mt-4 grid grid-cols-1 gap-5">
        {children}
        <div className="grid grid-cols-1 gap-5 tablet:grid-cols-2">
          <NumberField {...form.bind('enterprise.workersFemale')} label={ft('workersFemale')} unit={ft('people')} min={0} optional />
          <NumberField {...form.bind('enterprise.workersMale')} label={ft('workersMale')} unit={ft('people')} min={0} optional />
        </div>
        <CheckGroupField {...form.bind('enterprise.channels')} label={ft('channels')} options={optionsOf(channelWords, f)} optional />
        <TextField {...form.bind('enterprise.monthlyCapacity')} label={ft('capacity')} hint={ft('capacityHint')} maxLength={120} optional />
        <TextField {...form.bind('enterprise.brand')} label={ft('brand')} maxLength={120} optional />
        <PickField
          {...form.bind('enterprise.kbli')}
          label={ft('kbli')}
          hint={ft('kbliHint')}
          search={searchKbli}
          {...(kbliShown && { shown: kbliShown })}
          optional
        />
        <div className="grid grid-cols-1 gap-5 tablet:grid-cols-2">
          <SelectField
            {...form.bind('enterprise.placeKind')}
            label={ft('placeKind')}
            options={optionsOf(placeKindWords, f)}
            emptyLabel={ft('notKnown')}
            optional
          />
          <NumberField {...form.bind('enterprise.startYear')} label={ft('startYear')} optional />
        </div>
        <TelField {...form.bind('enterprise.phone')} label={ft('businessPhone')} hint={ft('businessPhoneHint')} optional />
        <AreaField {...form.bind('enterprise.note')} label={ft('note')} rows={3} maxLength={1000} optional />
      </div>
    </details>
  );
}

const moreNames = [
  'workersFemale',
  'workersMale',
  'channels',
  'monthlyCapacity',
  'brand',
  'kbli',
  'kbliVersion',
  'placeKind',
  'startYear',
  'phone',
  'note',
]
  .map((name) => `enterprise.${name}`)
  .concat(['figures.0.year', 'figures.0.turnoverRupiah', 'figures.0.capitalRupiah']);

async function searchKbli(text: string) {
  const { items } = await registry.call('registry.searchKbli', { text: text.slice(0, 60) });
  return items.map(({ version, code, title }) => ({ value: kbliValue(version, code), label: `${code} · ${title}`, hint: `KBLI ${version}` }));
}

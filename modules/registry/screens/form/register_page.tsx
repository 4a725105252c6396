import { useEffect } from 'react';
import { useTell } from '#ui/ask.ts';
import { clock } from '#ui/clock.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { useGo } from '#ui/link.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Card, Section } from '#ui/parts/card.tsx';
import { MoneyField, NumberField } from '#ui/parts/fields.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { Slotted } from '#ui/slot.tsx';
import { freshId, registry, shownAfterChange, useMe } from '../api.ts';
import { useText } from '../messages.ts';
import { whileTyping } from '../slots.ts';
import type { TypedEnterprise } from '../slots.ts';
import { BusinessFields, MoreFields, PlaceFields, partOf } from './enterprise_fields.tsx';
import { enterpriseInput, enterpriseValues } from './enterprise_values.ts';
import type { EnterpriseValues } from './enterprise_values.ts';
import { useFormText } from './messages.ts';
import { FindOwner, OwnerChoice } from './owner_choice.tsx';
import type { OwnerChoiceValues } from './owner_choice.tsx';
import { ownerInput, ownerValues } from './owner_values.ts';
import type { OwnerValues } from './owner_values.ts';

const emptyForm = {
  // Made once per enterprise and kept with the draft until it is answered: sending it twice registers it once.
  id: '',
  'owner.id': '',
  ownerId: '',
  ownerShown: '',
  ownerMode: '',
  ...ownerValues(),
  ...enterpriseValues(),
  'figures.0.year': null as number | null,
  'figures.0.turnoverRupiah': null as number | null,
  'figures.0.capitalRupiah': null as number | null,
};
type RegisterValues = typeof emptyForm;

/** Waits for who is here, so that the village of a companion is filled in from the start. */
export default function RegisterPage() {
  const me = useMe();
  if (!me) return null;
  const village = me.holdings.find((holding) => holding.role === 'companion' && holding.area?.length === 13)?.area ?? '';
  return <RegisterForm village={village} />;
}

function RegisterForm({ village }: { village: string }) {
  const t = useText();
  const ft = useFormText();
  const go = useGo();
  const register = useTell(registry, 'registry.registerEnterprise', {
    invalidates: [...shownAfterChange, 'registry.findOwners'],
    onDone: ({ id }) => {
      form.clear();
      toast(ft('registered'), { action: { label: ft('another'), onAction: () => go('/usaha/baru') } });
      go(`/usaha/${id}`, { replace: true });
    },
  });
  const initial: RegisterValues = { ...emptyForm, 'enterprise.area': village, 'figures.0.year': clock.now().getFullYear() - 1 };
  const form = useForm({ initial, draft: 'registry.register', problem: register.problem });
  const searching = form.values.ownerMode === '';
  const { set } = form;
  const unnamed = form.values.id === '';
  useEffect(() => {
    if (searching || !unnamed) return;
    set('id', freshId());
    set('owner.id', freshId());
  }, [searching, unnamed, set]);
  return (
    <Page narrow>
      <PageHeader title={t('register')} trail={[{ label: t('enterprises'), href: '/usaha' }]} lead={ft('registerLead')} />
      {searching ? (
        <Section title={ft('findTitle')}>
          <Card>
            <FindOwner form={partOf<OwnerChoiceValues>(form)} />
          </Card>
        </Section>
      ) : (
        <Form form={form} onSubmit={(values) => register.send(inputOf(values))}>
          <OwnerChoice form={partOf<OwnerChoiceValues>(form)} owner={partOf<OwnerValues>(form)} />
          <BusinessFields form={partOf<EnterpriseValues>(form)} title={ft('businessSection')} />
          <PlaceFields form={partOf<EnterpriseValues>(form)} title={ft('placeSection')} />
          <Slotted of={whileTyping} with={{ typed: typedSoFar(form.values) }} />
          <MoreFields form={partOf<EnterpriseValues>(form)} hint={ft('moreHint')}>
            <p className="nk-hint">{ft('figuresHint')}</p>
            <NumberField {...form.bind('figures.0.year')} label={ft('figureYear')} optional />
            <MoneyField {...form.bind('figures.0.turnoverRupiah')} label={ft('turnover')} optional />
            <MoneyField {...form.bind('figures.0.capitalRupiah')} label={ft('capital')} hint={ft('capitalHint')} optional />
          </MoreFields>
          <FormActions sticky>
            <Button type="submit" tone="primary" busy={register.busy}>
              {ft('submit')}
            </Button>
          </FormActions>
        </Form>
      )}
    </Page>
  );
}

function typedSoFar(values: RegisterValues): TypedEnterprise {
  return {
    name: values['enterprise.name'],
    ownerName: values.ownerId === '' ? values['owner.fullName'] : '',
    ownerId: values.ownerId || null,
    nik: values['owner.nik'],
    phone: values['owner.phone'] || values['enterprise.phone'],
    area: values['enterprise.area'],
    address: values['enterprise.address'],
    birthDate: values['owner.birthDate'],
    latitude: values['enterprise.latitude'],
    longitude: values['enterprise.longitude'],
  };
}

function inputOf(values: RegisterValues) {
  const turnoverRupiah = values['figures.0.turnoverRupiah'];
  const capitalRupiah = values['figures.0.capitalRupiah'];
  const known = turnoverRupiah !== null || capitalRupiah !== null;
  const newOwner = { id: values['owner.id'], ...ownerInput(values, values['enterprise.area']) };
  return {
    id: values.id,
    ...(values.ownerId === '' ? { owner: newOwner } : { ownerId: values.ownerId }),
    enterprise: enterpriseInput(values),
    figures: known ? [{ year: values['figures.0.year'] ?? 0, turnoverRupiah, capitalRupiah }] : [],
  };
}

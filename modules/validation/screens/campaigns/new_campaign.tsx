import { addDays, dayOf } from '#core/dates.ts';
import { useAsk, useTell } from '#ui/ask.ts';
import { clock } from '#ui/clock.ts';
import { Form, FormActions, FieldSet, useForm } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { useGo } from '#ui/link.tsx';
import { Button } from '#ui/parts/button.tsx';
import { CheckField } from '#ui/parts/choices.tsx';
import { DayField, NumberField, SelectField, TextField } from '#ui/parts/fields.tsx';
import { PickField } from '#ui/parts/picker.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { Asked } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { api, freshId } from '../api.ts';
import { useCampaignText } from './messages.ts';
import { usePlaceChoices } from './places.ts';
import { Shares } from './shares.tsx';
import { shownAfterCampaign } from './types.ts';

export default function NewCampaign() {
  const c = useCampaignText();
  const f = useFormat();
  const go = useGo();
  const open = useTell(api, 'validation.openCampaign', {
    invalidates: shownAfterCampaign,
    onDone: ({ id }) => {
      form.clear();
      toast(c('opened'));
      go(`/kampanye/${id}`, { replace: true });
    },
  });
  const today = dayOf(clock.now());
  const initial = {
    name: '',
    area: '',
    cluster: '',
    trust: '',
    neverVerified: false,
    openProblems: false,
    startsOn: today,
    dueOn: addDays(today, 60),
    balance: true,
    secondLook: 5 as number | null,
  };
  const form = useForm({ initial, draft: 'validation.campaign', problem: open.problem });
  const { values } = form;
  const places = usePlaceChoices();
  const filter = {
    ...(values.area && { area: values.area }),
    ...(values.cluster && { cluster: [values.cluster] }),
    ...(values.trust && { trustBelow: Number(values.trust) }),
    ...(values.neverVerified && { neverVerified: true }),
    ...(values.openProblems && { openProblems: true }),
  };
  const preview = useAsk(api, 'validation.previewCampaign', { filter, balance: values.balance }, { keepPrevious: true });
  const n = preview.data?.n ?? 0;
  const send = () => {
    const wrong = {
      ...(values.name.trim() === '' && { name: c('required') }),
      ...(values.dueOn <= values.startsOn && { dueOn: c('dueBefore') }),
    };
    if (Object.keys(wrong).length > 0) return form.complain(wrong);
    const { name, startsOn, dueOn, balance, secondLook } = values;
    return open.send({ id: freshId(), name, filter, startsOn, dueOn, balance, secondLook: secondLook ?? 0 });
  };
  return (
    <Page>
      <PageHeader title={c('open')} trail={[{ label: c('campaigns'), href: '/kampanye' }]} />
      <div className="grid grid-cols-1 items-start gap-6 desk:grid-cols-2">
        <Form form={form} onSubmit={send}>
          <TextField {...form.bind('name')} label={c('name')} hint={c('nameHint')} maxLength={120} />
          <FieldSet title={c('which')}>
            <PickField {...form.bind('area')} label={c('area')} options={places.areas} shown={places.nameOf(values.area)} optional />
            <SelectField {...form.bind('cluster')} label={c('cluster')} emptyLabel={c('allClusters')} options={places.clusters} optional />
            <SelectField
              {...form.bind('trust')}
              label={c('trust')}
              emptyLabel={c('trustAny')}
              options={(['75', '50', '25'] as const).map((value) => ({ value, label: c(`trust${value}`) }))}
              optional
            />
            <CheckField {...form.bind('neverVerified')} label={c('neverVerified')} />
            <CheckField {...form.bind('openProblems')} label={c('openProblems')} />
          </FieldSet>
          <FieldSet title={c('when')}>
            <div className="grid grid-cols-1 gap-5 tablet:grid-cols-2">
              <DayField {...form.bind('startsOn')} label={c('startsOn')} />
              <DayField {...form.bind('dueOn')} label={c('dueOn')} />
            </div>
          </FieldSet>
          <FieldSet title={c('how')}>
            <CheckField {...form.bind('balance')} label={c('balance')} />
            <NumberField {...form.bind('secondLook')} label={c('secondLook')} hint={c('secondLookHint')} min={0} max={50} unit="%" />
          </FieldSet>
          <FormActions sticky>
            <Button type="submit" tone="primary" busy={open.busy}>
              {n > 0 ? c('openN', { n: f.number(n) }) : c('openIt')}
            </Button>
          </FormActions>
        </Form>
        <Asked ask={preview} skeleton="cards" rows={1}>
          {(shown) => <Shares preview={shown} />}
        </Asked>
      </div>
    </Page>
  );
}

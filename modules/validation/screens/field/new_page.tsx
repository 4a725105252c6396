import { useState } from 'react';
import { dayOf } from '#core/dates.ts';
import { readNik } from '#modules/registry/screens/index.ts';
import { clock } from '#ui/clock.ts';
import { Form, FormActions, FieldSet, useForm } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { useGo, useSearchWord } from '#ui/link.tsx';
import { Button } from '#ui/parts/button.tsx';
import { NikField, SelectField, TelField, TextField } from '#ui/parts/fields.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { EmptyState, Notice, Skeleton } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { addToOutbox, outboxView, retryItem } from '#ui/offline/outbox.ts';
import type { NewItem, OutboxItem } from '#ui/offline/outbox.ts';
import { freshId } from '../api.ts';
import { AlikeFound, useAlike } from './alike_found.tsx';
import { forgetDraft, useDraft, useDraftPhoto, useKeepDraft } from './draft.ts';
import { itemTitles, useFieldText } from './messages.ts';
import { newCard, newValues, newFaults, registerInput, typedRecord } from './new_values.ts';
import type { NewValues } from './new_values.ts';
import { OnThisPhone } from './on_this_phone.tsx';
import { HereField, PhotoField } from './parts.tsx';
import { photoIds } from './photo_ids.ts';
import { keepCard, keepMade, keepVisit } from './sync.ts';
import type { Day, RegisterInput } from './types.ts';

const draftId = 'new';

export default function NewPage() {
  const t = useFieldText();
  return (
    <OnThisPhone>
      {({ day }) => (
        <Page narrow>
          <PageHeader title={t('newTitle')} trail={[{ label: t('today'), href: '/hari-ini' }]} lead={t('newLead')} />
          {day ? <WithDraft day={day} /> : <EmptyState title={t('nothingYet')} />}
        </Page>
      )}
    </OnThisPhone>
  );
}

function WithDraft({ day }: { day: Day & { fetchedAt: string } }) {
  const [place] = useSearchWord('perbaiki');
  const refused = place === '' ? undefined : outboxView().items.find((item) => item.place === place && item.state === 'rejected');
  const draft = useDraft<NewValues>(refused?.subject ?? draftId, refused !== undefined);
  if (draft === undefined) return <Skeleton kind="form" rows={5} />;
  return <NewForm day={day} refused={refused} values={{ ...newValues(day), ...draft }} begun={draft !== null} />;
}

function NewForm(props: { day: Day & { fetchedAt: string }; refused: OutboxItem | undefined; values: NewValues; begun: boolean }) {
  const t = useFieldText();
  const f = useFormat();
  const go = useGo();
  const { day, refused } = props;
  const form = useForm<NewValues>({ initial: props.values });
  const { values } = form;
  const [placeId] = photoIds(draftId);
  const [photo, keepPhoto] = useDraftPhoto(placeId);
  const [busy, setBusy] = useState(false);
  const { index, alike } = useAlike(typedRecord(values));
  const kept = useKeepDraft(draftId, values['name'], values, !refused && (props.begun || form.changed));

  const save = async () => {
    const faults = newFaults(values, day.box, dayOf(clock.now()));
    if (Object.keys(faults).length > 0)
      return form.complain(Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key, { n: values.nik.length })])));
    setBusy(true);
    const again = refused?.input as RegisterInput | undefined;
    const input = registerInput(values, { id: again?.id ?? freshId(), ownerId: again?.owner?.id ?? freshId() });
    if (refused) await retryItem(refused.place, input);
    else await send(values, input, photo);
    await keepMade(input.id, values);
    await keepCard(newCard(values, input, day));
    await forgetDraft(draftId, [placeId]);
    toast(t('saved'));
    return go(`/hari-ini/${input.id}`, { replace: true });
  };
  return (
    <Form form={form} onSubmit={() => void save()}>
      {refused?.problem && (
        <Notice tone="error" title={refused.problem.detail}>
          <ul>
            {Object.entries(refused.problem.fields).map(([field, words]) => (
              <li key={field}>{words}</li>
            ))}
          </ul>
        </Notice>
      )}
      <FieldSet title={t('owner')}>
        <TextField {...form.bind('ownerName')} label={t('ownerName')} maxLength={120} />
        <NikField {...form.bind('nik')} label={t('nik')} hint={t('nikHint')} error={form.errors['nik'] ?? nikFault(values.nik, t)} optional />
        <TelField {...form.bind('phone')} label={t('phone')} optional />
      </FieldSet>
      <FieldSet title={t('name')}>
        <TextField {...form.bind('name')} label={t('name')} maxLength={160} />
        <TextField {...form.bind('products')} label={t('products')} maxLength={300} optional />
        <SelectField
          {...form.bind('cluster')}
          label={t('cluster')}
          options={day.clusters.map(({ code, nameId, nameEn }) => ({ value: code, label: f.text({ id: nameId, en: nameEn }) }))}
          optional
        />
        <SelectField {...form.bind('area')} label={t('village')} options={day.areas.map(({ code, name }) => ({ value: code, label: name }))} />
        <TextField {...form.bind('address')} label={t('address')} maxLength={300} optional />
      </FieldSet>
      <AlikeFound index={index} alike={alike} day={day} />
      <HereField
        point={values}
        box={day.box}
        error={form.errors['latitude']}
        onChange={({ latitude, longitude, accuracyM }) => {
          form.set('latitude', latitude);
          form.set('longitude', longitude);
          form.set('accuracyM', accuracyM);
        }}
      />
      {!refused && <PhotoField label={t('photo')} photo={photo} onPhoto={keepPhoto} />}
      <p className="text-sm text-soft">{kept && t('draftKept')}</p>
      <FormActions sticky>
        <Button type="submit" tone="primary" busy={busy}>
          {t(alike.some(({ own, band }) => own && band !== 'doubtful') ? 'saveNewAnyway' : 'saveNew')}
        </Button>
      </FormActions>
    </Form>
  );
}

/** Said while it is typed, as soon as all its digits are there. */
function nikFault(nik: string, t: ReturnType<typeof useFieldText>): string | undefined {
  return readNik(nik, dayOf(clock.now()))?.fault ? t('nikDate') : undefined;
}

/** Registered, seen at once, and photographed: in the order in which it has to arrive. */
async function send(values: NewValues, input: RegisterInput, photo: File | undefined): Promise<void> {
  const visitId = freshId();
  const at = clock.now().toISOString();
  const subject = input.id;
  const items: NewItem[] = [
    { action: 'registry.registerEnterprise', input, subject, title: itemTitles.register(values.name) },
    {
      action: 'registry.recordVisit',
      input: {
        id: subject,
        visitId,
        outcome: 'active',
        at,
        base: 1,
        ownerBase: 1,
        confirmed: ['activity'],
        latitude: values.latitude,
        longitude: values.longitude,
        accuracyM: values.accuracyM,
      },
      subject,
      title: itemTitles.visit(values.name),
    },
  ];
  if (photo)
    items.push({
      action: 'registry.addPhoto',
      input: { id: subject, photoId: freshId() },
      file: { blob: photo, name: 'tempat.jpg' },
      subject,
      title: itemTitles.photo(values.name),
    });
  await addToOutbox(items);
  await keepVisit({ id: visitId, enterpriseId: subject, name: values.name, at, outcome: 'active', consent: null, version: null, conflicts: [] });
}

import { useState } from 'react';
import { documentWords } from '#modules/registry/screens/index.ts';
import { Form, FormActions, FieldSet, useForm } from '#ui/form.tsx';
import type { FormState } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { Button } from '#ui/parts/button.tsx';
import { RadioCards } from '#ui/parts/choices.tsx';
import { AreaField, MoneyField, NumberField, SelectField, TelField, TextField } from '#ui/parts/fields.tsx';
import { Notice } from '#ui/parts/states.tsx';
import type { OutboxProblem } from '#ui/offline/outbox.ts';
import { editsOf, toAsk } from './asking.ts';
import { useDraftPhoto, useKeepDraft } from './draft.ts';
import { askWords, outcomeHints, outcomeWords, useFieldText } from './messages.ts';
import { HereField, PhotoField } from './parts.tsx';
import type { Card, Day, Outcome } from './types.ts';
import { photoIds } from './photo_ids.ts';
import { faultsOf, figureYear, wasAsked } from './visit_values.ts';
import type { VisitValues } from './visit_values.ts';

export type Photos = { place: File | undefined; paper: File | undefined };
type VisitState = FormState<VisitValues>;

/** The visit at the door: how it stands, then only what is unknown or old, then place, papers and consent. */
export function VisitForm(props: {
  card: Card;
  day: Day;
  values: VisitValues;
  begun: boolean;
  /** Null: a refused visit is mended, which has no draft of its own. */
  draftId: string | null;
  problem: OutboxProblem | undefined;
  consentText: string;
  onSave: (values: VisitValues, photos: Photos) => Promise<void>;
}) {
  const t = useFieldText();
  const { card, day, draftId, problem } = props;
  const form = useForm<VisitValues>({ initial: props.values }) as unknown as VisitState;
  const [placeId, paperId] = photoIds(draftId ?? `again:${card.id}`);
  const [place, keepPlace] = useDraftPhoto(placeId);
  const [paper, keepPaper] = useDraftPhoto(paperId);
  const [busy, setBusy] = useState(false);
  const [full, setFull] = useState(false);
  const kept = useKeepDraft(draftId ?? '', card.name, form.values, draftId !== null && (props.begun || form.changed));
  const { values } = form;

  const save = async () => {
    const faults = faultsOf(values, day.box);
    if (Object.keys(faults).length > 0) {
      form.complain(Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)])));
      return;
    }
    setBusy(true);
    setFull(false);
    try {
      await props.onSave(values, { place, paper });
    } catch (error) {
      setBusy(false);
      if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error;
      setFull(true);
    }
  };
  return (
    <Form form={form} onSubmit={() => void save()}>
      {problem && <Refused problem={problem} card={card} values={values} />}
      <Outcomes form={form} />
      {wasAsked(values.outcome) && <Asked form={form} card={card} day={day} />}
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
      <PhotoField label={t('photo')} photo={place} onPhoto={keepPlace} />
      {wasAsked(values.outcome) && (
        <>
          <Paper form={form} photo={paper} onPhoto={keepPaper} />
          <Consent form={form} text={props.consentText} />
        </>
      )}
      <AreaField {...form.bind('note')} label={t('note')} rows={2} maxLength={1000} optional />
      {full && <Notice tone="error" title={t('full')} />}
      <p className="text-sm text-soft">{kept && t('draftKept')}</p>
      <FormActions sticky>
        <Button type="submit" tone="primary" busy={busy}>
          {t('save')}
        </Button>
      </FormActions>
    </Form>
  );
}

/** What the server said, with the fields that it named. */
function Refused({ problem, card, values }: { problem: OutboxProblem; card: Card; values: VisitValues }) {
  const edits = editsOf(card, values);
  const nameOf = (field: string) => edits[Number(/^edits\.(\d+)\./.exec(field)?.[1] ?? Number.NaN)]?.field ?? field;
  return (
    <Notice tone="error" title={problem.detail}>
      <ul>
        {Object.entries(problem.fields).map(([field, words]) => (
          <li key={field} data-field={nameOf(field)}>
            {words}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Outcomes({ form }: { form: VisitState }) {
  const t = useFieldText();
  const f = useFormat();
  const outcomes = Object.keys(outcomeWords) as Outcome[];
  return (
    <RadioCards
      {...form.bind('outcome')}
      label={t('outcome')}
      options={outcomes.map((value) => ({ value, label: f.text(outcomeWords[value]), hint: f.text(outcomeHints[value]) }))}
    />
  );
}

function Asked({ form, card, day }: { form: VisitState; card: Card; day: Day }) {
  const t = useFieldText();
  const asked = toAsk(card, day.askBelow);
  const fields = {
    phone: <TelField {...form.bind('phone')} label={t('phone')} optional />,
    address: <TextField {...form.bind('address')} label={t('address')} maxLength={300} optional />,
    workers: (
      <div className="grid grid-cols-2 gap-4">
        <NumberField {...form.bind('workersFemale')} label={t('workersFemale')} min={0} optional />
        <NumberField {...form.bind('workersMale')} label={t('workersMale')} min={0} optional />
      </div>
    ),
  };
  const others = (['phone', 'address', 'workers'] as const).filter((one) => !asked.includes(one));
  return (
    <>
      <FieldSet title={t('ask')}>
        {asked.length === 0 && <p className="text-soft">{t('askNone')}</p>}
        {asked.includes('phone') && (
          <Still form={form} name="phoneStill" what="phone" value={form.values.phone}>
            {fields.phone}
          </Still>
        )}
        {asked.includes('address') && (
          <Still form={form} name="addressStill" what="address" value={form.values.address}>
            {fields.address}
          </Still>
        )}
        {asked.includes('workers') && (
          <Still form={form} name="workersStill" what="workers" value={workersText(card, t)}>
            {fields.workers}
          </Still>
        )}
        {asked.includes('turnover') && <MoneyField {...form.bind('turnover')} label={t('turnover', { year: figureYear() })} optional />}
      </FieldSet>
      <details className="nk-card">
        <summary className="cursor-pointer py-2 font-semibold text-sogan">{t('others')}</summary>
        <div className="mt-4 grid gap-5">
          <TextField {...form.bind('name')} label={t('name')} maxLength={160} />
          <TextField {...form.bind('products')} label={t('products')} maxLength={300} optional />
          {others.map((one) => (
            <div key={one}>{fields[one]}</div>
          ))}
          {!asked.includes('turnover') && <MoneyField {...form.bind('turnover')} label={t('turnover', { year: figureYear() })} optional />}
        </div>
      </details>
    </>
  );
}

function workersText(card: Card, t: ReturnType<typeof useFieldText>): string {
  if (card.workersFemale === null && card.workersMale === null) return '';
  return t('workersOf', { f: card.workersFemale ?? 0, m: card.workersMale ?? 0 });
}

type StillName = 'phoneStill' | 'addressStill' | 'workersStill';

/** One tap where it is still right; the field itself only where it changed or was never known. */
function Still(props: { form: VisitState; name: StillName; what: keyof typeof askWords; value: string; children: React.ReactNode }) {
  const t = useFieldText();
  const f = useFormat();
  const [known] = useState(props.value);
  const what = f.text(askWords[props.what]);
  if (known === '') return <>{props.children}</>;
  return (
    <>
      <RadioCards
        {...props.form.bind(props.name)}
        label={t('still', { what, value: known })}
        options={[
          { value: 'right', label: t('right') },
          { value: 'changed', label: t('changed') },
          { value: '', label: t('unsaid') },
        ]}
      />
      {props.form.values[props.name] === 'changed' && props.children}
    </>
  );
}

function Paper({ form, photo, onPhoto }: { form: VisitState; photo: File | undefined; onPhoto: (photo: File) => Promise<void> }) {
  const t = useFieldText();
  const f = useFormat();
  return (
    <FieldSet title={t('paper')}>
      <SelectField
        {...form.bind('paperKind')}
        label={t('paperKind')}
        emptyLabel={t('paperNone')}
        options={Object.entries(documentWords).map(([value, words]) => ({ value, label: f.text(words) }))}
        optional
      />
      {form.values.paperKind !== '' && (
        <>
          <TextField {...form.bind('paperNumber')} label={t('paperNumber')} maxLength={60} />
          <PhotoField label={t('paperPhoto')} photo={photo} onPhoto={onPhoto} />
        </>
      )}
    </FieldSet>
  );
}

function Consent({ form, text }: { form: VisitState; text: string }) {
  const t = useFieldText();
  return (
    <FieldSet title={t('consent')}>
      <blockquote className="border-l-4 border-line pl-3">
        <span className="text-sm text-soft">{t('consentRead')}</span>
        <p>{text}</p>
      </blockquote>
      <RadioCards
        {...form.bind('consent')}
        label={t('consent')}
        options={[
          { value: 'yes', label: t('consentGiven') },
          { value: 'no', label: t('consentRefused') },
          { value: '', label: t('consentUnasked') },
        ]}
      />
      {form.values.consent !== '' && (
        <SelectField
          {...form.bind('consentHow')}
          label={t('consentHow')}
          options={(['spoken', 'signature', 'thumb'] as const).map((how) => ({ value: how, label: t(`how.${how}`) }))}
        />
      )}
    </FieldSet>
  );
}

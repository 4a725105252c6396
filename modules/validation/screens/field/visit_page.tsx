import { useState } from 'react';
import { dayOf } from '#core/dates.ts';
import { clock } from '#ui/clock.ts';
import { useFormat } from '#ui/i18n.tsx';
import { useGo, usePlace, useSearchWord } from '#ui/link.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { EmptyState, Skeleton } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { addToOutbox, outboxView, retryItem } from '#ui/offline/outbox.ts';
import type { NewItem } from '#ui/offline/outbox.ts';
import { freshId } from '../api.ts';
import { cardAfter, cardBefore } from './asking.ts';
import { forgetDraft, useDraft } from './draft.ts';
import { itemTitles, useFieldText } from './messages.ts';
import { OnThisPhone } from './on_this_phone.tsx';
import { photoIds } from './photo_ids.ts';
import { keepCard, keepMade, keepVisit } from './sync.ts';
import type { Field } from './sync.ts';
import type { Card, Day, VisitInput } from './types.ts';
import { VisitForm } from './visit_form.tsx';
import type { Photos } from './visit_form.tsx';
import { visitInput, visitValues } from './visit_values.ts';
import type { VisitValues } from './visit_values.ts';

export default function VisitPage() {
  const t = useFieldText();
  const { id } = usePlace('id');
  return (
    <OnThisPhone>
      {(field) => {
        const card = field.cards.find((one) => one.id === id);
        return (
          <Page narrow>
            {card && field.day ? (
              <Visit card={card} day={field.day} field={field} />
            ) : (
              <EmptyState title={t('notHere')} action={<LinkButton href="/hari-ini">{t('toToday')}</LinkButton>} />
            )}
          </Page>
        );
      }}
    </OnThisPhone>
  );
}

function Visit({ card, day, field }: { card: Card; day: Day; field: Field }) {
  const t = useFieldText();
  const f = useFormat();
  const go = useGo();
  const [place] = useSearchWord('perbaiki');
  const refused = place === '' ? undefined : outboxView().items.find((item) => item.place === place && item.state === 'rejected');
  const again = refused?.input as VisitInput | undefined;
  // A mended visit begins with what was typed when it was made.
  const draft = useDraft<VisitValues>(again?.visitId ?? card.id, again !== undefined);
  const [before] = useState(() => cardBefore(card, again?.edits ?? []));
  if (draft === undefined) return <Skeleton kind="form" rows={4} />;

  const save = async (values: VisitValues, photos: Photos) => {
    const visitId = again?.visitId ?? freshId();
    const input = visitInput(before, values, field.visits, visitId, day.consent.version, again);
    if (again && refused) await retryItem(refused.place, input);
    else await send(before, values, input, photos);
    await keepMade(visitId, values);
    await keepCard(cardAfter(before, input.edits ?? [], input, dayOf(clock.now())));
    await keepVisit({
      id: visitId,
      enterpriseId: card.id,
      name: input.edits?.find((edit) => edit.field === 'name')?.value?.toString() ?? card.name,
      at: input.at,
      outcome: input.outcome,
      consent: input.consent?.given ?? null,
      version: null,
      conflicts: [],
    });
    await forgetDraft(card.id, photoIds(card.id));
    toast(t('saved'));
    go(`/hari-ini/slip/${visitId}`, { replace: true });
  };
  return (
    <>
      <PageHeader
        title={t('visit')}
        trail={[
          { label: t('today'), href: '/hari-ini' },
          { label: card.name, href: `/hari-ini/${card.id}` },
        ]}
        lead={[card.name, card.owner?.fullName, card.areaName].filter(Boolean).join(' · ')}
      />
      <VisitForm
        card={before}
        day={day}
        values={{ ...visitValues(before), ...draft }}
        begun={draft !== null}
        draftId={again ? null : card.id}
        problem={refused?.problem}
        consentText={f.text({ id: day.consent.textId, en: day.consent.textEn })}
        onSave={save}
      />
    </>
  );
}

/** Everything that was done at the door, in the order in which it has to arrive. */
async function send(card: Card, values: VisitValues, input: VisitInput, { place, paper }: Photos): Promise<void> {
  const documentId = freshId();
  const { id, name } = card;
  const items: NewItem[] = [{ action: 'registry.recordVisit', input, subject: id, title: itemTitles.visit(name) }];
  if (values.paperKind !== '')
    items.push({
      action: 'registry.addDocument',
      input: { id, documentId, kind: values.paperKind, number: values.paperNumber.trim() },
      subject: id,
      title: itemTitles.paper(name),
    });
  if (values.paperKind !== '' && paper)
    items.push({
      action: 'registry.attachDocumentFile',
      input: { id, documentId },
      file: { blob: paper, name: 'surat.jpg' },
      subject: id,
      title: itemTitles.paperPhoto(name),
    });
  if (place)
    items.push({
      action: 'registry.addPhoto',
      input: { id, photoId: freshId() },
      file: { blob: place, name: 'tempat.jpg' },
      subject: id,
      title: itemTitles.photo(name),
    });
  await addToOutbox(items);
}

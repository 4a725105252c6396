import { useState } from 'react';
import { useTell } from '#ui/ask.ts';
import { useAskPages } from '#ui/ask_pages.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { EditIcon } from '#ui/icons.tsx';
import { Button, VerdictButton } from '#ui/parts/button.tsx';
import { Section } from '#ui/parts/card.tsx';
import { AreaField } from '#ui/parts/fields.tsx';
import { ErrorState, Skeleton } from '#ui/parts/states.tsx';
import { Timeline } from '#ui/parts/timeline.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { registry } from '../api.ts';
import type { Enterprise, Moment } from '../api.ts';
import { useText } from '../messages.ts';
import { useClusters, useRegions } from '../places.ts';
import { NoPrint } from '../parts/no_print.tsx';
import { usePageText } from './messages.ts';
import { fieldTitle, kindOf, valueWords } from './moment_words.ts';

export function TimelineCard({ enterprise }: { enterprise: Enterprise }) {
  const p = usePageText();
  const [writing, setWriting] = useState(false);
  return (
    <Section
      title={p('timeline')}
      action={
        !writing && (
          <NoPrint>
            <VerdictButton verdict={enterprise.can['registry.addNote']} small icon={EditIcon} onClick={() => setWriting(true)}>
              {p('addNote')}
            </VerdictButton>
          </NoPrint>
        )
      }
    >
      {writing && <AddNote id={enterprise.id} onClose={() => setWriting(false)} />}
      <Moments enterprise={enterprise} />
    </Section>
  );
}

function Moments({ enterprise }: { enterprise: Enterprise }) {
  const p = usePageText();
  const f = useFormat();
  const pages = useAskPages(registry, 'registry.listTimeline', { id: enterprise.id, limit: 20 });
  if (pages.loading) return <Skeleton kind="text" rows={4} />;
  if (pages.problem) return <ErrorState problem={pages.problem} again={pages.again} />;
  const items = pages.items.map((moment) => ({
    key: moment.id,
    at: f.instant(moment.at),
    dateTime: moment.at,
    title: f.text(kindOf(moment.kind).text),
    tone: kindOf(moment.kind).tone,
    ...(moment.byName && { by: moment.byName }),
    detail: <Changes moment={moment} />,
  }));
  // What came in by the thousand has no event of its own: its beginning is said from the record itself.
  const begun = pages.items.some((moment) => moment.kind === 'registered') || pages.hasMore;
  const beginning = {
    key: 'beginning',
    at: f.instant(enterprise.registeredAt),
    dateTime: enterprise.registeredAt,
    title: f.text(kindOf(enterprise.source.startsWith('import') ? 'imported' : 'registered').text),
    tone: 'info' as const,
  };
  return (
    <>
      <Timeline items={begun ? items : [...items, beginning]} />
      {pages.hasMore && (
        <div>
          <Button onClick={pages.more} busy={pages.loadingMore}>
            {p('timelineOlder')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Each changed field, before → after, in words. */
function Changes({ moment }: { moment: Moment }) {
  const f = useFormat();
  const regions = useRegions();
  const clusters = useClusters();
  const names = { village: regions.nameOf, cluster: clusters.nameOf };
  const changes = Object.entries(moment.changes).filter(([field]) => field !== 'kbliVersion');
  const text = moment.changes['text']?.[1];
  if (typeof text === 'string') return <p className="whitespace-pre-line">{text}</p>;
  if (changes.length === 0) return null;
  return (
    <ul className="text-sm">
      {changes.map(([field, [before, after]]) => {
        const [was, is] = [valueWords(field, before, f, names), valueWords(field, after, f, names)];
        return (
          <li key={field}>
            <span className="text-soft">{fieldTitle(field, f)}: </span>
            {was !== undefined && (
              <>
                <del className="text-faint">{was}</del> <span aria-hidden="true">→</span>{' '}
              </>
            )}
            {(field !== 'with' || is !== undefined) && <ins className="no-underline">{is ?? f.text({ id: 'dikosongkan', en: 'emptied' })}</ins>}
          </li>
        );
      })}
    </ul>
  );
}

function AddNote({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText();
  const p = usePageText();
  const add = useTell(registry, 'registry.addNote', {
    invalidates: ['registry.listTimeline'],
    onDone: () => {
      form.clear();
      toast(p('noteSaved'));
      onClose();
    },
  });
  const form = useForm({ initial: { text: '' }, draft: `registry.note.${id}`, problem: add.problem });
  return (
    <Form form={form} onSubmit={({ text }) => add.send({ id, text })} label={p('addNote')}>
      <AreaField {...form.bind('text')} label={p('noteText')} hint={p('noteHint')} rows={3} maxLength={2000} />
      <FormActions>
        <Button type="submit" tone="primary" busy={add.busy}>
          {t('save')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </FormActions>
    </Form>
  );
}

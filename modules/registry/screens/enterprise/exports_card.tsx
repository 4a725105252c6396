import { useState } from 'react';
import { useTell } from '#ui/ask.ts';
import { clock } from '#ui/clock.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { PlusIcon, TrashIcon } from '#ui/icons.tsx';
import { Button, IconButton, VerdictButton } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { MoneyField, NumberField, TextField } from '#ui/parts/fields.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { freshId, registry, shownAfterChange } from '../api.ts';
import type { Enterprise } from '../api.ts';
import { useText } from '../messages.ts';
import { Confirm } from '../parts/confirm.tsx';
import { NoPrint } from '../parts/no_print.tsx';
import { usePageText } from './messages.ts';

type ExportRecord = Enterprise['exports'][number];

export function ExportsCard({ enterprise }: { enterprise: Enterprise }) {
  const p = usePageText();
  const f = useFormat();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<ExportRecord>();
  const { exports, can } = enterprise;
  return (
    <Card
      title={p('exports')}
      action={
        <NoPrint>
          <VerdictButton verdict={can['registry.addExportRecord']} small icon={PlusIcon} onClick={() => setAdding(true)}>
            {p('exportAdd')}
          </VerdictButton>
        </NoPrint>
      }
    >
      {exports.length === 0 && <p className="text-soft">{p('exportsNone')}</p>}
      <ul className="grid gap-2">
        {exports.map((record) => (
          <li key={record.id} className="flex items-start justify-between gap-2">
            <span>
              <span className="font-semibold">{record.year}</span> · {countryName(record.country, f.text({ id: 'id', en: 'en' }))}
              <span className="block text-sm text-soft">
                {record.product}
                {record.valueRupiah !== null && ` · ${f.rupiah(record.valueRupiah)}`}
              </span>
            </span>
            {can['registry.removeExportRecord'] === true && (
              <NoPrint>
                <IconButton label={p('exportRemove', { year: record.year })} icon={TrashIcon} onClick={() => setRemoving(record)} />
              </NoPrint>
            )}
          </li>
        ))}
      </ul>
      {adding && <AddExport enterprise={enterprise} onClose={() => setAdding(false)} />}
      {removing && <RemoveExport enterprise={enterprise} record={removing} onClose={() => setRemoving(undefined)} />}
    </Card>
  );
}

/** Imported records name the country by its ISO code; people type its name. */
function countryName(country: string, language: string): string {
  return /^[A-Z]{2}$/.test(country) ? (new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country) : country;
}

function AddExport({ enterprise, onClose }: { enterprise: Enterprise; onClose: () => void }) {
  const t = useText();
  const p = usePageText();
  const [recordId] = useState(freshId);
  const add = useTell(registry, 'registry.addExportRecord', {
    invalidates: shownAfterChange,
    onDone: () => {
      toast(t('saved'));
      onClose();
    },
  });
  const form = useForm({
    initial: { year: clock.now().getFullYear(), country: '', product: enterprise.products ?? '', valueRupiah: null as number | null },
    problem: add.problem,
  });
  return (
    <Dialog open onClose={onClose} title={p('exportAdd')}>
      <Form form={form} onSubmit={({ year, ...values }) => add.send({ id: enterprise.id, recordId, year: year ?? 0, ...values })}>
        <NumberField {...form.bind('year')} label={t('year')} />
        <TextField {...form.bind('country')} label={p('country')} maxLength={60} />
        <TextField {...form.bind('product')} label={p('exportProduct')} maxLength={120} />
        <MoneyField {...form.bind('valueRupiah')} label={p('exportValue')} optional />
        <FormActions>
          <Button type="submit" tone="primary" busy={add.busy}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

function RemoveExport({ enterprise, record, onClose }: { enterprise: Enterprise; record: ExportRecord; onClose: () => void }) {
  const p = usePageText();
  const remove = useTell(registry, 'registry.removeExportRecord', { invalidates: shownAfterChange, onDone: onClose });
  const words = p('exportRemove', { year: record.year });
  return (
    <Confirm
      title={words}
      button={words}
      busy={remove.busy}
      problem={remove.problem}
      onClose={onClose}
      onConfirm={() => remove.send({ id: enterprise.id, recordId: record.id })}
    >
      <p>{p('exportRemoveText', { product: record.product, country: record.country, year: record.year })}</p>
    </Confirm>
  );
}

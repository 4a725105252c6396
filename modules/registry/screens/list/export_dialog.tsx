import { useState } from 'react';
import { useAsk, useTell } from '#ui/ask.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { DownloadIcon } from '#ui/icons.tsx';
import { Button } from '#ui/parts/button.tsx';
import { CheckGroupField, RadioCards } from '#ui/parts/choices.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { AreaField } from '#ui/parts/fields.tsx';
import { Tabs } from '#ui/parts/tabs.tsx';
import type { ExportColumn } from '../../contract/index.ts';
import { freshId, registry } from '../api.ts';
import { columnWords, keysOf, optionsOf } from '../choices.ts';
import { narrowing } from '../filter.ts';
import type { Filter } from '../filter.ts';
import { ExportProgress, MyExports } from './export_runs.tsx';
import { useListText } from './messages.ts';

const usual: string[] = [
  'name',
  'owner',
  'phone',
  'address',
  'village',
  'district',
  'cluster',
  'products',
  'activity',
  'scale_class',
  'legality',
  'nib',
  'verified_on',
] satisfies ExportColumn[];

export function ExportButton({ filter, countWords }: { filter: Filter; countWords: string }) {
  const l = useListText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={DownloadIcon} onClick={() => setOpen(true)}>
        {l('export')}
      </Button>
      {open && <ExportDialog filter={filter} countWords={countWords} onClose={() => setOpen(false)} />}
    </>
  );
}

function ExportDialog({ filter, countWords, onClose }: { filter: Filter; countWords: string; onClose: () => void }) {
  const l = useListText();
  const [tab, setTab] = useState<'new' | 'mine'>('new');
  const [runId, setRunId] = useState<string>();
  return (
    <Dialog open onClose={onClose} title={l('exportTitle')} wide>
      <Tabs
        label={l('exportTitle')}
        value={tab}
        onChange={setTab}
        items={[
          { key: 'new', label: l('exportNew') },
          { key: 'mine', label: l('exportMine') },
        ]}
      >
        {tab === 'mine' ? (
          <MyExports />
        ) : runId ? (
          <RunningExport id={runId} again={() => setRunId(undefined)} />
        ) : (
          <NewExport filter={filter} countWords={countWords} onStarted={setRunId} />
        )}
      </Tabs>
    </Dialog>
  );
}

function NewExport({ filter, countWords, onStarted }: { filter: Filter; countWords: string; onStarted: (id: string) => void }) {
  const l = useListText();
  const f = useFormat();
  // Made here and kept until it is answered: sending twice prepares one file.
  const [id] = useState(freshId);
  const start = useTell(registry, 'registry.exportEnterprises', { invalidates: ['registry.listExports'], onDone: () => onStarted(id) });
  const form = useForm({ initial: { format: 'xlsx', columns: usual, reason: '' }, problem: start.problem });
  const all = keysOf(columnWords);
  const complete = form.values.columns.length === all.length;
  return (
    <Form
      form={form}
      onSubmit={({ format, columns, reason }) =>
        start.send({
          id,
          format: format === 'csv' ? 'csv' : 'xlsx',
          filter: narrowing(filter),
          columns: all.filter((column) => columns.includes(column)),
          reason,
        })
      }
    >
      <p>{l('exportWhat', { count: countWords })}</p>
      <RadioCards
        {...form.bind('format')}
        label={l('exportFormat')}
        options={[
          { value: 'xlsx', label: l('exportXlsx'), hint: l('exportXlsxHint') },
          { value: 'csv', label: l('exportCsv'), hint: l('exportCsvHint') },
        ]}
      />
      <div className="grid gap-2">
        <div className="tablet:[&_fieldset]:grid-cols-3">
          <CheckGroupField {...form.bind('columns')} label={l('exportColumns')} options={optionsOf(columnWords, f)} />
        </div>
        <div>
          <Button tone="plain" small onClick={() => form.set('columns', complete ? usual : all)}>
            {l(complete ? 'exportUsualColumns' : 'exportAllColumns')}
          </Button>
        </div>
      </div>
      <AreaField {...form.bind('reason')} label={l('exportReason')} hint={l('exportReasonHint')} rows={2} maxLength={200} />
      <FormActions>
        <Button type="submit" tone="primary" icon={DownloadIcon} busy={start.busy}>
          {l('exportStart')}
        </Button>
      </FormActions>
    </Form>
  );
}

function RunningExport({ id, again }: { id: string; again: () => void }) {
  const l = useListText();
  const [waiting, setWaiting] = useState(true);
  const run = useAsk(registry, 'registry.getExport', { id }, { refetchInterval: waiting ? 1000 : false });
  if (waiting && (run.data?.state === 'ready' || run.data?.state === 'failed')) setWaiting(false);
  return (
    <div className="grid gap-4">
      <ExportProgress ask={run} />
      <div>
        <Button tone="plain" onClick={again}>
          {l('exportAnother')}
        </Button>
      </div>
    </div>
  );
}

import { useState } from 'react';
import { useTell } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { useGo } from '#ui/link.tsx';
import { FileDrop } from '#ui/parts/file_drop.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { ErrorState, ProgressBar } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { ApiProblem } from '#ui/problems.ts';
import { freshId, registry } from '../api.ts';
import { useCodeText, useLoadText } from './messages.ts';
import { Tried } from './tried.tsx';

const mostBytes = 12_000_000;
type Chosen = { file: File; id: string };
export type Meant = { kind?: 'kbli' | 'kbli_crosswalk' | 'region_bps'; version?: string; toVersion?: string };

export default function LoadPage() {
  const c = useCodeText();
  const l = useLoadText();
  const f = useFormat();
  const go = useGo();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const rehearsal = useTell(registry, 'registry.rehearseCodeList');
  const load = useTell(registry, 'registry.loadCodeList', {
    invalidates: ['registry.listCodeLists', 'registry.listKbli', 'registry.findKbliSuccessors', 'registry.searchKbli'],
    onDone: ({ added, changed, retired }) => {
      toast(l('loaded', { added: f.number(added), changed: f.number(changed), retired: f.number(retired) }));
      go('/kode?bagian=history');
    },
  });
  const refused = rehearsal.problem instanceof ApiProblem && rehearsal.problem.document.status < 500 ? rehearsal.problem.message : undefined;

  const choose = (file: File | null): void => {
    rehearsal.reset();
    load.reset();
    if (file === null) return setChosen(null);
    setChosen({ file, id: freshId() });
    rehearsal.send({}, { file });
  };
  return (
    <Page narrow>
      <PageHeader title={c('load')} trail={[{ label: c('title'), href: '/kode' }]} lead={l('lead')} />
      <FileDrop
        name="file"
        label={l('file')}
        hint={l('hint')}
        accept=".json,.csv,.xlsx"
        maxBytes={mostBytes}
        value={chosen?.file ?? null}
        onChange={choose}
        error={refused}
      />
      {rehearsal.busy && chosen && <ProgressBar label={l('trying', { name: chosen.file.name })} value={undefined} />}
      {rehearsal.problem && refused === undefined && <ErrorState problem={rehearsal.problem} again={rehearsal.again} inForm />}
      {load.problem && <ErrorState problem={load.problem} again={load.again} inForm />}
      {chosen && rehearsal.answer && !rehearsal.busy && (
        <Tried
          key={chosen.id}
          tried={rehearsal.answer}
          busy={load.busy}
          onTryAgain={(meant) => rehearsal.send(meant, { file: chosen.file })}
          onLoad={(meant, retireGone) => load.send({ id: chosen.id, ...meant, retireGone }, { file: chosen.file })}
        />
      )}
    </Page>
  );
}

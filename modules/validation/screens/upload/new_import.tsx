import { useEffect, useEffectEvent, useState } from 'react';
import { useTell } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { UploadIcon } from '#ui/icons.tsx';
import { useGo } from '#ui/link.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Section } from '#ui/parts/card.tsx';
import { FileDrop } from '#ui/parts/file_drop.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { ErrorState, Notice, ProgressBar } from '#ui/parts/states.tsx';
import { ApiProblem, OfflineProblem } from '#ui/problems.ts';
import { api, freshId } from '../api.ts';
import { useText } from '../messages.ts';
import { useUploadText } from './messages.ts';

const mostBytes = 50_000_000;
/** The id belongs to the file: sending the same file again, after whatever went wrong, stays one import. */
type Chosen = { file: File; id: string };

export default function NewImportPage() {
  const t = useText();
  const u = useUploadText();
  const go = useGo();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const upload = useTell(api, 'validation.uploadImport', {
    invalidates: ['validation.listImports'],
    onDone: ({ id }) => go(`/impor/${id}`, { replace: true }),
  });
  const { problem } = upload;
  const refused = problem instanceof ApiProblem && problem.document.status < 500 && problem.document.status > 0 ? problem.message : undefined;
  useSendAgainOnline(problem instanceof OfflineProblem, upload.again);
  useStayWhile(upload.busy);

  const choose = (file: File | null) => {
    upload.reset();
    setChosen(file && { file, id: freshId() });
  };
  return (
    <Page narrow>
      <PageHeader title={t('importFile')} trail={[{ label: t('imports'), href: '/impor' }]} lead={u('lead')} />
      {upload.busy && chosen ? (
        <Sending file={chosen.file} progress={upload.progress} />
      ) : (
        <>
          <FileDrop
            name="file"
            label={u('file')}
            hint={u('hint')}
            accept=".xlsx,.xls,.ods,.xlsb,.csv"
            maxBytes={mostBytes}
            value={chosen?.file ?? null}
            onChange={choose}
            error={refused}
          />
          {problem instanceof OfflineProblem && (
            <Notice tone="attention" title={u('lostTitle')}>
              {u('lost')}
            </Notice>
          )}
          {problem && !refused && !(problem instanceof OfflineProblem) && <ErrorState problem={problem} inForm />}
          {chosen && refused === undefined && (
            <div className="nk-actions">
              <Button tone="primary" icon={UploadIcon} onClick={() => upload.send({ id: chosen.id }, { file: chosen.file })}>
                {u(problem ? 'sendAgain' : 'send')}
              </Button>
            </div>
          )}
        </>
      )}
      <Section title={u('next')}>
        <ol className="grid list-decimal gap-1 pl-5 text-soft marker:text-faint">
          {(['nextRead', 'nextColumns', 'nextRehearsal', 'nextSave'] as const).map((step) => (
            <li key={step}>{u(step)}</li>
          ))}
        </ol>
      </Section>
    </Page>
  );
}

function Sending({ file, progress }: { file: File; progress: number | undefined }) {
  const u = useUploadText();
  const f = useFormat();
  const sent = progress ?? 0;
  const detail = sent < 1 ? u('sent', { sent: f.bytes(Math.round(sent * file.size)), total: f.bytes(file.size) }) : u('receiving');
  return <ProgressBar label={u('sending', { name: file.name })} value={sent < 1 ? sent : undefined} detail={detail} />;
}

function useSendAgainOnline(waiting: boolean, again: () => void): void {
  const send = useEffectEvent(again);
  useEffect(() => {
    if (!waiting) return undefined;
    const look = () => send();
    window.addEventListener('online', look);
    return () => window.removeEventListener('online', look);
  }, [waiting]);
}

/** The browser asks before a page with half a file is closed. */
function useStayWhile(busy: boolean): void {
  useEffect(() => {
    if (!busy) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [busy]);
}

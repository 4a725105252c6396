import { useEffect, useEffectEvent } from 'react';
import type { Ask } from '#ui/ask.ts';
import { useAskPages } from '#ui/ask_pages.ts';
import { useFormat } from '#ui/i18n.tsx';
import { DownloadIcon } from '#ui/icons.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Asked, ErrorState, Notice, ProgressBar, Skeleton } from '#ui/parts/states.tsx';
import { registry } from '../api.ts';
import type { ExportRun } from '../api.ts';
import { useListText } from './messages.ts';

export function ExportProgress({ ask }: { ask: Ask<ExportRun> }) {
  return <Asked ask={ask}>{(run) => <OneExport run={run} />}</Asked>;
}

function OneExport({ run }: { run: ExportRun }) {
  const l = useListText();
  const f = useFormat();
  if (run.state === 'failed') return <Notice tone="error" title={l('exportFailed')} />;
  if (run.state === 'ready') return <Notice tone="done" title={l('exportReady')} action={<Download run={run} />} />;
  const rows = l('exportRows', { done: f.number(run.rowsDone), total: f.number(run.rowsTotal) });
  return (
    <ProgressBar
      label={l('exportRunning')}
      value={run.rowsTotal > 0 ? run.rowsDone / run.rowsTotal : undefined}
      detail={`${rows}. ${l('exportLeave')}`}
    />
  );
}

function Download({ run, small = false }: { run: ExportRun; small?: boolean }) {
  const l = useListText();
  return (
    <LinkButton
      href={registry.address('registry.downloadExport', { id: run.id })}
      download
      tone={small ? 'quiet' : 'primary'}
      small={small}
      icon={DownloadIcon}
    >
      {l('exportDownload')}
    </LinkButton>
  );
}

/** Files prepared before; those still being prepared go on while nobody looks. */
export function MyExports() {
  const l = useListText();
  const f = useFormat();
  const pages = useAskPages(registry, 'registry.listExports', {});
  const working = pages.items.some((run) => run.state === 'waiting' || run.state === 'running');
  const again = useEffectEvent(pages.again);
  useEffect(() => {
    if (!working) return undefined;
    const timer = setInterval(() => again(), 2000);
    return () => clearInterval(timer);
  }, [working]);
  if (pages.loading) return <Skeleton kind="text" />;
  if (pages.problem) return <ErrorState problem={pages.problem} again={pages.again} />;
  if (pages.items.length === 0) return <p className="text-soft">{l('exportNone')}</p>;
  return (
    <div className="grid gap-3">
      <ul className="grid divide-y divide-line">
        {pages.items.map((run) => (
          <li key={run.id} className="flex flex-wrap items-center justify-between gap-2 py-3">
            <span className="min-w-0 flex-1">
              <span className="block font-semibold">{run.reason}</span>
              <span className="block text-sm text-soft">
                {f.instant(run.createdAt)} · {run.format.toUpperCase()} ·{' '}
                {l('exportRows', { done: f.number(run.rowsDone), total: f.number(run.rowsTotal) })}
              </span>
            </span>
            {run.state === 'ready' ? (
              <Download run={run} small />
            ) : (
              <span className="text-sm text-soft">
                {l(run.state === 'failed' ? 'exportFailed' : run.state === 'waiting' ? 'exportWaiting' : 'exportRunning')}
              </span>
            )}
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <Button onClick={pages.more} busy={pages.loadingMore}>
          {l('exportOlder')}
        </Button>
      )}
    </div>
  );
}

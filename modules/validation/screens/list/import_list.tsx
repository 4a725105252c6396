import { useAskPages } from '#ui/ask.ts';
import { clock } from '#ui/clock.ts';
import { useFormat } from '#ui/i18n.tsx';
import { UploadIcon } from '#ui/icons.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { EmptyState } from '#ui/parts/states.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import type { Column } from '#ui/parts/table.tsx';
import { api, useMe } from '../api.ts';
import type { ImportItem } from '../api.ts';
import { isJudged, toCommit } from '../counts.ts';
import { useText } from '../messages.ts';
import { StateChip } from '../state_chip.tsx';
import { when } from '../when.ts';
import { useListText } from './messages.ts';

export default function ImportListPage() {
  const t = useText();
  const l = useListText();
  const mayUpload = useMe()?.can['validation.uploadImport'] === true;
  const pages = useAskPages(api, 'validation.listImports', {});
  const columns = useColumns();
  const upload = mayUpload && (
    <LinkButton href="/impor/baru" tone="primary" icon={UploadIcon}>
      {t('importFile')}
    </LinkButton>
  );
  const isEmpty = !pages.loading && !pages.problem && pages.items.length === 0;
  return (
    <Page>
      <PageHeader title={t('imports')} lead={l('lead')} actions={isEmpty ? undefined : upload} />
      <DataTable
        id="validation.imports"
        caption={l('caption')}
        columns={columns}
        rows={pages.items}
        keyOf={(row) => row.id}
        href={(row) => `/impor/${row.id}`}
        pages={pages}
        empty={<EmptyState title={l(mayUpload ? 'empty' : 'emptyReader')} picture action={upload} />}
      />
    </Page>
  );
}

function useColumns(): Column<ImportItem>[] {
  const t = useText();
  const l = useListText();
  const f = useFormat();
  const now = clock.now();
  const judged = (row: ImportItem, n: number) => (isJudged(row.counts) ? f.number(n) : <span className="nk-unknown">–</span>);
  return [
    { key: 'name', title: l('file'), render: (row) => <span className="block min-w-0 py-1 leading-snug break-words">{row.name}</span> },
    { key: 'state', title: l('state'), render: (row) => <StateChip state={row.state} />, phone: 'chip' },
    { key: 'read', title: t('rowsRead'), kind: 'number', render: (row) => judged(row, row.counts.read) },
    { key: 'in', title: l('comesIn'), kind: 'number', render: (row) => judged(row, toCommit(row.counts)) },
    { key: 'rejected', title: l('rejected'), kind: 'number', render: (row) => judged(row, row.counts.rejected) },
    {
      key: 'duplicates',
      title: l('duplicates'),
      kind: 'number',
      render: (row) => judged(row, row.counts.duplicate_in_file + row.counts.duplicate_in_registry + row.counts.unchanged),
      phone: 'hidden',
    },
    { key: 'by', title: l('uploaded'), render: (row) => <Uploaded row={row} now={now} /> },
  ];
}

function Uploaded({ row, now }: { row: ImportItem; now: Date }) {
  const f = useFormat();
  return (
    <span className="block py-1 leading-snug">
      <time className="block" dateTime={row.uploadedAt}>
        {f.text(when(row.uploadedAt, now))}
      </time>
      <span className="block text-sm text-soft">{row.uploadedByName}</span>
    </span>
  );
}

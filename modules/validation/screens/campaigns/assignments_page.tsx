import { useAsk, useAskPages } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { usePlace, useSearchWord } from '#ui/link.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/fields.tsx';
import { FilterBar } from '#ui/parts/filters.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { EmptyState } from '#ui/parts/states.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import type { Column } from '#ui/parts/table.tsx';
import { api, useMe } from '../api.ts';
import { useCampaignText } from './messages.ts';
import type { Assignment } from './types.ts';

const states = ['open', 'visited', 'verified', 'closed', 'not_found', 'refused', 'second_look'] as const;
type State = (typeof states)[number];

/** The rows behind the figures of a campaign's desk. */
export default function AssignmentsPage() {
  const c = useCampaignText();
  const f = useFormat();
  const { id } = usePlace('id');
  const [word, setState] = useSearchWord('keadaan');
  const [personId, setPerson] = useSearchWord('pendamping');
  const [area, setArea] = useSearchWord('wilayah');
  const campaign = useAsk(api, 'validation.getCampaign', { id }).data;
  const mayHandOver = useMe()?.can['validation.handOver'] === true;
  const state = states.find((one): one is State => one === word);
  const pages = useAskPages(api, 'validation.listAssignments', { id, ...(state && { state }), ...(personId && { personId }), ...(area && { area }) });
  const outcome = (row: Assignment) =>
    row.outcome === null
      ? c('state.open')
      : c(`state.${row.outcome === 'active' || row.outcome === 'seasonal' ? 'verified' : (row.outcome as 'closed')}`);
  const columns: Column<Assignment>[] = [
    { key: 'name', title: c('rows'), render: (row) => row.name },
    { key: 'area', title: c('area'), phone: 'line', render: (row) => row.areaName },
    { key: 'companion', title: c('companion'), phone: 'line', render: (row) => row.companionName ?? c('noCompanion') },
    { key: 'state', title: c('state'), phone: 'chip', render: outcome },
    { key: 'at', title: c('visited'), phone: 'line', render: (row) => row.visitedAt && f.instant(row.visitedAt) },
    { key: 'by', title: c('visitedBy'), phone: 'line', render: (row) => row.visitedByName },
  ];
  const personName = campaign?.companions.find((one) => one.personId === personId)?.fullName ?? c('companion');
  const areaName = campaign?.areas.find((one) => one.area === area)?.name ?? c('area');
  const applied = [
    ...(personId ? [{ label: personName, onRemove: () => setPerson('') }] : []),
    ...(area ? [{ label: areaName, onRemove: () => setArea('') }] : []),
  ];
  return (
    <Page>
      <PageHeader
        title={c('rows')}
        trail={[
          { label: c('campaigns'), href: '/kampanye' },
          { label: campaign?.name ?? c('campaigns'), href: `/kampanye/${id}` },
        ]}
        actions={personId !== '' && mayHandOver && <LinkButton href={`/pendamping/${personId}/alih`}>{c('handOver')}</LinkButton>}
      />
      <FilterBar applied={applied}>
        <SelectField
          name="keadaan"
          label={c('state')}
          value={word}
          onChange={setState}
          emptyLabel={c('stateAll')}
          options={states.map((value) => ({ value, label: c(`state.${value}`) }))}
        />
      </FilterBar>
      <DataTable
        id="assignments"
        caption={c('rows')}
        columns={columns}
        rows={pages.items}
        keyOf={(row) => row.enterpriseId}
        href={(row) => `/usaha/${row.enterpriseId}`}
        pages={pages}
        empty={<EmptyState title={c('rowsNone')} />}
      />
    </Page>
  );
}

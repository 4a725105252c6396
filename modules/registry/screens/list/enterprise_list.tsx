import { useAskPages } from '#ui/ask_pages.ts';
import { PlusIcon, UploadIcon } from '#ui/icons.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Menu } from '#ui/parts/menu.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { EmptyState } from '#ui/parts/states.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import { registry, useMe } from '../api.ts';
import { asked, narrows, useFilter } from '../filter.ts';
import type { FilterProps } from '../filter.ts';
import { useText } from '../messages.ts';
import { tableId, useColumns } from './columns.tsx';
import { useCounted } from './counted.ts';
import { ExportButton } from './export_dialog.tsx';
import { EnterpriseFilters, useApplied } from './filter_bar.tsx';
import { useListText } from './messages.ts';
import { ViewMenu } from './view_menu.tsx';
import { ViewSwitch } from './view_switch.tsx';

export default function EnterpriseListPage() {
  const t = useText();
  const l = useListText();
  const me = useMe();
  const { filter, change, clear, replace } = useFilter('/usaha');
  const pages = useAskPages(registry, 'registry.listEnterprises', asked(filter));
  const counted = useCounted(filter);
  const columns = useColumns();
  const lead = counted && l(narrows(filter) ? 'leadFiltered' : 'leadAll', { count: counted });
  return (
    <Page>
      <PageHeader
        title={t('enterprises')}
        lead={lead ?? '…'}
        actions={
          <>
            <ViewSwitch filter={filter} now="list" />
            {/* On a phone the bottom bar registers, and nobody reads a spreadsheet. */}
            <span className="hidden gap-2 tablet:flex">
              {me?.can['registry.exportEnterprises'] && <ExportButton filter={filter} countWords={counted ?? ''} />}
              {me?.can['registry.registerEnterprise'] && (
                <LinkButton href="/usaha/baru" tone="primary" icon={PlusIcon}>
                  {t('register')}
                </LinkButton>
              )}
            </span>
          </>
        }
      />
      <EnterpriseFilters filter={filter} change={change} clear={clear} searching={filter.search !== '' && pages.loading} countWords={counted ?? ''} />
      <DataTable
        id={tableId}
        caption={l('caption')}
        columns={columns}
        rows={pages.items}
        keyOf={(row) => row.id}
        href={(row) => `/usaha/${row.id}`}
        pages={pages}
        toolbar={
          <>
            <Menu
              label={l('sort')}
              items={[
                { label: l('sortNewest'), chosen: filter.sort === '', onSelect: () => change({ sort: '' }) },
                { label: l('sortName'), chosen: filter.sort === 'name', onSelect: () => change({ sort: 'name' }) },
              ]}
            >
              {l(filter.sort === 'name' ? 'sortName' : 'sortNewest')}
            </Menu>
            <span className="hidden tablet:inline">
              <ViewMenu filter={filter} replace={replace} />
            </span>
          </>
        }
        empty={narrows(filter) ? <NothingMatches filter={filter} change={change} clear={clear} /> : <NothingYet />}
      />
    </Page>
  );
}

function NothingYet() {
  const t = useText();
  const l = useListText();
  const me = useMe();
  const action = (
    <div className="nk-actions">
      {me?.can['validation.uploadImport'] && (
        <LinkButton href="/impor" tone="primary" icon={UploadIcon}>
          {l('import')}
        </LinkButton>
      )}
      {me?.can['registry.registerEnterprise'] && (
        <LinkButton href="/usaha/baru" icon={PlusIcon}>
          {t('register')}
        </LinkButton>
      )}
    </div>
  );
  return <EmptyState title={l('emptyAll')} picture action={action} />;
}

function NothingMatches(props: FilterProps) {
  const l = useListText();
  const applied = useApplied(props);
  const action = (
    <div className="nk-actions justify-center">
      {applied.map((filter) => (
        <Button key={filter.label} onClick={filter.onRemove}>
          {l('relax', { label: filter.label })}
        </Button>
      ))}
      {applied.length > 1 && <Button onClick={props.clear}>{l('clear')}</Button>}
    </div>
  );
  return <EmptyState title={l('emptyFiltered')} action={action} />;
}

import { useState } from 'react';
import { useAsk } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { EditIcon, RowsIcon } from '#ui/icons.tsx';
import { usePlace } from '#ui/link.tsx';
import { LinkButton, VerdictButton } from '#ui/parts/button.tsx';
import { Section } from '#ui/parts/card.tsx';
import { Figure, FigureRow } from '#ui/parts/figure.tsx';
import { PageHeader } from '#ui/parts/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '#ui/parts/states.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import { useAskPages } from '#ui/ask_pages.ts';
import { registry } from '../api.ts';
import { SmallMap } from '../enterprise/facts.tsx';
import { listAddress } from '../filter.ts';
import { useColumns } from '../list/columns.tsx';
import { useText } from '../messages.ts';
import { AskedPage } from '../parts/asked_page.tsx';
import { useClusters } from '../places.ts';
import { CentreForm } from './centre_form.tsx';
import { useCentreText } from './messages.ts';

export default function CentrePage() {
  const { id } = usePlace('id');
  const t = useText();
  const c = useCentreText();
  const f = useFormat();
  const clusters = useClusters();
  const centre = useAsk(registry, 'registry.getCentre', { id, limit: 1 });
  const known = useAsk(registry, 'registry.listCentres', {}).data?.items.find((one) => one.id === id);
  const [editing, setEditing] = useState(false);
  return (
    <AskedPage ask={centre} title={t('centres')} skeleton="cards" rows={3}>
      {(data) => (
        <>
          <PageHeader
            title={data.name}
            trail={[{ label: t('centres'), href: '/sentra' }]}
            lead={[clusters.nameOf(data.cluster), data.areaName].filter(Boolean).join(' · ')}
            actions={
              <>
                <LinkButton href={listAddress({ centre: id })} icon={RowsIcon}>
                  {c('toList')}
                </LinkButton>
                {known && (
                  <VerdictButton verdict={data.can['registry.saveCentre']} icon={EditIcon} onClick={() => setEditing(true)}>
                    {t('edit')}
                  </VerdictButton>
                )}
              </>
            }
          />
          <FigureRow>
            <Figure label={c('members')} value={f.number(data.memberCount)} href={listAddress({ centre: id })} />
            <Figure label={c('exporters')} value={f.number(data.exporters)} />
          </FigureRow>
          {data.latitude !== null && data.longitude !== null && (
            <SmallMap id={id} name={data.name} latitude={data.latitude} longitude={data.longitude} />
          )}
          <Members id={id} count={data.memberCount} />
          {editing && known && <CentreForm centre={known} onClose={() => setEditing(false)} />}
        </>
      )}
    </AskedPage>
  );
}

function Members({ id, count }: { id: string; count: number }) {
  const c = useCentreText();
  const columns = useColumns();
  const pages = useAskPages(registry, 'registry.listEnterprises', { centre: id });
  if (pages.problem && pages.items.length === 0) return <ErrorState problem={pages.problem} again={pages.again} />;
  if (pages.loading) return <Skeleton kind="table" rows={6} />;
  return (
    <Section title={c('members')}>
      {!pages.hasMore && pages.items.length < count && <p className="text-sm text-soft">{c('membersInArea')}</p>}
      <DataTable
        id="registry.members"
        caption={c('members')}
        columns={columns}
        rows={pages.items}
        keyOf={(row) => row.id}
        href={(row) => `/usaha/${row.id}`}
        pages={pages}
        empty={<EmptyState title={c('noMembers')} />}
      />
    </Section>
  );
}

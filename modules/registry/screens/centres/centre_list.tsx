import { useState } from 'react';
import { useAsk } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { EditIcon, PlusIcon } from '#ui/icons.tsx';
import { Link } from '#ui/link.tsx';
import { Button, IconButton } from '#ui/parts/button.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { Asked, EmptyState } from '#ui/parts/states.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import { registry, useMe } from '../api.ts';
import type { Centre } from '../api.ts';
import { useText } from '../messages.ts';
import { useClusters } from '../places.ts';
import { CentreForm } from './centre_form.tsx';
import { useCentreText } from './messages.ts';

export default function CentreListPage() {
  const t = useText();
  const c = useCentreText();
  const f = useFormat();
  const me = useMe();
  const clusters = useClusters();
  const centres = useAsk(registry, 'registry.listCentres', {});
  const [editing, setEditing] = useState<Centre | 'new'>();
  const mayAdd = me?.can['registry.saveCentre'] !== undefined;
  const add = mayAdd && (
    <Button tone="primary" icon={PlusIcon} onClick={() => setEditing('new')}>
      {c('add')}
    </Button>
  );
  return (
    <Page>
      <PageHeader title={t('centres')} lead={c('lead')} actions={add} />
      <Asked ask={centres} skeleton="table" rows={6}>
        {({ items }) => (
          <DataTable
            id="registry.centres"
            caption={t('centres')}
            rows={items}
            keyOf={(centre) => centre.id}
            columns={[
              {
                key: 'name',
                title: c('name'),
                render: (centre) => (centre.can['registry.getCentre'] ? <Link href={`/sentra/${centre.id}`}>{centre.name}</Link> : centre.name),
              },
              { key: 'cluster', title: t('cluster'), render: (centre) => clusters.nameOf(centre.cluster) },
              { key: 'area', title: c('area'), render: (centre) => centre.areaName ?? <span className="nk-unknown">–</span> },
              { key: 'members', title: c('members'), kind: 'number', render: (centre) => f.number(centre.members) },
            ]}
            {...(items.some((centre) => centre.can['registry.saveCentre'] === true) && {
              renderActions: (centre: Centre) =>
                centre.can['registry.saveCentre'] === true && (
                  <IconButton label={`${c('edit')}: ${centre.name}`} icon={EditIcon} onClick={() => setEditing(centre)} />
                ),
            })}
            empty={<EmptyState title={c('empty')} action={add} picture />}
          />
        )}
      </Asked>
      {editing && <CentreForm centre={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}

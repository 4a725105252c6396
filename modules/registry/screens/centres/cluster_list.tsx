import { useState } from 'react';
import { useAsk, useTell } from '#ui/ask.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { EditIcon, PlusIcon } from '#ui/icons.tsx';
import { Button, IconButton } from '#ui/parts/button.tsx';
import { CheckField } from '#ui/parts/choices.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { NumberField, TextField } from '#ui/parts/fields.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { Asked } from '#ui/parts/states.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { registry, shownAfterChange, useMe } from '../api.ts';
import type { Cluster } from '../api.ts';
import { useText } from '../messages.ts';
import { useCentreText } from './messages.ts';

export default function ClusterListPage() {
  const t = useText();
  const c = useCentreText();
  const f = useFormat();
  const me = useMe();
  const clusters = useAsk(registry, 'registry.listClusters', {});
  const [editing, setEditing] = useState<Cluster | 'new'>();
  const mayEdit = me?.can['registry.saveCluster'] !== undefined;
  return (
    <Page>
      <PageHeader
        title={t('clusters')}
        lead={c('clusterLead')}
        actions={
          mayEdit && (
            <Button tone="primary" icon={PlusIcon} onClick={() => setEditing('new')}>
              {c('clusterAdd')}
            </Button>
          )
        }
      />
      <Asked ask={clusters} skeleton="table" rows={10}>
        {({ items }) => (
          <DataTable
            id="registry.clusters"
            caption={t('clusters')}
            rows={items}
            keyOf={(cluster) => cluster.code}
            columns={[
              { key: 'name', title: t('cluster'), render: (cluster) => f.text(cluster.name) },
              { key: 'state', title: c('state'), render: (cluster) => <State cluster={cluster} />, phone: 'chip' },
              { key: 'code', title: c('clusterCode'), render: (cluster) => cluster.code, starts: 'hidden', phone: 'hidden' },
            ]}
            {...(mayEdit && {
              renderActions: (cluster: Cluster) => (
                <IconButton label={`${c('clusterEdit')}: ${f.text(cluster.name)}`} icon={EditIcon} onClick={() => setEditing(cluster)} />
              ),
            })}
          />
        )}
      </Asked>
      {editing && (
        <ClusterForm
          cluster={editing === 'new' ? undefined : editing}
          next={(clusters.data?.items.length ?? 0) + 1}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Page>
  );
}

function State({ cluster }: { cluster: Cluster }) {
  const c = useCentreText();
  return (
    <span className="nk-inline">
      {cluster.active ? <Chip tone="done">{c('used')}</Chip> : <Chip>{c('inactive')}</Chip>}
      {cluster.food && <Chip tone="info">{c('food')}</Chip>}
    </span>
  );
}

function ClusterForm({ cluster, next, onClose }: { cluster: Cluster | undefined; next: number; onClose: () => void }) {
  const t = useText();
  const c = useCentreText();
  const save = useTell(registry, 'registry.saveCluster', {
    invalidates: ['registry.listClusters', ...shownAfterChange],
    onDone: (_, { nameId }) => {
      form.clear();
      toast(c('clusterSaved', { name: nameId }));
      onClose();
    },
  });
  const form = useForm({
    initial: {
      code: cluster?.code ?? '',
      nameId: cluster?.name.id ?? '',
      nameEn: cluster?.name.en ?? '',
      food: cluster?.food ?? false,
      active: cluster?.active ?? true,
      sort: cluster?.sort ?? next,
    },
    draft: `registry.cluster.${cluster?.code ?? 'new'}`,
    problem: save.problem,
  });
  return (
    <Dialog open onClose={onClose} title={c(cluster ? 'clusterEdit' : 'clusterAdd')}>
      <Form
        form={form}
        onSubmit={({ sort, ...values }) =>
          values.code === '' ? form.complain({ code: c('clusterCodeMissing') }) : save.send({ ...values, sort: sort ?? next })
        }
      >
        <TextField {...form.bind('nameId')} label={c('clusterNameId')} maxLength={60} />
        <TextField {...form.bind('nameEn')} label={c('clusterNameEn')} maxLength={60} />
        {!cluster && <TextField {...form.bind('code')} label={c('clusterCode')} hint={c('clusterCodeHint')} maxLength={40} />}
        <CheckField {...form.bind('food')} label={c('clusterFood')} hint={c('clusterFoodHint')} />
        <CheckField {...form.bind('active')} label={c('clusterActive')} hint={c('clusterActiveHint')} />
        <NumberField {...form.bind('sort')} label={c('clusterSort')} min={0} max={999} />
        <FormActions>
          <Button type="submit" tone="primary" busy={save.busy}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

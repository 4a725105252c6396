import { useAsk, useTell } from '#ui/ask.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { useGo, usePlace } from '#ui/link.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { Asked } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { registry, shownAfterChange } from '../api.ts';
import type { OwnerPage } from '../api.ts';
import { useText } from '../messages.ts';
import { partOf } from './enterprise_fields.tsx';
import { useFormText } from './messages.ts';
import { OwnerFields } from './owner_fields.tsx';
import { ownerInput, ownerValues } from './owner_values.ts';
import type { OwnerValues } from './owner_values.ts';

export default function EditOwnerPage() {
  const { id } = usePlace('id');
  const owner = useAsk(registry, 'registry.getOwner', { id }, { staleTime: 0 });
  return (
    <Page narrow>
      <Asked ask={{ ...owner, data: owner.isFetchedAfterMount ? owner.data : undefined }} skeleton="form" rows={5}>
        {(data) => <EditOwner owner={data} />}
      </Asked>
    </Page>
  );
}

function EditOwner({ owner }: { owner: OwnerPage }) {
  const t = useText();
  const ft = useFormText();
  const go = useGo();
  const update = useTell(registry, 'registry.updateOwner', {
    invalidates: shownAfterChange,
    onDone: () => {
      form.clear();
      toast(ft('editSaved'));
      go(`/pemilik/${owner.id}`, { replace: true });
    },
  });
  const form = useForm({ initial: ownerValues(owner), draft: `registry.owner.${owner.id}.${owner.version}`, problem: update.problem });
  return (
    <>
      <PageHeader title={ft('ownerEdit', { name: owner.fullName })} trail={[{ label: t('enterprises'), href: '/usaha' }, { label: owner.fullName, href: `/pemilik/${owner.id}` }]} />
      <Form form={form} onSubmit={(values) => update.send({ id: owner.id, version: owner.version, owner: ownerInput(values) })}>
        <OwnerFields form={partOf<OwnerValues>(form)} nikMask={owner.nikMask} areaIsOwn />
        <FormActions sticky>
          <Button type="submit" tone="primary" busy={update.busy}>
            {t('save')}
          </Button>
          <LinkButton href={`/pemilik/${owner.id}`}>{t('cancel')}</LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

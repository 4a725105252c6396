import { useAsk, useTell } from '#ui/ask.ts';
import { Form, FormActions } from '#ui/form.tsx';
import { useGo, usePlace } from '#ui/link.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { Asked } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { registry, shownAfterChange } from '../api.ts';
import type { OwnerPage } from '../api.ts';
import { useText } from '../messages.ts';
import { ConflictNotice } from './conflict.tsx';
import { partOf } from './enterprise_fields.tsx';
import { useEditing } from './merging.ts';
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
        {(data) => <EditOwner first={data} />}
      </Asked>
    </Page>
  );
}

function EditOwner({ first }: { first: OwnerPage }) {
  const t = useText();
  const ft = useFormText();
  const go = useGo();
  const { id } = first;
  const update = useTell(registry, 'registry.updateOwner', { invalidates: shownAfterChange });
  const { form, opened, moved, take, submit } = useEditing({
    first,
    valuesOf: (owner) => ownerValues(owner),
    draft: `registry.owner.${id}`,
    load: () => registry.call('registry.getOwner', { id }),
    save: ({ version }, values) => update.sendAndWait({ id, version, owner: ownerInput(values) }),
    onSaved: () => {
      toast(ft('editSaved'));
      go(`/pemilik/${id}`, { replace: true });
    },
  });
  return (
    <>
      <PageHeader title={ft('ownerEdit', { name: opened.fullName })} trail={[{ label: t('enterprises'), href: '/usaha' }, { label: opened.fullName, href: `/pemilik/${id}` }]} />
      {moved && <ConflictNotice moved={moved} values={form.values} onTake={take} />}
      <Form form={form} onSubmit={submit}>
        <OwnerFields form={partOf<OwnerValues>(form)} nikMask={opened.nikMask} areaIsOwn />
        <FormActions sticky>
          <Button type="submit" tone="primary" busy={update.busy}>
            {t('save')}
          </Button>
          <LinkButton href={`/pemilik/${id}`}>{t('cancel')}</LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

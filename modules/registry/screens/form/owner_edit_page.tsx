import { useAsk, useTell } from '#ui/ask.ts';
import { Form, FormActions } from '#ui/form.tsx';
import { useGo, usePlace } from '#ui/link.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { PageHeader } from '#ui/parts/page.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { registry, shownAfterChange } from '../api.ts';
import type { OwnerPage } from '../api.ts';
import { useText } from '../messages.ts';
import { AskedPage } from '../parts/asked_page.tsx';
import { ConflictNotice } from './conflict.tsx';
import { partOf } from './enterprise_fields.tsx';
import { useEditing } from './merging.ts';
import { useFormText } from './messages.ts';
import { OwnerFields } from './owner_fields.tsx';
import { ownerInput, ownerValues } from './owner_values.ts';
import type { OwnerValues } from './owner_values.ts';

export default function EditOwnerPage() {
  const t = useText();
  const { id } = usePlace('id');
  // Asked anew when the page opens, so that a form never begins from an old copy.
  const owner = useAsk(registry, 'registry.getOwner', { id }, { staleTime: 0 });
  return (
    <AskedPage ask={{ ...owner, data: owner.isFetchedAfterMount ? owner.data : undefined }} title={t('owner')} skeleton="form" rows={5} narrow>
      {(data) => <EditOwner first={data} />}
    </AskedPage>
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
      <PageHeader
        title={ft('ownerEdit', { name: opened.fullName })}
        trail={[
          { label: t('enterprises'), href: '/usaha' },
          { label: opened.fullName, href: `/pemilik/${id}` },
        ]}
      />
      {moved && <ConflictNotice moved={moved} values={form.values} onTake={take} />}
      <Form form={form} onSubmit={submit}>
        <OwnerFields form={partOf<OwnerValues>(form)} nikMask={opened.nikMask} areaIsOwn />
        <FormActions sticky>
          <Button type="submit" tone="primary" busy={update.busy}>
            {t('save')}
          </Button>
          <span className="hidden tablet:contents">
            <LinkButton href={`/pemilik/${id}`}>{t('cancel')}</LinkButton>
          </span>
        </FormActions>
      </Form>
    </>
  );
}

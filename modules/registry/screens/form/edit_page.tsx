import { useAsk, useTell } from '#ui/ask.ts';
import { Form, FormActions } from '#ui/form.tsx';
import { useGo, usePlace } from '#ui/link.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { PageHeader } from '#ui/parts/page.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { registry, shownAfterChange } from '../api.ts';
import type { Enterprise } from '../api.ts';
import { useText } from '../messages.ts';
import { AskedPage } from '../parts/asked_page.tsx';
import { ConflictNotice } from './conflict.tsx';
import { BusinessFields, MoreFields, PlaceFields, partOf } from './enterprise_fields.tsx';
import { enterpriseInput, enterpriseValues } from './enterprise_values.ts';
import type { EnterpriseValues } from './enterprise_values.ts';
import { useEditing } from './merging.ts';
import { useFormText } from './messages.ts';

export default function EditEnterprisePage() {
  const t = useText();
  const { id } = usePlace('id');
  // Asked anew when the page opens, so that a form never begins from an old copy.
  const enterprise = useAsk(registry, 'registry.getEnterprise', { id }, { staleTime: 0 });
  return (
    <AskedPage
      ask={{ ...enterprise, data: enterprise.isFetchedAfterMount ? enterprise.data : undefined }}
      title={t('enterprise')}
      skeleton="form"
      rows={6}
      narrow
    >
      {(data) => <EditForm first={data} />}
    </AskedPage>
  );
}

function EditForm({ first }: { first: Enterprise }) {
  const t = useText();
  const ft = useFormText();
  const go = useGo();
  const { id } = first;
  const update = useTell(registry, 'registry.updateEnterprise', { invalidates: shownAfterChange });
  const { form, opened, moved, take, submit } = useEditing({
    first,
    valuesOf: (enterprise) => enterpriseValues(enterprise),
    draft: `registry.edit.${id}`,
    load: () => registry.call('registry.getEnterprise', { id }),
    save: ({ version }, values) => update.sendAndWait({ id, version, enterprise: enterpriseInput(values) }),
    onSaved: () => {
      toast(ft('editSaved'));
      go(`/usaha/${id}`, { replace: true });
    },
  });
  const part = partOf<EnterpriseValues>(form);
  return (
    <>
      <PageHeader
        title={ft('editTitle', { name: opened.name })}
        trail={[
          { label: t('enterprises'), href: '/usaha' },
          { label: opened.name, href: `/usaha/${id}` },
        ]}
      />
      {moved && <ConflictNotice moved={moved} values={form.values} onTake={take} />}
      <Form form={form} onSubmit={submit}>
        <BusinessFields form={part} title={ft('business')} />
        <PlaceFields form={part} title={ft('place')} />
        <MoreFields form={part} hint={ft('moreHintEdit')} kbliShown={`${opened.kbli ?? ''} · ${opened.kbliTitle ?? ''}`} />
        <FormActions sticky>
          <Button type="submit" tone="primary" busy={update.busy}>
            {t('save')}
          </Button>
          <span className="hidden tablet:contents">
            <LinkButton href={`/usaha/${id}`}>{t('cancel')}</LinkButton>
          </span>
        </FormActions>
      </Form>
    </>
  );
}

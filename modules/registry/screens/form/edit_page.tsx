import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useAsk, useTell } from '#ui/ask.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { useGo, usePlace } from '#ui/link.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { Asked } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { ApiProblem, asProblem } from '#ui/problems.ts';
import type { AskProblem } from '#ui/problems.ts';
import { registry, shownAfterChange } from '../api.ts';
import type { Enterprise } from '../api.ts';
import { useText } from '../messages.ts';
import { ConflictNotice } from './conflict.tsx';
import { BusinessFields, MoreFields, PlaceFields, partOf } from './enterprise_fields.tsx';
import { compare, enterpriseInput, enterpriseValues } from './enterprise_values.ts';
import type { Difference, EnterpriseValues } from './enterprise_values.ts';
import { useFormText } from './messages.ts';

export default function EditEnterprisePage() {
  const { id } = usePlace('id');
  // Asked anew when the page opens, so that a form never begins from an old copy.
  const enterprise = useAsk(registry, 'registry.getEnterprise', { id }, { staleTime: 0 });
  return (
    <Page narrow>
      <Asked ask={{ ...enterprise, data: enterprise.isFetchedAfterMount ? enterprise.data : undefined }} skeleton="form" rows={6}>
        {(data) => <EditForm opened={data} />}
      </Asked>
    </Page>
  );
}

function EditForm({ opened: first }: { opened: Enterprise }) {
  const t = useText();
  const ft = useFormText();
  const go = useGo();
  const client = useQueryClient();
  // What the form began from; what others save meanwhile becomes the new beginning.
  const [opened, setOpened] = useState(first);
  const [moved, setMoved] = useState<{ taken: Difference[]; conflicts: Difference[] }>();
  const [problem, setProblem] = useState<AskProblem | null>(null);
  const { id } = opened;
  const update = useTell(registry, 'registry.updateEnterprise', { invalidates: shownAfterChange });
  const form = useForm({ initial: enterpriseValues(first), draft: `registry.edit.${id}.${first.version}`, problem });

  const save = async (values: EnterpriseValues) => {
    try {
      await update.sendAndWait({ id, version: opened.version, enterprise: enterpriseInput(values) });
      form.clear();
      toast(ft('editSaved'));
      go(`/usaha/${id}`, { replace: true });
    } catch (error) {
      const refusal = asProblem(error);
      if (refusal instanceof ApiProblem && refusal.code === 'core.versionMoved') await takeOver(values).catch((silence: unknown) => setProblem(asProblem(silence)));
      else setProblem(refusal);
    }
  };
  const takeOver = async (values: EnterpriseValues) => {
    const now = await registry.call('registry.getEnterprise', { id });
    client.setQueryData(['registry.getEnterprise', { id }], now);
    const compared = compare(enterpriseValues(opened), values, enterpriseValues(now));
    for (const difference of compared.taken) take(difference);
    setOpened(now);
    setMoved(compared);
    setProblem(null);
    window.scrollTo({ top: 0 });
  };
  const take = ({ name, theirs }: Difference) => form.set(name, theirs as EnterpriseValues[typeof name]);

  const part = partOf<EnterpriseValues>(form);
  return (
    <>
      <PageHeader title={ft('editTitle', { name: opened.name })} trail={[{ label: t('enterprises'), href: '/usaha' }, { label: opened.name, href: `/usaha/${id}` }]} />
      {moved && <ConflictNotice {...moved} values={form.values} onTake={take} />}
      <Form form={form} onSubmit={(values) => void save(values)}>
        <BusinessFields form={part} title={ft('business')} />
        <PlaceFields form={part} title={ft('place')} />
        <MoreFields form={part} hint={ft('moreHintEdit')} kbliShown={`${opened.kbli ?? ''} · ${opened.kbliTitle ?? ''}`} />
        <FormActions sticky>
          <Button type="submit" tone="primary" busy={update.busy}>
            {t('save')}
          </Button>
          <LinkButton href={`/usaha/${id}`}>{t('cancel')}</LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

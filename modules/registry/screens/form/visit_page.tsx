import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { clock } from '#ui/clock.ts';
import { useAsk, useTell } from '#ui/ask.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { useGo, usePlace } from '#ui/link.tsx';
import { Button } from '#ui/parts/button.tsx';
import { RadioCards } from '#ui/parts/choices.tsx';
import { AreaField } from '#ui/parts/fields.tsx';
import { PageHeader } from '#ui/parts/page.tsx';
import { Notice } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { ApiProblem, asProblem } from '#ui/problems.ts';
import type { AskProblem } from '#ui/problems.ts';
import { ago } from '../ago.ts';
import { registry, shownAfterChange } from '../api.ts';
import type { Enterprise } from '../api.ts';
import { activityHints, activityWords, keysOf } from '../choices.ts';
import { useText } from '../messages.ts';
import { AskedPage } from '../parts/asked_page.tsx';
import { useFormText } from './messages.ts';
import type { Point } from './point.ts';
import { PointField } from './point_field.tsx';

export default function VisitPage() {
  const ft = useFormText();
  const { id } = usePlace('id');
  const enterprise = useAsk(registry, 'registry.getEnterprise', { id });
  return (
    <AskedPage ask={enterprise} title={ft('visitTitle')} skeleton="form" rows={4} narrow>
      {(data) => <VisitForm enterprise={data} />}
    </AskedPage>
  );
}

function VisitForm({ enterprise }: { enterprise: Enterprise }) {
  const t = useText();
  const ft = useFormText();
  const f = useFormat();
  const go = useGo();
  const client = useQueryClient();
  const { id, name } = enterprise;
  const [version, setVersion] = useState(enterprise.version);
  const [moved, setMoved] = useState(false);
  const [problem, setProblem] = useState<AskProblem | null>(null);
  const verify = useTell(registry, 'registry.verifyEnterprise', { invalidates: shownAfterChange });
  const initial: Point & { activity: string; note: string } = {
    activity: enterprise.activity,
    latitude: null,
    longitude: null,
    accuracyM: null,
    note: '',
  };
  const form = useForm({ initial, draft: `registry.visit.${id}`, problem });
  const { activity, latitude, longitude, accuracyM, note } = form.values;

  const save = async () => {
    setMoved(false);
    try {
      await verify.sendAndWait({ id, version, activity: activity as Enterprise['activity'], latitude, longitude, accuracyM, note });
      form.clear();
      toast(ft('visitSaved'));
      go(`/usaha/${id}`, { replace: true });
    } catch (error) {
      const refusal = asProblem(error);
      if (refusal instanceof ApiProblem && refusal.code === 'core.versionMoved')
        await lookAgain().catch((silence: unknown) => setProblem(asProblem(silence)));
      else setProblem(refusal);
    }
  };
  // A visit says what was seen: it stands whatever others changed meanwhile, once the person has been told.
  const lookAgain = async () => {
    const now = await registry.call('registry.getEnterprise', { id });
    client.setQueryData(['registry.getEnterprise', { id }], now);
    setVersion(now.version);
    setMoved(true);
    setProblem(null);
  };

  const lastSeen = enterprise.verifiedOn ? f.text(ago(enterprise.verifiedOn, clock.now())) : t('verifiedNever');
  return (
    <>
      <PageHeader
        title={ft('visitTitle')}
        trail={[
          { label: t('enterprises'), href: '/usaha' },
          { label: name, href: `/usaha/${id}` },
        ]}
        lead={ft('visitLead', { name, village: enterprise.villageName ?? t('noVillage'), ago: lastSeen })}
      />
      <Form form={form} onSubmit={() => void save()}>
        <RadioCards
          {...form.bind('activity')}
          label={ft('visitActivity')}
          options={keysOf(activityWords).map((value) => ({ value, label: f.text(activityWords[value]), hint: f.text(activityHints[value]) }))}
        />
        <PointField
          point={{ latitude, longitude, accuracyM }}
          onChange={(point) => {
            form.set('latitude', point.latitude);
            form.set('longitude', point.longitude);
            form.set('accuracyM', point.accuracyM);
          }}
          name={name}
          error={form.errors['latitude'] ?? form.errors['longitude']}
          {...(enterprise.latitude !== null && { hint: `${ft('pointHint')} ${ft('visitPoint')}` })}
        />
        <AreaField {...form.bind('note')} label={ft('visitNote')} hint={ft('visitNoteHint')} rows={3} maxLength={1000} optional />
        {moved && <Notice tone="attention" title={ft('visitMoved')} />}
        <FormActions sticky>
          <Button type="submit" tone="primary" busy={verify.busy}>
            {ft('visitSave')}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

import { useState } from 'react';
import { useTell } from '#ui/ask.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextField } from '#ui/parts/fields.tsx';
import { PickField } from '#ui/parts/picker.tsx';
import { Notice } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { ApiProblem, asProblem } from '#ui/problems.ts';
import { freshId, registry } from '../api.ts';
import type { Centre } from '../api.ts';
import { PointField } from '../form/point_field.tsx';
import { useText } from '../messages.ts';
import { useClusters, useRegions } from '../places.ts';
import { useCentreText } from './messages.ts';

type Known = Omit<Centre, 'members' | 'can'>;

export function CentreForm({ centre, onClose }: { centre: Known | undefined; onClose: () => void }) {
  const t = useText();
  const c = useCentreText();
  const regions = useRegions();
  const clusters = useClusters();
  const [id] = useState(() => centre?.id ?? freshId());
  const [version, setVersion] = useState(centre?.version ?? null);
  const [moved, setMoved] = useState(false);
  const save = useTell(registry, 'registry.saveCentre', { invalidates: ['registry.listCentres', 'registry.getCentre'] });
  const form = useForm({
    initial: {
      name: centre?.name ?? '',
      cluster: centre?.cluster ?? '',
      area: centre?.area ?? '',
      latitude: centre?.latitude ?? null,
      longitude: centre?.longitude ?? null,
    },
    draft: `registry.centre.${centre?.id ?? 'new'}`,
    problem: moved ? null : save.problem,
  });
  const submit = async (values: typeof form.values) => {
    setMoved(false);
    try {
      await save.sendAndWait({ id, version, ...values });
    } catch (error) {
      const refusal = asProblem(error);
      if (refusal instanceof ApiProblem && refusal.code === 'core.versionMoved') await lookAgain().catch(() => undefined);
      return;
    }
    form.clear();
    toast(c('saved', { name: values.name }));
    onClose();
  };
  const lookAgain = async () => {
    const { items } = await registry.call('registry.listCentres', {});
    setVersion(items.find((one) => one.id === id)?.version ?? null);
    setMoved(true);
  };
  const { latitude, longitude, area, name } = form.values;
  return (
    <Dialog open onClose={onClose} title={c(centre ? 'edit' : 'add')}>
      <Form form={form} onSubmit={(values) => void submit(values)}>
        {moved && <Notice tone="attention" title={c('moved')} />}
        <TextField {...form.bind('name')} label={c('name')} hint={c('nameHint')} maxLength={120} />
        <SelectField {...form.bind('cluster')} label={t('cluster')} options={clusters.options([form.values.cluster])} />
        <PickField {...form.bind('area')} label={c('area')} options={regions.villageOptions} shown={regions.nameOf(area) ?? ''} />
        <PointField
          point={{ latitude, longitude, accuracyM: null }}
          onChange={(point) => {
            form.set('latitude', point.latitude);
            form.set('longitude', point.longitude);
          }}
          name={name}
          error={form.errors['latitude'] ?? form.errors['longitude']}
        />
        <FormActions>
          <Button type="submit" tone="primary" busy={save.busy}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

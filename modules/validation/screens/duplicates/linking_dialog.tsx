import { useTell } from '#ui/ask.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { Button } from '#ui/parts/button.tsx';
import { CheckField } from '#ui/parts/choices.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { NumberField } from '#ui/parts/fields.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { api } from '../api.ts';
import { useDuplicateText } from './messages.ts';
import { shownAfterDecision } from './types.ts';
import type { Linking } from './types.ts';

export function LinkingDialog({ linking, open, onClose }: { linking: Linking; open: boolean; onClose: () => void }) {
  const d = useDuplicateText();
  return (
    <Dialog open={open} onClose={onClose} title={d('settings')}>
      <LinkingForm linking={linking} onClose={onClose} />
    </Dialog>
  );
}

function LinkingForm({ linking, onClose }: { linking: Linking; onClose: () => void }) {
  const d = useDuplicateText();
  const save = useTell(api, 'validation.setLinking', {
    invalidates: shownAfterDecision,
    onDone: () => {
      toast(d('saved'));
      onClose();
    },
  });
  const form = useForm({
    initial: {
      autoLink: linking.autoLink,
      autoWeight: linking.autoWeight,
      // People think of a share in percent.
      sampleShare: Math.round(linking.sampleShare * 100),
    },
    problem: save.problem,
  });
  return (
    <Form
      form={form}
      onSubmit={({ autoLink, autoWeight, sampleShare }) =>
        save.send({ autoLink, autoWeight: autoWeight ?? linking.autoWeight, sampleShare: (sampleShare ?? 0) / 100 })
      }
    >
      <CheckField {...form.bind('autoLink')} label={d('autoLink')} hint={d('autoLinkHint')} />
      <NumberField {...form.bind('autoWeight')} label={d('autoWeight')} hint={d('autoWeightHint')} min={8} max={60} decimals={1} />
      <NumberField {...form.bind('sampleShare')} label={d('sampleShare')} unit={d('percent')} min={0} max={100} />
      <FormActions>
        <Button type="submit" tone="primary" busy={save.busy}>
          {d('save')}
        </Button>
        <Button onClick={onClose}>{d('cancel')}</Button>
      </FormActions>
    </Form>
  );
}

import { useTell } from '#ui/ask.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { AreaField } from '#ui/parts/fields.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { api } from '../api.ts';
import { useQualityText } from './messages.ts';
import { shownAfterRepair } from './types.ts';
import type { Finding } from './types.ts';

export function AcceptDialog({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const q = useQualityText();
  const accept = useTell(api, 'validation.acceptFinding', {
    invalidates: shownAfterRepair,
    onDone: () => {
      toast(q('accepted'));
      onClose();
    },
  });
  const form = useForm({ initial: { reason: '' }, problem: accept.problem });
  return (
    <Dialog open onClose={onClose} title={q('acceptTitle')}>
      <Form form={form} onSubmit={({ reason }) => accept.send({ rule: finding.rule, enterpriseId: finding.enterprise.id, reason })}>
        <p>
          <strong>{finding.enterprise.name}</strong>: {finding.message}
        </p>
        <p className="text-soft">{q('acceptText')}</p>
        <AreaField {...form.bind('reason')} label={q('reason')} rows={3} maxLength={300} />
        <FormActions>
          <Button type="submit" tone="primary" busy={accept.busy}>
            {q('accept')}
          </Button>
          <Button onClick={onClose}>{q('cancel')}</Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

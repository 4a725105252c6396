import { useState } from 'react';
import { useAsk, useTell } from '#ui/ask.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { PlusIcon, TrashIcon } from '#ui/icons.tsx';
import { Link } from '#ui/link.tsx';
import { Button, IconButton, VerdictButton } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { PickField } from '#ui/parts/picker.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { registry, shownAfterChange, useMe } from '../api.ts';
import type { Enterprise } from '../api.ts';
import { useText } from '../messages.ts';
import { Confirm } from '../parts/confirm.tsx';
import { NoPrint } from '../parts/no_print.tsx';
import { usePageText } from './messages.ts';

export function CentresCard({ enterprise }: { enterprise: Enterprise }) {
  const t = useText();
  const p = usePageText();
  const f = useFormat();
  const me = useMe();
  const [joining, setJoining] = useState(false);
  const [leaving, setLeaving] = useState<Enterprise['centres'][number]>();
  const { centres, can } = enterprise;
  return (
    <Card
      title={t('centres')}
      action={
        <NoPrint>
          <VerdictButton verdict={can['registry.joinCentre']} small icon={PlusIcon} onClick={() => setJoining(true)}>
            {p('centreJoin')}
          </VerdictButton>
        </NoPrint>
      }
    >
      {centres.length === 0 && <p className="text-soft">{p('centreNone')}</p>}
      <ul className="grid gap-1">
        {centres.map((centre) => (
          <li key={centre.id} className="flex items-center justify-between gap-2">
            <span>
              {me?.can['registry.listEnterprises'] ? <Link href={`/sentra/${centre.id}`}>{centre.name}</Link> : centre.name}
              <span className="block text-sm text-soft">{p('centreSince', { day: f.day(centre.since) })}</span>
            </span>
            {can['registry.leaveCentre'] === true && (
              <NoPrint>
                <IconButton label={p('centreLeave', { name: centre.name })} icon={TrashIcon} onClick={() => setLeaving(centre)} />
              </NoPrint>
            )}
          </li>
        ))}
      </ul>
      {joining && <JoinCentre enterprise={enterprise} onClose={() => setJoining(false)} />}
      {leaving && <LeaveCentre enterprise={enterprise} centre={leaving} onClose={() => setLeaving(undefined)} />}
    </Card>
  );
}

const changed = [...shownAfterChange, 'registry.listCentres'];

function JoinCentre({ enterprise, onClose }: { enterprise: Enterprise; onClose: () => void }) {
  const t = useText();
  const p = usePageText();
  const centres = useAsk(registry, 'registry.listCentres', {});
  const join = useTell(registry, 'registry.joinCentre', {
    invalidates: changed,
    onDone: () => {
      toast(t('saved'));
      onClose();
    },
  });
  const form = useForm({ initial: { centreId: '' }, problem: join.problem });
  const options = (centres.data?.items ?? [])
    .filter((centre) => !enterprise.centres.some((one) => one.id === centre.id))
    .map((centre) => ({ value: centre.id, label: centre.name, hint: centre.areaName ?? '' }));
  return (
    <Dialog open onClose={onClose} title={p('centreJoin')}>
      <Form
        form={form}
        onSubmit={({ centreId }) => (centreId ? join.send({ id: enterprise.id, centreId }) : form.complain({ centreId: p('centreMissing') }))}
      >
        <PickField {...form.bind('centreId')} label={t('centres')} options={options} />
        <FormActions>
          <Button type="submit" tone="primary" busy={join.busy}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

function LeaveCentre({ enterprise, centre, onClose }: { enterprise: Enterprise; centre: Enterprise['centres'][number]; onClose: () => void }) {
  const p = usePageText();
  const leave = useTell(registry, 'registry.leaveCentre', { invalidates: changed, onDone: onClose });
  return (
    <Confirm
      title={p('centreLeave', { name: centre.name })}
      button={p('centreLeave', { name: centre.name })}
      busy={leave.busy}
      problem={leave.problem}
      onClose={onClose}
      onConfirm={() => leave.send({ id: enterprise.id, centreId: centre.id })}
    >
      <p>{p('centreLeaveText', { name: centre.name })}</p>
    </Confirm>
  );
}

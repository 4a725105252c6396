import type { contract as accountsContract } from '#modules/accounts/contract.ts';
import { apiFor } from '#ui/api.ts';
import { useAsk, useTell } from '#ui/ask.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { Link, usePlace } from '#ui/link.tsx';
import { Button } from '#ui/parts/button.tsx';
import { CheckGroupField } from '#ui/parts/choices.tsx';
import { TextField } from '#ui/parts/fields.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { Asked, EmptyState, Notice } from '#ui/parts/states.tsx';
import type { OutputOf } from '#core/contract.ts';
import type { contract } from '../../contract/index.ts';
import { api } from '../api.ts';
import { useCampaignText } from './messages.ts';
import { shownAfterCampaign } from './types.ts';

const accounts = apiFor<typeof accountsContract>();
type Open = OutputOf<(typeof contract)['validation.listOpenWork']>;

/** A companion leaves: everything that they have open goes to others in one action. */
export default function HandOverPage() {
  const c = useCampaignText();
  const { personId } = usePlace('personId');
  const open = useAsk(api, 'validation.listOpenWork', { personId });
  return (
    <Page narrow>
      <PageHeader
        title={open.data ? c('handOverOf', { name: open.data.fullName }) : c('handOver')}
        trail={[
          { label: c('people'), href: '/orang' },
          { label: open.data?.fullName ?? c('companion'), href: `/orang/${personId}` },
        ]}
      />
      <Asked ask={open} skeleton="form" rows={4}>
        {(work) => <HandOver personId={personId} open={work} />}
      </Asked>
    </Page>
  );
}

function HandOver({ personId, open }: { personId: string; open: Open }) {
  const c = useCampaignText();
  const f = useFormat();
  const people = useAsk(accounts, 'accounts.listPeople', { role: 'companion', limit: 200 }).data?.items ?? [];
  const tell = useTell(api, 'validation.handOver', { invalidates: ['validation.listOpenWork', ...shownAfterCampaign] });
  const form = useForm({ initial: { to: [] as string[], reason: '' }, problem: tell.problem });
  const send = ({ to, reason }: { to: string[]; reason: string }) => {
    const wrong = { ...(to.length === 0 && { to: c('handOverNobody') }), ...(reason.trim() === '' && { reason: c('required') }) };
    return Object.keys(wrong).length > 0 ? form.complain(wrong) : tell.send({ from: personId, to, reason });
  };
  const n = open.assigned + open.secondLooks;
  if (tell.answer) {
    const names = tell.answer.to.map((one) => `${one.fullName} (${f.number(one.n)})`).join(', ');
    return <Notice tone="done" title={c('handOverDone', { n: f.number(tell.answer.moved), names })} />;
  }
  if (n === 0) return <EmptyState title={c('handOverNone')} />;
  return (
    <>
      <p>{c('handOverLead', { name: open.fullName, n: f.number(open.assigned), m: f.number(open.secondLooks) })}</p>
      <p className="text-soft">{c('handOverWhat')}</p>
      <Form form={form} onSubmit={send}>
        <CheckGroupField
          {...form.bind('to')}
          label={c('handOverTo')}
          hint={c('handOverHint')}
          options={people
            .filter((person) => person.id !== personId && person.active)
            .map((person) => ({
              value: person.id,
              label: person.fullName,
              hint: person.holdings
                .map(({ areaName }) => areaName)
                .filter(Boolean)
                .join(', '),
            }))}
        />
        <TextField {...form.bind('reason')} label={c('reason')} maxLength={200} />
        <FormActions sticky>
          <Button type="submit" tone="primary" busy={tell.busy}>
            {c('handOverDo', { n: f.number(n) })}
          </Button>
        </FormActions>
      </Form>
      <details>
        <summary className="cursor-pointer py-2">{c('handOverItems', { n: f.number(open.items.length) })}</summary>
        <ul className="grid gap-1">
          {open.items.map((item) => (
            <li key={`${item.campaign} ${item.enterpriseId}`} className="text-sm">
              <Link href={`/usaha/${item.enterpriseId}`}>{item.name}</Link> · {[item.areaName, item.campaign].filter(Boolean).join(' · ')}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

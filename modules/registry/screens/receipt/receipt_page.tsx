import { useState } from 'react';
import { dayOf } from '#core/dates.ts';
import { readReceipt } from '#core/receipt.ts';
import { useAsk } from '#ui/ask.ts';
import { Form, FormActions, useForm } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { useGo, usePlace } from '#ui/link.tsx';
import { Mark } from '#ui/mark.tsx';
import { Button } from '#ui/parts/button.tsx';
import { DefinitionList } from '#ui/parts/card.tsx';
import { TextField } from '#ui/parts/fields.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { ErrorState, Notice, Skeleton } from '#ui/parts/states.tsx';
import { ApiProblem } from '#ui/problems.ts';
import { registry } from '../api.ts';
import { useReceiptText, visitOutcomeWords } from './messages.ts';

/** Whoever holds a slip checks here that the visit has arrived; nobody else learns a name. */
export default function ReceiptPage() {
  const t = useReceiptText();
  const { receipt } = usePlace('receipt');
  const number = readReceipt(receipt);
  return (
    <Page narrow>
      <span className="flex items-center gap-2 font-semibold">
        <Mark size={28} /> Naik Kelas
      </span>
      <PageHeader title={t('title')} lead={number ?? receipt} />
      {number ? <Found receipt={number} /> : <Notice tone="attention" title={t('wrong')} />}
      <Another />
    </Page>
  );
}

function Found({ receipt }: { receipt: string }) {
  const t = useReceiptText();
  const f = useFormat();
  const asked = useAsk(registry, 'registry.findReceipt', { receipt });
  if (asked.error instanceof ApiProblem && asked.error.document.status === 404) return <Notice tone="attention" title={t('unknown')} />;
  if (asked.error) return <ErrorState problem={asked.error} again={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton kind="text" rows={3} />;
  const { at, outcome, enterpriseInitials, areaName, agencyName } = asked.data;
  return (
    <>
      <Notice tone="done" title={t('arrived')} />
      <DefinitionList
        items={[
          { term: t('agency'), value: agencyName },
          { term: t('day'), value: f.day(dayOf(new Date(at))) },
          { term: t('enterprise'), value: enterpriseInitials },
          { term: t('area'), value: areaName },
          { term: t('outcome'), value: f.text(visitOutcomeWords[outcome]) },
        ]}
      />
    </>
  );
}

function Another() {
  const t = useReceiptText();
  const go = useGo();
  const form = useForm({ initial: { receipt: '' } });
  const [tried, setTried] = useState(false);
  return (
    <Form
      form={form}
      label={t('another')}
      onSubmit={({ receipt }) => {
        const number = readReceipt(receipt);
        setTried(!number);
        if (number) go(`/k/${number}`);
      }}
    >
      <TextField {...form.bind('receipt')} label={t('another')} hint={t('hint')} error={tried ? t('wrong') : undefined} maxLength={20} />
      <FormActions>
        <Button type="submit">{t('check')}</Button>
      </FormActions>
    </Form>
  );
}

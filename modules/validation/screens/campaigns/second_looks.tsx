import { useFormat } from '#ui/i18n.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import type { Column } from '#ui/parts/table.tsx';
import { EmptyState } from '#ui/parts/states.tsx';
import { fieldWords } from '#modules/registry/screens/index.ts';
import { useCampaignText } from './messages.ts';
import type { Campaign } from './types.ts';

type Field = Campaign['secondLook']['fields'][number];

/** How well two companions agree, field by field. */
export function SecondLooks({ campaign: { secondLook } }: { campaign: Campaign }) {
  const c = useCampaignText();
  const f = useFormat();
  if (secondLook.drawn === 0) return <EmptyState title={c('againNone')} />;
  const columns: Column<Field>[] = [
    { key: 'field', title: c('field'), render: ({ field }) => f.text(fieldWords[field] ?? { id: field, en: field }) },
    { key: 'pairs', title: c('pairs'), kind: 'number', phone: 'line', render: ({ pairs }) => f.number(pairs) },
    { key: 'agree', title: c('agree'), kind: 'number', phone: 'line', render: ({ pairs, agree }) => (pairs > 0 ? f.percent(agree / pairs) : '—') },
    {
      key: 'kappa',
      title: c('kappa'),
      kind: 'number',
      phone: 'line',
      render: ({ kappa }) => (kappa === null ? '—' : f.number(Math.round(kappa * 100) / 100)),
    },
  ];
  return (
    <>
      <p>{c('againLead', { done: f.number(secondLook.done), drawn: f.number(secondLook.drawn) })}</p>
      {secondLook.fields.length > 0 && (
        <>
          <DataTable id="campaign-agreement" caption={c('again')} columns={columns} rows={secondLook.fields} keyOf={({ field }) => field} />
          <p className="text-sm text-soft">{c('kappaWhat')}</p>
        </>
      )}
    </>
  );
}

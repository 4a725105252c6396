import { fieldWords } from '#modules/registry/screens/index.ts';
import { useFormat } from '#ui/i18n.tsx';
import { EmptyState } from '#ui/parts/states.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import type { Column } from '#ui/parts/table.tsx';
import { TableDownload } from './campaign_parts.tsx';
import { useCampaignText } from './messages.ts';
import { agreementOf } from './pace.ts';
import type { Campaign } from './types.ts';

type Field = Campaign['secondLook']['fields'][number];

const twoDecimals = (value: number) => Math.round(value * 100) / 100;

/** How well two companions agree, field by field: in words first, in numbers for those who look. */
export function SecondLooks({ campaign: { name, secondLook } }: { campaign: Campaign }) {
  const c = useCampaignText();
  const f = useFormat();
  if (secondLook.drawn === 0) return <EmptyState title={c('againNone')} />;
  const fieldName = ({ field }: Field) => f.text(fieldWords[field] ?? { id: field, en: field });
  const words = (row: Field) => c(`agree.${agreementOf(row)}`);
  const columns: Column<Field>[] = [
    { key: 'field', title: c('field'), render: fieldName },
    { key: 'words', title: c('howAlike'), kind: 'prose', phone: 'line', render: words },
    { key: 'pairs', title: c('pairs'), kind: 'number', phone: 'line', render: ({ pairs }) => f.number(pairs) },
    {
      key: 'agree',
      title: c('agree'),
      kind: 'number',
      phone: 'line',
      render: ({ pairs, agree }) => (pairs > 0 ? f.percent(agree / pairs) : '—'),
    },
    { key: 'kappa', title: c('kappa'), kind: 'number', phone: 'line', render: ({ kappa }) => (kappa === null ? '—' : f.number(twoDecimals(kappa))) },
  ];
  const file = [
    [c('field'), c('howAlike'), c('pairs'), c('agree'), c('kappa')],
    ...secondLook.fields.map((row) => [fieldName(row), words(row), row.pairs, row.agree, row.kappa]),
  ];
  return (
    <>
      <p>{c('againLead', { done: f.number(secondLook.done), drawn: f.number(secondLook.drawn) })}</p>
      {secondLook.fields.length > 0 && (
        <>
          <DataTable
            id="campaign-agreement"
            caption={c('tableOf', { what: c('again') })}
            columns={columns}
            rows={secondLook.fields}
            keyOf={({ field }) => field}
            toolbar={<TableDownload name={`${name} ${c('again')}`} rows={file} />}
          />
          <details className="text-sm text-soft">
            <summary className="cursor-pointer py-1">{c('kappaTitle')}</summary>
            <p className="max-w-prose">{c('kappaWhat')}</p>
          </details>
        </>
      )}
    </>
  );
}

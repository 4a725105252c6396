import { useFormat } from '#ui/i18n.tsx';
import { AttentionIcon } from '#ui/icons.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import type { Column } from '#ui/parts/table.tsx';
import { useCampaignText } from './messages.ts';
import type { Campaign, Tally } from './types.ts';

type Companion = Campaign['companions'][number];
type Area = Campaign['areas'][number];

function useTallyColumns<T extends Tally>(): Column<T>[] {
  const c = useCampaignText();
  const f = useFormat();
  const number = (key: keyof Tally, phone: 'line' | 'hidden'): Column<T> => ({
    key,
    title: c(key),
    kind: 'number',
    phone,
    render: (row) => f.number(row[key]),
  });
  return [
    number('assigned', 'line'),
    number('visited', 'line'),
    number('verified', 'line'),
    number('closed', 'hidden'),
    number('notFound', 'hidden'),
    number('refused', 'hidden'),
  ];
}

/** Who has done less than half of the share that the campaign as a whole has done is marked, by icon and word. */
const isBehind = (row: Tally, whole: Tally): boolean =>
  row.assigned > 0 && whole.assigned > 0 && row.visited / row.assigned < whole.visited / whole.assigned / 2;

export function CompanionTable({ campaign }: { campaign: Campaign }) {
  const c = useCampaignText();
  const f = useFormat();
  const tally = useTallyColumns<Companion>();
  const columns: Column<Companion>[] = [
    { key: 'name', title: c('companion'), render: (row) => row.fullName ?? c('noCompanion') },
    { key: 'area', title: c('areas'), kind: 'prose', phone: 'line', render: (row) => row.areaNames.join(', ') },
    ...tally,
    { key: 'last', title: c('lastAt'), phone: 'hidden', render: (row) => row.lastAt && f.instant(row.lastAt) },
    {
      key: 'behind',
      title: c('behind'),
      phone: 'chip',
      render: (row) =>
        isBehind(row, campaign) && (
          <Chip tone="attention" icon={AttentionIcon}>
            {c('behind')}
          </Chip>
        ),
    },
  ];
  return (
    <DataTable
      id="campaign-companions"
      caption={c('companions')}
      columns={columns}
      rows={campaign.companions}
      keyOf={(row) => row.personId ?? 'none'}
      href={(row) => `/kampanye/${campaign.id}/usaha${row.personId ? `?pendamping=${row.personId}` : ''}`}
    />
  );
}

export function AreaTable({ campaign }: { campaign: Campaign }) {
  const c = useCampaignText();
  const tally = useTallyColumns<Area>();
  return (
    <DataTable
      id="campaign-areas"
      caption={c('areas')}
      columns={[{ key: 'name', title: c('area'), render: (row: Area) => row.name }, ...tally]}
      rows={campaign.areas}
      keyOf={(row) => row.area}
      href={(row) => `/kampanye/${campaign.id}/usaha?wilayah=${row.area}`}
    />
  );
}

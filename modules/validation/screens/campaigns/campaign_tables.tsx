import { useFormat } from '#ui/i18n.tsx';
import { AttentionIcon, DoneIcon } from '#ui/icons.tsx';
import { useSearchWord } from '#ui/link.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import { SelectField } from '#ui/parts/fields.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import type { Column } from '#ui/parts/table.tsx';
import { TableDownload } from './campaign_parts.tsx';
import { useCampaignText } from './messages.ts';
import { isBehind, sorted, sortings } from './pace.ts';
import type { SortedBy } from './pace.ts';
import type { Campaign, Tally } from './types.ts';

type Companion = Campaign['companions'][number];
type Area = Campaign['areas'][number];
type Shown = { campaign: Campaign };

const tallies = ['assigned', 'visited', 'verified', 'closed', 'notFound', 'refused'] as const;
const numbersOf = (row: Tally) => tallies.map((key) => row[key]);

/** What the desk shows at once; the rest waits behind the choice of columns, and is in the file. */
const startsHidden = new Set<keyof Tally>(['closed', 'notFound', 'refused']);

function useTallyColumns<T extends Tally>(hidden: ReadonlySet<keyof Tally> = startsHidden): Column<T>[] {
  const c = useCampaignText();
  const f = useFormat();
  const counts = tallies.map((key): Column<T> => ({
    key,
    title: c(key),
    kind: 'number',
    phone: hidden.has(key) ? 'hidden' : 'line',
    starts: hidden.has(key) ? 'hidden' : 'shown',
    render: (row) => f.number(row[key]),
  }));
  const share: Column<T> = {
    key: 'share',
    title: c('share'),
    kind: 'number',
    phone: 'line',
    render: (row) => (row.assigned > 0 ? f.percent(Math.round((row.visited / row.assigned) * 100) / 100) : '—'),
  };
  return [...counts, share];
}

/** The chosen order stays in the address, so that it can be shared and comes back. */
function useSorting(word: string): [SortedBy, React.ReactNode] {
  const c = useCampaignText();
  const [chosen, choose] = useSearchWord(word);
  const by = sortings.find((one) => one === chosen) ?? 'least';
  const field = (
    <div className="max-w-xs">
      <SelectField
        name={word}
        label={c('sort')}
        value={by === 'least' ? '' : by}
        onChange={choose}
        emptyLabel={c('sort.least')}
        options={sortings.filter((one) => one !== 'least').map((value) => ({ value, label: c(`sort.${value}`) }))}
      />
    </div>
  );
  return [by, field];
}

function Standing({ row, campaign }: { row: Companion; campaign: Campaign }) {
  const c = useCampaignText();
  if (row.assigned > 0 && row.visited >= row.assigned)
    return (
      <Chip tone="done" icon={DoneIcon}>
        {c('done')}
      </Chip>
    );
  return campaign.state === 'open' && isBehind(row, campaign) ? (
    <Chip tone="attention" icon={AttentionIcon}>
      {c('behind')}
    </Chip>
  ) : null;
}

export function CompanionTable({ campaign }: Shown) {
  const c = useCampaignText();
  const f = useFormat();
  const [by, sorting] = useSorting('urut');
  const tally = useTallyColumns<Companion>(new Set([...startsHidden, 'verified']));
  const nameOf = (row: Companion) => row.fullName ?? c('noCompanion');
  const rows = sorted(campaign.companions, by, nameOf);
  const finishOf = ({ assigned, visited, pace }: Companion) => (visited < assigned && pace.finish ? f.day(pace.finish.likely) : null);
  const columns: Column<Companion>[] = [
    { key: 'name', title: c('companion'), render: nameOf },
    { key: 'standing', title: c('state'), phone: 'chip', render: (row) => <Standing row={row} campaign={campaign} /> },
    { key: 'area', title: c('area'), kind: 'prose', phone: 'line', render: (row) => row.areaNames.join(', ') },
    ...tally,
    { key: 'finish', title: c('finish'), phone: 'line', render: finishOf },
    { key: 'last', title: c('lastAt'), phone: 'hidden', starts: 'hidden', render: (row) => row.lastAt && f.instant(row.lastAt) },
  ];
  const file = [
    [c('companion'), c('area'), ...tallies.map((key) => c(key)), c('finish'), c('lastAt')],
    ...rows.map((row) => [nameOf(row), row.areaNames.join(', '), ...numbersOf(row), row.pace.finish?.likely ?? null, row.lastAt]),
  ];
  return (
    <>
      {sorting}
      <DataTable
        id="campaign-companions"
        caption={c('tableOf', { what: c('companions') })}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.personId ?? 'none'}
        href={(row) => `/kampanye/${campaign.id}/usaha${row.personId ? `?pendamping=${row.personId}` : ''}`}
        toolbar={<TableDownload name={`${campaign.name} ${c('companions')}`} rows={file} />}
      />
    </>
  );
}

export function AreaTable({ campaign }: Shown) {
  const c = useCampaignText();
  const [by, sorting] = useSorting('urutwilayah');
  const tally = useTallyColumns<Area>();
  const rows = sorted(campaign.areas, by, (row) => row.name);
  const file = [[c('area'), ...tallies.map((key) => c(key))], ...rows.map((row) => [row.name, ...numbersOf(row)])];
  return (
    <>
      {sorting}
      <DataTable
        id="campaign-areas"
        caption={c('tableOf', { what: c('areas') })}
        columns={[{ key: 'name', title: c('area'), render: (row: Area) => row.name }, ...tally]}
        rows={rows}
        keyOf={(row) => row.area}
        href={(row) => `/kampanye/${campaign.id}/usaha?wilayah=${row.area}`}
        toolbar={<TableDownload name={`${campaign.name} ${c('areas')}`} rows={file} />}
      />
    </>
  );
}

import { dayOf } from '#core/dates.ts';
import { useAsk, useAskPages } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { EyeIcon } from '#ui/icons.tsx';
import { useSearchWord } from '#ui/link.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import { SelectField } from '#ui/parts/fields.tsx';
import { FilterBar } from '#ui/parts/filters.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { EmptyState } from '#ui/parts/states.tsx';
import { DataTable } from '#ui/parts/table.tsx';
import type { Column } from '#ui/parts/table.tsx';
import { Tabs } from '#ui/parts/tabs.tsx';
import { bands, queues } from '../../words.ts';
import type { Queue } from '../../words.ts';
import { api } from '../api.ts';
import { LinkingCard } from './linking_card.tsx';
import { useDuplicateText } from './messages.ts';
import type { PairItem } from './types.ts';
import { BandChip, PairStateChip, pairAddress } from './pair_parts.tsx';
import { bandWords, foundByWords } from './words.ts';

const emptyWords = { open: 'emptyOpen', later: 'emptyLater', decided: 'emptyDecided', second_look: 'emptySecond' } as const;

export default function DuplicatesPage() {
  const d = useDuplicateText();
  const [queueWord, setQueue] = useSearchWord('antrean');
  const queue = queues.find((one) => one === queueWord) ?? 'open';
  const linking = useAsk(api, 'validation.getLinking', {}, { refetchInterval: 15_000 });
  const counts = linking.data?.queues;
  const tabs = queues.map((key) => ({ key, label: d(key), count: counts?.[key === 'second_look' ? 'secondLook' : key] }));
  return (
    <Page>
      <PageHeader title={d('title')} lead={d('lead')} />
      <Tabs label={d('queues')} items={tabs} value={queue} onChange={(key) => setQueue(key === 'open' ? '' : key)}>
        <PairTable queue={queue} />
      </Tabs>
      {linking.data && <LinkingCard linking={linking.data} />}
    </Page>
  );
}

function PairTable({ queue }: { queue: Queue }) {
  const d = useDuplicateText();
  const f = useFormat();
  const [bandWord, setBand] = useSearchWord('mirip');
  const [importId, setImport] = useSearchWord('impor');
  const [enterpriseId, setEnterprise] = useSearchWord('usaha');
  const band = bands.find((one) => one === bandWord);
  const narrowed = { ...(band && { band }), ...(importId && { importId }), ...(enterpriseId && { enterpriseId }) };
  const pages = useAskPages(api, 'validation.listPairs', { queue, ...narrowed });
  const [first] = pages.items;
  const applied = [
    ...(band ? [{ label: f.text(bandWords[band].text), onRemove: () => setBand('') }] : []),
    ...(importId ? [{ label: d('onlyImport'), onRemove: () => setImport('') }] : []),
    ...(enterpriseId ? [{ label: d('onlyEnterprise'), onRemove: () => setEnterprise('') }] : []),
  ];
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <FilterBar applied={applied}>
          <SelectField
            name="mirip"
            label={d('band')}
            value={band ?? ''}
            onChange={setBand}
            emptyLabel={d('all')}
            options={bands.map((one) => ({ value: one, label: f.text(bandWords[one].text) }))}
          />
        </FilterBar>
        {first && queue !== 'decided' && mayJudge(first) && (
          <LinkButton href={pairAddress(first.id, queue)} tone="primary" icon={EyeIcon}>
            {d('review')}
          </LinkButton>
        )}
      </div>
      <DataTable
        id="validation.pairs"
        caption={d('caption')}
        columns={useColumns(queue)}
        rows={pages.items}
        keyOf={(row) => row.id}
        href={(row) => pairAddress(row.id, queue)}
        pages={pages}
        empty={<EmptyState title={d(emptyWords[queue])} />}
      />
    </div>
  );
}

function useColumns(queue: Queue): Column<PairItem>[] {
  const d = useDuplicateText();
  const f = useFormat();
  return [
    { key: 'pair', title: d('pair'), kind: 'prose', render: (row) => <Names row={row} /> },
    { key: 'likeness', title: d('likeness'), phone: 'chip', render: (row) => <BandChip band={row.band} /> },
    { key: 'why', title: d('why'), kind: 'prose', render: (row) => <span className="text-sm">{strongest(row.summary)}</span> },
    ...(queue === 'decided'
      ? [{ key: 'state', title: d('state'), phone: 'chip' as const, render: (row: PairItem) => <PairStateChip state={row.state} /> }]
      : []),
    {
      key: 'found',
      title: d('foundHow'),
      kind: 'prose',
      render: (row) => (
        <span className="block text-sm text-soft">
          <span className="block">{f.text(foundByWords[row.foundBy])}</span>
          <span className="block">{f.day(dayOf(new Date(row.foundAt)))}</span>
        </span>
      ),
      phone: 'hidden',
    },
  ];
}

/** Who only reads has nothing to start. */
const mayJudge = ({ can }: PairItem) => can['validation.decidePair'] === true || can['validation.lookAgain'] === true;

/** In a list three pieces of evidence tell enough; the page of the pair has them all. */
const strongest = (summary: string) => summary.split(' · ').slice(0, 3).join(' · ');

/** Two records, each with what a person would know it by. */
function Names({ row }: { row: PairItem }) {
  const d = useDuplicateText();
  const about = (side: PairItem['one']) => [side.ownerName ?? d('noOwner'), side.areaName].filter(Boolean).join(', ');
  return (
    <span className="grid gap-1 py-1 leading-snug">
      {[row.one, row.other].map((side) => (
        <span key={side.id} className="min-w-0 break-words">
          {side.name}
          {/* Beside the link's words, not under its line. */}
          <span className="inline-block w-full text-sm font-normal text-soft">{about(side)}</span>
        </span>
      ))}
      {row.business === 'different' && <Chip tone="info">{d('sameOwner')}</Chip>}
    </span>
  );
}

import { useMemo, useState } from 'react';
import { useFormat } from '../i18n.tsx';
import { DownloadIcon, EditIcon, HistoryIcon } from '../icons.tsx';
import { useSearchWord } from '../link.tsx';
import { Button } from '../parts/button.tsx';
import { Section } from '../parts/card.tsx';
import { Chip } from '../parts/chip.tsx';
import type { Tone } from '../parts/chip.tsx';
import { SelectField } from '../parts/fields.tsx';
import { FilterBar, Pagination, SearchBox } from '../parts/filters.tsx';
import { Menu } from '../parts/menu.tsx';
import { EmptyState } from '../parts/states.tsx';
import { DataTable } from '../parts/table.tsx';
import type { Column } from '../parts/table.tsx';

type Row = { id: string; name: string; owner: string; village: string; turnover: number | null; workers: number; state: 0 | 1 | 2 | 3; seen: string };

const names = [
  'Batik Sekar Arum',
  'Keripik Singkong Bu Tini',
  'Kerajinan Manik-Manik Sumber Rejeki Abadi Jaya Bersama Makmur',
  'Warung Rawon Pak Din',
  'Sirup Mangga Kanigaran',
  'Anyaman Bambu Jati',
  'Abon Ikan Mayangan',
  'Kue Kering Melati',
];
const villages = ['Tisnonegaran', 'Jati', 'Mayangan', 'Kebonsari Kulon'];
const rows: Row[] = Array.from({ length: 48 }, (_, i) => ({
  id: String(i),
  name: `${names[i % names.length]}${i >= names.length ? ` ${Math.floor(i / names.length) + 1}` : ''}`,
  owner: ['Siti Rahmawati', 'Tini Lestari', 'Ahmad Fauzi', 'Dina Kartika'][i % 4] ?? '',
  village: villages[i % 4] ?? '',
  turnover: i === 3 ? null : i === 2 ? 123_456_789_012_345 : ((i * 7919) % 300) * 1_000_000 + 1_250_000,
  workers: (i * 3) % 11,
  state: (i % 4) as Row['state'],
  seen: `2026-${String(10 - (i % 9)).padStart(2, '0')}-1${i % 9}`,
}));

export function ListsGuide() {
  const f = useFormat();
  const [search, setSearch] = useSearchWord('q');
  const [village, setVillage] = useSearchWord('kelurahan');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [count, setCount] = useState(12);
  const found = useMemo(
    () => rows.filter((row) => row.name.toLowerCase().includes(search.toLowerCase()) && (village === '' || row.village === village)),
    [search, village],
  );
  const states: [Tone, string][] = [
    ['neutral', f.text({ id: 'Belum dikunjungi', en: 'Not visited' })],
    ['info', f.text({ id: 'Diperiksa', en: 'Being checked' })],
    ['attention', f.text({ id: 'Mungkin kembar', en: 'Maybe twice' })],
    ['done', f.text({ id: 'Terverifikasi', en: 'Verified' })],
  ];
  const columns: Column<Row>[] = [
    { key: 'name', title: f.text({ id: 'Usaha', en: 'Enterprise' }), render: (row) => row.name },
    {
      key: 'state',
      title: f.text({ id: 'Status', en: 'Status' }),
      render: (row) => <Chip tone={states[row.state]?.[0] ?? 'neutral'}>{states[row.state]?.[1]}</Chip>,
      phone: 'chip',
    },
    { key: 'owner', title: f.text({ id: 'Pemilik', en: 'Owner' }), render: (row) => row.owner },
    { key: 'village', title: f.text({ id: 'Kelurahan', en: 'Village' }), render: (row) => row.village },
    {
      key: 'turnover',
      title: f.text({ id: 'Omzet setahun', en: 'Turnover a year' }),
      unit: 'Rp',
      kind: 'number',
      render: (row) =>
        row.turnover === null ? <span className="nk-unknown">{f.text({ id: 'belum diketahui', en: 'not known' })}</span> : f.number(row.turnover),
    },
    { key: 'workers', title: f.text({ id: 'Tenaga kerja', en: 'Workers' }), kind: 'number', render: (row) => f.number(row.workers), phone: 'hidden' },
    { key: 'seen', title: f.text({ id: 'Terakhir dilihat', en: 'Last seen' }), starts: 'hidden', render: (row) => f.day(row.seen) },
  ];
  const clear = () => {
    setSearch('');
    setVillage('');
  };
  return (
    <div className="grid grid-cols-1 gap-8">
      <div className="grid grid-cols-1 gap-4">
        <FilterBar
          search={<SearchBox label={f.text({ id: 'Cari usaha', en: 'Search enterprises' })} value={search} onChange={setSearch} />}
          applied={[
            ...(village ? [{ label: `${f.text({ id: 'Kelurahan', en: 'Village' })}: ${village}`, onRemove: () => setVillage('') }] : []),
            ...(search ? [{ label: `“${search}”`, onRemove: () => setSearch('') }] : []),
          ]}
          onClear={clear}
        >
          <SelectField
            name="village"
            label={f.text({ id: 'Kelurahan', en: 'Village' })}
            emptyLabel={f.text({ id: 'Semua kelurahan', en: 'All villages' })}
            optional={false}
            value={village}
            onChange={setVillage}
            options={villages.map((label) => ({ value: label, label }))}
          />
        </FilterBar>
        <DataTable
          id="guide"
          caption={f.text({ id: 'Contoh daftar usaha', en: 'Example list of enterprises' })}
          columns={columns}
          rows={found.slice(0, count)}
          keyOf={(row) => row.id}
          href={(row) => `/gaya?ruang=lists&q=${encodeURIComponent(row.name)}`}
          renderActions={(row) => (
            <Menu
              label={`${f.text({ id: 'Tindakan untuk', en: 'Actions for' })} ${row.name}`}
              items={[
                { label: f.text({ id: 'Ubah', en: 'Edit' }), icon: EditIcon },
                { label: f.text({ id: 'Riwayat', en: 'History' }), icon: HistoryIcon },
              ]}
            />
          )}
          selection={{ selected, onChange: setSelected }}
          selectionActions={<Button tone="primary">{f.text({ id: 'Minta diverifikasi', en: 'Ask for a visit' })}</Button>}
          toolbar={
            <Button tone="plain" small icon={DownloadIcon}>
              Excel
            </Button>
          }
          pages={{
            hasMore: count < found.length,
            more: () => setCount(count + 12),
            loadingMore: false,
            loading: false,
            problem: null,
            again: () => undefined,
          }}
          empty={
            <EmptyState
              title={f.text({ id: 'Tidak ada usaha yang cocok dengan saringan ini.', en: 'No enterprise fits these filters.' })}
              action={<Button onClick={clear}>{f.text({ id: 'Lepas saringan', en: 'Remove the filters' })}</Button>}
            />
          }
        />
      </div>
      <Section title={f.text({ id: 'Berganti halaman', en: 'Turning pages' })}>
        <Pagination label={f.text({ id: 'Halaman 1', en: 'Page 1' })} onNext={() => undefined} />
      </Section>
    </div>
  );
}

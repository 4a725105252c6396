import type { ReactNode } from 'react';
import { clock } from '#ui/clock.ts';
import { useFormat } from '#ui/i18n.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import type { Column } from '#ui/parts/table.tsx';
import { ago } from '../ago.ts';
import type { Item } from '../api.ts';
import { activityTones, activityWords, documentShortWords, legalityTones, legalityWords, scaleClassWords } from '../choices.ts';
import { useText } from '../messages.ts';
import { useClusters } from '../places.ts';
import { useListText } from './messages.ts';

export const tableId = 'registry.enterprises';

/** The columns of every list of enterprises. */
export function useColumns(): Column<Item>[] {
  const t = useText();
  const l = useListText();
  const f = useFormat();
  const clusters = useClusters();
  const now = clock.now();
  const quiet = (words: string) => <span className="nk-unknown">{words}</span>;
  // Long words may break where all columns must fit a small laptop.
  const narrow = (words: ReactNode) => (
    <span className="tablet:inline-block tablet:min-w-22 tablet:text-sm tablet:leading-snug tablet:[overflow-wrap:normal] tablet:whitespace-normal">
      {words}
    </span>
  );
  return [
    { key: 'name', title: t('enterprise'), render: (row) => <NameCell row={row} /> },
    { key: 'legality', title: t('legality'), render: (row) => <LegalityCell row={row} />, phone: 'chip' },
    { key: 'village', title: t('village'), render: (row) => narrow(row.villageName ?? row.districtName ?? quiet(t('noVillage'))), phone: 'hidden' },
    {
      key: 'cluster',
      title: t('cluster'),
      render: (row) => narrow(row.cluster ? clusters.nameOf(row.cluster) : quiet(l('clusterNone'))),
      phone: 'hidden',
    },
    {
      key: 'scale_class',
      title: t('scaleClass'),
      render: (row) => (row.scaleClass === 'unknown' ? quiet(l('unknown')) : f.text(scaleClassWords[row.scaleClass])),
      phone: 'hidden',
    },
    {
      key: 'activity',
      title: t('activity'),
      render: (row) => (row.activity === 'unknown' ? quiet(l('unknown')) : narrow(f.text(activityWords[row.activity]))),
      phone: 'hidden',
    },
    {
      key: 'verified',
      title: t('verified'),
      render: (row) => (row.verifiedOn ? <span className="text-sm">{f.text(ago(row.verifiedOn, now))}</span> : quiet(t('verifiedNever'))),
    },
    { key: 'district', title: t('district'), render: (row) => row.districtName ?? quiet('–'), starts: 'hidden', phone: 'hidden' },
    { key: 'brand', title: l('brand'), render: (row) => row.brand ?? quiet('–'), starts: 'hidden', phone: 'hidden' },
    { key: 'products', title: t('products'), kind: 'prose', render: (row) => row.products ?? quiet('–'), starts: 'hidden', phone: 'hidden' },
    {
      key: 'phone',
      title: t('phone'),
      render: (row) => (row.phone ? <span className="numbers">{row.phone}</span> : quiet(l('phoneMissing'))),
      starts: 'hidden',
      phone: 'hidden',
    },
    { key: 'registered', title: l('registeredAt'), render: (row) => f.instant(row.registeredAt), starts: 'hidden', phone: 'hidden' },
  ];
}

function NameCell({ row }: { row: Item }) {
  const t = useText();
  const clusters = useClusters();
  return (
    <span className="block py-1">
      <span className="block leading-snug">{row.name}</span>
      <span className="inline-block text-sm font-normal leading-snug text-soft">{row.owner?.fullName ?? t('noOwner')}</span>
      <span className="block text-sm font-normal leading-snug text-soft tablet:hidden">
        {[row.villageName ?? row.districtName, row.cluster && clusters.nameOf(row.cluster)].filter(Boolean).join(' · ')}
      </span>
    </span>
  );
}

/** The state as a chip, and which papers there are: the word alone would hide how far it is. */
function LegalityCell({ row }: { row: Item }) {
  const f = useFormat();
  return (
    <span className="nk-inline gap-y-0">
      <Chip tone={legalityTones[row.legality]}>{f.text(legalityWords[row.legality])}</Chip>
      {row.documents.length > 0 && (
        <span className="text-sm text-soft">{row.documents.map((kind) => f.text(documentShortWords[kind])).join(', ')}</span>
      )}
      {row.activity !== 'active' && (
        <span className="tablet:hidden">
          <Chip tone={activityTones[row.activity]}>{f.text(activityWords[row.activity])}</Chip>
        </span>
      )}
    </span>
  );
}

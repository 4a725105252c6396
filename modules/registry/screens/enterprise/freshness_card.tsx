import type { Text } from '#core/text.ts';
import { clock } from '#ui/clock.ts';
import { useFormat } from '#ui/i18n.tsx';
import { Card } from '#ui/parts/card.tsx';
import { ago } from '../ago.ts';
import type { Enterprise } from '../api.ts';

type Confirmation = Enterprise['confirmations'][number];

const words: Record<Confirmation['field'], Text> = {
  phone: { id: 'Nomor HP dikonfirmasi {ago}', en: 'Phone confirmed {ago}' },
  address: { id: 'Alamat dikonfirmasi {ago}', en: 'Address confirmed {ago}' },
  activity: { id: 'Kegiatan dipastikan {ago}', en: 'Activity confirmed {ago}' },
  turnover: { id: 'Omzet dicatat {ago}', en: 'Turnover recorded {ago}' },
  workers: { id: 'Jumlah pekerja dicatat {ago}', en: 'Workers recorded {ago}' },
  legality: { id: 'Legalitas dipastikan {ago}', en: 'Legality confirmed {ago}' },
};

const empty: Record<Confirmation['field'], Text> = {
  phone: { id: 'Nomor HP belum ada', en: 'No phone yet' },
  address: { id: 'Alamat belum ada', en: 'No address yet' },
  activity: { id: 'Kegiatan belum diketahui', en: 'Activity not known' },
  turnover: { id: 'Omzet belum ada', en: 'No turnover yet' },
  workers: { id: 'Jumlah pekerja belum ada', en: 'No workers recorded' },
  legality: { id: 'Belum ada dokumen', en: 'No documents yet' },
};

/** Nobody has looked since: it is as old as its record. */
const unconfirmed: Record<Confirmation['field'], Text> = {
  phone: { id: 'Nomor HP dicatat {ago}, belum dikonfirmasi', en: 'Phone recorded {ago}, not confirmed since' },
  address: { id: 'Alamat dicatat {ago}, belum dikonfirmasi', en: 'Address recorded {ago}, not confirmed since' },
  activity: { id: 'Kegiatan dicatat {ago}, belum dipastikan', en: 'Activity recorded {ago}, not confirmed since' },
  turnover: { id: 'Omzet dicatat {ago}', en: 'Turnover recorded {ago}' },
  workers: { id: 'Jumlah pekerja dicatat {ago}', en: 'Workers recorded {ago}' },
  legality: { id: 'Legalitas dicatat {ago}, belum dipastikan', en: 'Legality recorded {ago}, not confirmed since' },
};

const hows: Record<Exclude<Confirmation['how'], 'recorded'>, Text> = {
  visit: { id: 'saat kunjungan', en: 'on a visit' },
  stated: { id: 'menurut keterangan', en: 'as stated' },
  document: { id: 'dari dokumen', en: 'from a document' },
};

const card = {
  title: { id: 'Kesegaran data', en: 'Freshness' },
  mean: { id: 'Kepercayaan rata-rata {share}', en: 'Mean trust {share}' },
  why: {
    id: 'Kepercayaan menjadi separuh setiap masa paruh isian itu; lamanya ditetapkan dinas. Isian yang kosong tidak dipercaya.',
    en: 'Trust halves with every half-life of a field, which the agency sets. What is empty is not trusted.',
  },
  how: { id: 'Bagaimana dihitung', en: 'How it is reckoned' },
};

/** How fresh each field that ages is, in words; the number stands behind for those who look. */
export function FreshnessCard({ enterprise }: { enterprise: Enterprise }) {
  const f = useFormat();
  const now = clock.now();
  const sentence = ({ field, on, how, trust }: Confirmation) => {
    if (trust === 0) return f.text(empty[field]);
    const when = { ago: f.text(ago(on, now)) };
    return how === 'recorded' ? f.text(unconfirmed[field], when) : `${f.text(words[field], when)}, ${f.text(hows[how])}`;
  };
  return (
    <Card
      title={f.text(card.title)}
      action={<span className="text-sm text-soft">{f.text(card.mean, { share: f.percent(Math.round(enterprise.trust * 100) / 100) })}</span>}
    >
      <ul className="grid gap-3">
        {enterprise.confirmations.map(({ field, on, how, trust }) => (
          <li key={field} className="grid gap-1">
            <span className="flex justify-between gap-3">
              <span>{sentence({ field, on, how, trust })}</span>
              <span className="numbers text-sm text-soft">{f.percent(Math.round(trust * 100) / 100)}</span>
            </span>
            <meter className="w-full" min={0} max={1} value={trust} aria-label={f.text(words[field], { ago: '' }).trim()} />
          </li>
        ))}
      </ul>
      <details className="text-sm text-soft">
        <summary className="cursor-pointer py-1">{f.text(card.how)}</summary>
        <p>{f.text(card.why)}</p>
      </details>
    </Card>
  );
}

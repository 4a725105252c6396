import { useAskPages } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { Link } from '#ui/link.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { ErrorState, Skeleton } from '#ui/parts/states.tsx';
import { registry } from '../api.ts';
import type { Enterprise } from '../api.ts';
import { visitOutcomeWords } from '../receipt/messages.ts';

const words = {
  title: { id: 'Kunjungan', en: 'Visits' },
  none: { id: 'Belum pernah dikunjungi.', en: 'Never visited.' },
  somebody: { id: 'Seseorang', en: 'Somebody' },
  more: { id: 'Tampilkan yang lebih lama', en: 'Show older ones' },
};

/** Who stood before the door, when, and what they found. */
export function VisitsCard({ enterprise: { id } }: { enterprise: Enterprise }) {
  const f = useFormat();
  const pages = useAskPages(registry, 'registry.listVisits', { id, limit: 5 });
  return (
    <Card title={f.text(words.title)}>
      {pages.problem && <ErrorState problem={pages.problem} again={pages.again} />}
      {pages.loading && <Skeleton kind="text" rows={2} />}
      {!pages.loading && !pages.problem && pages.items.length === 0 && <p className="text-soft">{f.text(words.none)}</p>}
      <ul className="grid gap-3">
        {pages.items.map((visit) => (
          <li key={visit.id} className="grid gap-1">
            <span>
              {f.instant(visit.at)} · {f.text(visitOutcomeWords[visit.outcome])}
            </span>
            <span className="text-sm text-soft">
              {visit.byName ?? f.text(words.somebody)} · <Link href={`/k/${visit.receipt}`}>{visit.receipt}</Link>
            </span>
            {visit.note && <span className="text-sm break-words">{visit.note}</span>}
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <Button busy={pages.loadingMore} onClick={pages.more}>
          {f.text(words.more)}
        </Button>
      )}
    </Card>
  );
}

import { useOutbox } from '#ui/offline/use_outbox.ts';
import { Link } from '#ui/link.tsx';
import { OfflineBand, useOnline } from '#ui/parts/states.tsx';
import { useShellText } from './words.ts';

/** The band of a companion: what still works, and how much waits. */
export default function FieldBand() {
  const t = useShellText();
  const { waiting } = useOutbox();
  // A link without words would be in everybody's way.
  const online = useOnline();
  if (online && waiting === 0) return null;
  return (
    <Link href="/kotak-kirim" className="block text-ink no-underline">
      <OfflineBand waiting={waiting} works={t('offlineWorks')} />
    </Link>
  );
}

import { Icon, MapIcon, RowsIcon } from '#ui/icons.tsx';
import { Link } from '#ui/link.tsx';
import { addressOf } from '../filter.ts';
import type { Filter } from '../filter.ts';
import { useText } from '../messages.ts';

/** The same filtered set as a list or on the map. */
export function ViewSwitch({ filter, now }: { filter: Filter; now: 'list' | 'map' }) {
  const t = useText();
  const ways = [
    { key: 'list', href: addressOf('/usaha', filter), icon: RowsIcon },
    { key: 'map', href: addressOf('/usaha/peta', filter), icon: MapIcon },
  ] as const;
  return (
    <nav className="flex rounded-base border border-line-strong bg-surface" aria-label={`${t('list')} / ${t('map')}`}>
      {ways.map(({ key, href, icon }) => (
        <Link
          key={key}
          href={href}
          aria-current={key === now ? 'page' : undefined}
          className="nk-button border-0 aria-[current]:bg-nila-soft aria-[current]:text-nila"
          data-tone="quiet"
        >
          <Icon of={icon} />
          {t(key)}
        </Link>
      ))}
    </nav>
  );
}

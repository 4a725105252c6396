import { useState } from 'react';
import { useFormat } from '#ui/i18n.tsx';
import { HistoryIcon } from '#ui/icons.tsx';
import { Link } from '#ui/link.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import { useFieldText } from './messages.ts';
import type { Card } from './types.ts';
import type { Stop } from './walking.ts';

/** So many are drawn at first; a cheap phone draws three hundred slowly. */
const shownAtFirst = 25;

/** Enterprises in the order of a walk, each a door to its card. */
export function Stops({
  stops,
  detailOf,
  secondLooks,
}: {
  stops: Stop[];
  detailOf?: (card: Card) => string | undefined;
  secondLooks?: ReadonlySet<string>;
}) {
  const t = useFieldText();
  const f = useFormat();
  const [shown, setShown] = useState(shownAtFirst);
  return (
    <>
      <ul className="grid gap-3">
        {stops.slice(0, shown).map(({ card, metres }) => (
          <li key={card.id} className="grid">
            <Link
              href={`/hari-ini/${card.id}`}
              className="grid min-h-16 gap-1 rounded-base border border-line bg-surface p-4 text-ink no-underline hover:border-nila"
            >
              <span className="flex flex-wrap items-center justify-between gap-2">
                <span className="font-semibold break-words">{card.name}</span>
                {metres !== null && <span className="numbers text-sm text-soft">{distance(t, f, metres)}</span>}
              </span>
              <span className="text-sm break-words text-soft">
                {[card.owner?.fullName, card.address ?? card.areaName].filter(Boolean).join(' · ')}
              </span>
              {detailOf?.(card) && <span className="text-sm">{detailOf(card)}</span>}
              {secondLooks?.has(card.id) && (
                <span>
                  <Chip tone="info" icon={HistoryIcon}>
                    {t('secondLook')}
                  </Chip>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      {stops.length > shown && (
        <Button onClick={() => setShown(shown + shownAtFirst)}>{t('more', { n: f.number(Math.min(shownAtFirst, stops.length - shown)) })}</Button>
      )}
    </>
  );
}

function distance(t: ReturnType<typeof useFieldText>, f: ReturnType<typeof useFormat>, metres: number): string {
  return metres < 1000
    ? t('metres', { m: f.number(Math.max(10, Math.round(metres / 10) * 10)) })
    : t('kilometres', { km: f.number(Math.round(metres / 100) / 10) });
}

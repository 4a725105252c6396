import { useEffect, useState } from 'react';
import { useFormat, useLanguage } from '#ui/i18n.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/states.tsx';
import { BandChip } from '../duplicates/pair_parts.tsx';
import { useFieldText } from './messages.ts';
import { alikeOnThisPhone, tellsEnough } from './similar.ts';
import type { Alike, TypedRecord } from './similar.ts';
import { duplicateIndex } from './sync.ts';
import type { Day, DuplicateIndex } from './types.ts';

const pauseMs = 400;

/** What on this phone looks like what is being typed; looked for a moment after the last letter. */
export function useAlike(typed: TypedRecord): { index: DuplicateIndex | undefined; alike: Alike[] } {
  const [language] = useLanguage();
  const [index, setIndex] = useState<DuplicateIndex>();
  const [found, setFound] = useState<Alike[]>([]);
  useEffect(() => void duplicateIndex().then(setIndex), []);
  const enough = tellsEnough(typed);
  const words = JSON.stringify(typed);
  useEffect(() => {
    if (!index || !enough) return undefined;
    let over = false;
    const timer = setTimeout(
      () => void alikeOnThisPhone(index, JSON.parse(words) as TypedRecord, language).then((alike) => !over && setFound(alike)),
      pauseMs,
    );
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [words, enough, index, language]);
  return { index, alike: enough ? found : [] };
}

/** Those that were found, and what this search can and cannot see. Of other villages only the village is told, as on the server. */
export function AlikeFound({ index, alike, day }: { index: DuplicateIndex | undefined; alike: Alike[]; day: Day & { fetchedAt: string } }) {
  const t = useFieldText();
  const f = useFormat();
  const areaName = (code: string) => [...day.areas, ...day.neighbours].find((place) => place.code === code)?.name ?? code;
  const areas = [...day.areas, ...day.neighbours].map(({ name }) => name).join(', ');
  return (
    <output className="grid gap-2">
      {alike.length > 0 && (
        <Notice tone="attention" title={t('similar')}>
          <ul className="mt-2 grid divide-y divide-line">
            {alike.map((one) => (
              <li key={one.id} className="grid gap-2 py-2">
                {one.own ? (
                  <>
                    <span className="flex flex-wrap items-center gap-2">
                      <span className="font-semibold break-words">{[one.name, one.ownerName].filter(Boolean).join(' · ')}</span>
                      <BandChip band={one.band} />
                    </span>
                    <span className="text-sm">{one.evidence.join(' · ')}</span>
                    <LinkButton href={`/hari-ini/${one.id}`}>{t('similarOpen')}</LinkButton>
                  </>
                ) : (
                  t('similarElsewhere', { area: areaName(one.area) })
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <p className="text-sm text-soft">
        {index ? t('similarSees', { n: f.number(index.records.length), areas, at: f.instant(day.fetchedAt) }) : t('similarCannot')}
      </p>
    </output>
  );
}

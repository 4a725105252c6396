import { useDeferredValue, useEffect, useState } from 'react';
import type { TypedEnterprise } from '#modules/registry/screens/index.ts';
import { useAsk } from '#ui/ask.ts';
import { Link } from '#ui/link.tsx';
import { Notice } from '#ui/parts/states.tsx';
import { api } from '../api.ts';
import { useDuplicateText } from './messages.ts';
import { BandChip } from './pair_parts.tsx';
import type { Similar } from './types.ts';

/** A moment after the last letter: nobody is asked about half a name. */
const pauseMs = 400;

/** Whether what is being typed is on record already. Says nothing while there is nothing to say. */
export default function WhileTyping({ typed }: { typed: TypedEnterprise }) {
  const d = useDuplicateText();
  const settled = useDeferredValue(useSettled(typed));
  const similar = useAsk(api, 'validation.findSimilar', settled, { enabled: tellsEnough(settled), keepPrevious: true });
  const items = similar.data?.items ?? [];
  return (
    <output className="block">
      {items.length > 0 && (
        <Notice tone="attention" title={d('typingTitle')}>
          <p>{d('typingHint')}</p>
          <ul className="mt-2 grid divide-y divide-line">
            {items.map((item) => (
              <Found key={item.enterprise?.id ?? `${item.areaName} ${item.weight}`} item={item} />
            ))}
          </ul>
        </Notice>
      )}
    </output>
  );
}

/** Another area's record is not shown; that there is one, is. */
function Found({ item }: { item: Similar }) {
  const d = useDuplicateText();
  if (!item.enterprise) return <li className="py-2">{d('elsewhere', { area: item.areaName ?? d('elsewhereUnknown') })}</li>;
  const { id, name, ownerName, address } = item.enterprise;
  return (
    <li className="grid gap-1 py-2">
      <span className="flex flex-wrap items-center gap-2">
        <Link href={`/usaha/${id}`} target="_blank" className="font-semibold break-words">
          {name}
        </Link>
        <BandChip band={item.band} />
      </span>
      <span className="text-sm break-words text-soft">{[ownerName, address, item.areaName].filter(Boolean).join(' · ')}</span>
      <span className="text-sm">
        {item.evidence
          .map(({ words }) => words)
          .slice(0, 3)
          .join(' · ')}
      </span>
    </li>
  );
}

/** A name alone, or a village alone, fits too many. */
function tellsEnough(typed: TypedEnterprise): boolean {
  const whole = (text: string) => text.replace(/\D/g, '').length >= 10;
  const named = typed.name.trim().length >= 3 || typed.ownerName.trim().length >= 3;
  return whole(typed.nik) || whole(typed.phone) || (named && (typed.area !== '' || typed.ownerId !== null));
}

function useSettled(typed: TypedEnterprise): TypedEnterprise {
  const [settled, settle] = useState(typed);
  const words = JSON.stringify(typed);
  useEffect(() => {
    const timer = setTimeout(() => settle(JSON.parse(words) as TypedEnterprise), pauseMs);
    return () => clearTimeout(timer);
  }, [words]);
  return settled;
}

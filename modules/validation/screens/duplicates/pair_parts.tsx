import { useFormat } from '#ui/i18n.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import type { Band, PairState, Queue } from '../../words.ts';
import { bandWords, pairStateWords } from './words.ts';

export function BandChip({ band }: { band: Band }) {
  const f = useFormat();
  const { text, tone } = bandWords[band];
  return <Chip tone={tone}>{f.text(text)}</Chip>;
}

export function PairStateChip({ state }: { state: PairState }) {
  const f = useFormat();
  const { text, tone, icon } = pairStateWords[state];
  return (
    <Chip tone={tone} {...(icon && { icon })}>
      {f.text(text)}
    </Chip>
  );
}

/** The queue goes along, so that the page knows which pair comes next. */
export const pairAddress = (id: string, queue: Queue) => `/ganda/${id}${queue === 'open' ? '' : `?antrean=${queue}`}`;

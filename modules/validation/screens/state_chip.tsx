import { useFormat } from '#ui/i18n.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import type { ImportState, Outcome } from '../words.ts';
import { outcomeWords, stateWords } from './words.ts';

export function StateChip({ state }: { state: ImportState }) {
  const f = useFormat();
  const { text, tone, icon } = stateWords[state];
  return (
    <Chip tone={tone} {...(icon && { icon })}>
      {f.text(text)}
    </Chip>
  );
}

export function OutcomeChip({ outcome }: { outcome: Outcome }) {
  const f = useFormat();
  const { text, tone } = outcomeWords[outcome];
  return <Chip tone={tone}>{f.text(text)}</Chip>;
}

import { useFormat } from '#ui/i18n.tsx';
import { Section } from '#ui/parts/card.tsx';
import type { Tone } from '#ui/parts/chip.tsx';
import { Timeline } from '#ui/parts/timeline.tsx';
import type { ImportState } from '../../words.ts';
import type { Import } from '../api.ts';
import { historyWords, stateWords } from '../words.ts';
import { useWizardText } from './messages.ts';

/** Every state the import went through, newest first; a state that was entered again at once (each saved column does) is told once. */
export function History({ found }: { found: Import }) {
  const w = useWizardText();
  const f = useFormat();
  const moments = found.history.toReversed().filter(({ state }, i, all) => all[i - 1]?.state !== state);
  return (
    <Section title={w('history')}>
      <Timeline
        items={moments.map(({ state, at, byName }) => ({
          key: `${at}-${state}`,
          at: f.instant(at),
          dateTime: at,
          by: byName,
          title: f.text(historyWords[state]),
          tone: toneOf(state),
        }))}
      />
    </Section>
  );
}

/** What waited for somebody then is past now; only the ends keep their colour. */
function toneOf(state: ImportState): Tone {
  const { tone } = stateWords[state];
  return tone === 'attention' && state !== 'partly_undone' ? 'neutral' : tone === 'info' ? 'neutral' : tone;
}

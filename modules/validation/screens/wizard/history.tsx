import { useFormat } from '#ui/i18n.tsx';
import { Section } from '#ui/parts/card.tsx';
import { Timeline } from '#ui/parts/timeline.tsx';
import type { Import } from '../api.ts';
import { stateWords } from '../words.ts';
import { useWizardText } from './messages.ts';

/** Every state the import went through, newest first; a state that was entered again at once (each saved column does) is told once. */
export function History({ found }: { found: Import }) {
  const w = useWizardText();
  const f = useFormat();
  const moments = found.history.toSorted((a, b) => b.at.localeCompare(a.at)).filter(({ state }, i, all) => all[i - 1]?.state !== state);
  return (
    <Section title={w('history')}>
      <Timeline
        items={moments.map(({ state, at, byName }) => ({ key: `${at}-${state}`, at: f.instant(at), dateTime: at, by: byName, title: f.text(stateWords[state].text), tone: stateWords[state].tone }))}
      />
    </Section>
  );
}

import { useAsk } from '#ui/ask.ts';
import { Icon } from '#ui/icons.tsx';
import { Section } from '#ui/parts/card.tsx';
import { toneIcons } from '#ui/parts/chip.tsx';
import { api, useMe } from '../api.ts';
import { useQualityText } from './messages.ts';
import { findingWords } from './words.ts';

/** On the page of an enterprise: what the checks found in its data. */
export default function FindingsOnEnterprise({ enterpriseId }: { enterpriseId: string }) {
  const q = useQualityText();
  const mayLook = useMe()?.can['validation.listFindings'] === true;
  const found = useAsk(api, 'validation.listFindings', { enterpriseId, limit: 20 }, { enabled: mayLook });
  const items = (found.data?.items ?? []).filter(({ severity }) => severity !== 'hint');
  if (items.length === 0) return null;
  return (
    <Section title={q('todo')}>
      <ul className="nk-tasks">
        {items.map((finding) => {
          const { tone } = findingWords[finding.severity];
          return (
            <li key={finding.rule} className="nk-task" data-tone={tone}>
              <Icon of={toneIcons[tone]} />
              <span className="nk-task-body">
                <span className="nk-task-title block">{finding.title}</span>
                <span className="nk-task-detail block">{finding.message}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

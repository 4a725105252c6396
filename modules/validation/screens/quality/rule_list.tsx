import { useFormat } from '#ui/i18n.tsx';
import { ChevronRightIcon, Icon } from '#ui/icons.tsx';
import { Link } from '#ui/link.tsx';
import { Card, Section } from '#ui/parts/card.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import { useQualityText } from './messages.ts';
import type { Quality, QualityRule } from './types.ts';
import { findingWords, findingsAddress } from './words.ts';

const groups = ['identity', 'legality', 'contact', 'place', 'activity', 'figures', 'freshness', 'other'] as const;
const groupOf = (rule: QualityRule) => groups.find((group) => group === rule.group) ?? 'other';

/** Every rule that found something, under its group, the most telling first; each is the door to its rows. */
export function RuleList({ quality, area, source }: { quality: Quality; area: string; source: string }) {
  const q = useQualityText();
  const shown = groups
    .map((group) => ({ group, rules: quality.rules.filter((rule) => rule.n > 0 && groupOf(rule) === group) }))
    .filter(({ rules }) => rules.length > 0);
  return (
    <Section title={q('byRule')}>
      {shown.length === 0 && <p className="text-soft">{q('nothing')}</p>}
      <div className="grid grid-cols-1 items-start gap-4 desk:grid-cols-2">
        {shown.map(({ group, rules }) => (
          <Card key={group} title={q(`group_${group}`)}>
            <ul className="grid divide-y divide-line">
              {rules.map((rule) => (
                <RuleRow key={rule.code} rule={rule} area={area} source={source} />
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </Section>
  );
}

function RuleRow({ rule, area, source }: { rule: QualityRule; area: string; source: string }) {
  const q = useQualityText();
  const f = useFormat();
  const { text, tone } = findingWords[rule.severity];
  const narrowed = { rule: rule.code, ...(area && { area }), ...(source && { source }) };
  return (
    <li className="grid gap-1 py-3">
      <Link href={findingsAddress(narrowed)} className="flex min-h-(--target) items-center justify-between gap-3">
        <span className="min-w-0 font-semibold break-words">{rule.title}</span>
        <span className="flex flex-none items-center gap-1">
          <span className="numbers text-lg font-semibold">{f.number(rule.n)}</span>
          <Icon of={ChevronRightIcon} size={16} />
        </span>
      </Link>
      <p className="text-sm">{rule.advice}</p>
      <p className="flex flex-wrap items-center gap-2 text-sm text-soft">
        <Chip tone={tone}>{f.text(text)}</Chip>
        {rule.repairable_n > 0 && (
          <Link href={findingsAddress({ ...narrowed, repairable: true })}>
            {q('repairable')}: {f.number(rule.repairable_n)}
          </Link>
        )}
        {rule.legalBasis && <span>{q('basis', { basis: rule.legalBasis, day: f.day(rule.validFrom) })}</span>}
      </p>
    </li>
  );
}

import { useFormat } from '#ui/i18n.tsx';
import { Card } from '#ui/parts/card.tsx';
import { useDuplicateText } from './messages.ts';
import type { Pair } from './types.ts';

/** Each piece of evidence in words with its weight: log2 of how much likelier it makes that both are one. */
export function Evidence({ pair }: { pair: Pair }) {
  const d = useDuplicateText();
  const f = useFormat();
  const most = Math.max(1, ...pair.evidence.map(({ weight }) => Math.abs(weight)));
  const signed = (weight: number) => `${weight > 0 ? '+' : weight < 0 ? '−' : ''}${f.number(Math.abs(Math.round(weight * 10) / 10))}`;
  return (
    <Card title={d('evidence')}>
      <ul className="grid gap-3">
        {pair.evidence.map(({ comparison, words, weight }) => (
          <li key={comparison} className="grid gap-1">
            <span className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 break-words">{words}</span>
              <span className="numbers font-semibold">{signed(weight)}</span>
            </span>
            <span className="block h-1.5 rounded-full bg-sunken" aria-hidden="true">
              <span
                className={`block h-full rounded-full ${weight >= 0 ? 'bg-nila' : 'bg-bata'}`}
                style={{ width: `${(Math.abs(weight) / most) * 100}%` }}
              />
            </span>
          </li>
        ))}
        <li className="flex items-baseline justify-between gap-3 border-t border-line pt-3 font-semibold">
          <span>{d('total')}</span>
          <span className="numbers">{signed(pair.weight)}</span>
        </li>
      </ul>
      <p className="nk-hint mt-3">{d('evidenceHint')}</p>
    </Card>
  );
}

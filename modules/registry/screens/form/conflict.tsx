import type { Values } from '#ui/form.tsx';
import { useFormat } from '#ui/i18n.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/states.tsx';
import { fieldWords, valueWords } from '../enterprise/moment_words.ts';
import { useClusters, useRegions } from '../places.ts';
import { same } from './merging.ts';
import type { Difference, Moved } from './merging.ts';
import { useFormText } from './messages.ts';

const bare = (name: string) => name.replace(/^(enterprise|owner)\./, '');

/** Somebody was faster. Both versions stand side by side; nothing that was typed is gone. */
export function ConflictNotice({
  moved: { taken, conflicts },
  values,
  onTake,
}: {
  moved: Moved;
  values: Values;
  onTake: (difference: Difference) => void;
}) {
  const ft = useFormText();
  const f = useFormat();
  const regions = useRegions();
  const clusters = useClusters();
  const title = (name: string) => f.text(fieldWords[bare(name)] ?? { id: name, en: name });
  const words = (name: string, value: unknown) =>
    valueWords(bare(name), value, f, { village: regions.nameOf, cluster: clusters.nameOf }) ?? ft('empty');
  if (conflicts.length === 0) {
    return (
      <Notice tone="attention" title={ft('conflictTitle')}>
        <p>{taken.length > 0 ? ft('conflictMerged', { fields: taken.map(({ name }) => title(name)).join(', ') }) : ft('conflictNone')}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="attention" title={ft('conflictTitle')}>
      <div className="grid gap-3">
        <p>{ft('conflictText')}</p>
        <ul className="grid divide-y divide-line">
          {conflicts.map((difference) => (
            <li key={difference.name} className="grid gap-2 py-3 tablet:grid-cols-3">
              <p className="font-semibold tablet:col-span-3">{title(difference.name)}</p>
              <p>
                <span className="block text-sm text-soft">{ft('conflictMine')}</span>
                {words(difference.name, difference.mine)}
              </p>
              <p>
                <span className="block text-sm text-soft">{ft('conflictTheirs')}</span>
                {words(difference.name, difference.theirs)}
              </p>
              {!same(values[difference.name], difference.theirs) && (
                <div>
                  <Button small onClick={() => onTake(difference)}>
                    {ft('conflictTake')}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Notice>
  );
}

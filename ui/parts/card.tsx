import { useId } from 'react';
import type { ReactNode } from 'react';
import { useUiText } from '../words.ts';
import type { Tone } from './chip.tsx';

type Headed = { title?: ReactNode; action?: ReactNode; children: ReactNode };

export function Card({ title, action, tone, children }: Headed & { tone?: Exclude<Tone, 'neutral'> }) {
  const id = useId();
  return (
    <section className="nk-card" data-tone={tone} aria-labelledby={title ? id : undefined}>
      {(title || action) && (
        <div className="nk-card-head">
          {title && (
            <h3 id={id} className="nk-card-title">
              {title}
            </h3>
          )}
          {action}
        </div>
      )}
      {children}
    </section>
  );
}

/** A heading and what belongs under it, without a box. */
export function Section({ title, action, children }: Headed) {
  const id = useId();
  return (
    <section className="nk-section" aria-labelledby={title ? id : undefined}>
      {(title || action) && (
        <div className="nk-card-head">
          {title && (
            <h2 id={id} className="nk-section-title">
              {title}
            </h2>
          )}
          {action}
        </div>
      )}
      {children}
    </section>
  );
}

export type Definition = { term: string; value?: ReactNode; /** Said instead of nothing. */ unknown?: string };

/** Facts with their names. What is not known is said, never left blank. */
export function DefinitionList({ items }: { items: Definition[] }) {
  const t = useUiText();
  return (
    <dl className="nk-definitions">
      {items.map(({ term, value, unknown }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value == null || value === '' ? <span className="nk-unknown">{unknown ?? t('unknown')}</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

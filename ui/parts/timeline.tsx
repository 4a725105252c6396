import type { ReactNode } from 'react';
import { CheckIcon, ErrorIcon, Icon } from '../icons.tsx';
import { Link } from '../link.tsx';
import { useDataText } from '../words_data.ts';
import { toneIcons } from './chip.tsx';
import type { Tone } from './chip.tsx';

/** `at` is what is shown (already in the reader's language), `dateTime` what machines read. */
export type Moment = { key?: string; at: string; dateTime?: string; title: ReactNode; detail?: ReactNode; by?: string; tone?: Tone; href?: string };

/** What happened, in order, with author and time. */
export function Timeline({ items }: { items: Moment[] }) {
  return (
    <ol className="nk-timeline">
      {items.map((item, i) => (
        <li key={item.key ?? `${item.at}-${i}`} data-tone={item.tone ?? 'neutral'}>
          <span className="nk-timeline-dot">
            <Icon of={toneIcons[item.tone ?? 'neutral']} />
          </span>
          <span className="font-semibold">{item.href ? <Link href={item.href}>{item.title}</Link> : item.title}</span>
          <span className="nk-timeline-at">
            <time dateTime={item.dateTime}>{item.at}</time>
            {item.by && ` · ${item.by}`}
          </span>
          {item.detail && <div>{item.detail}</div>}
        </li>
      ))}
    </ol>
  );
}

export type StepState = 'done' | 'now' | 'wait' | 'error';
export type Step = { key: string; label: string; state: StepState };

/** The steps of a longer piece of work. */
export function Stepper({ steps, label }: { steps: Step[]; label: string }) {
  const t = useDataText();
  const at = steps.findIndex((step) => step.state === 'now' || step.state === 'error') + 1;
  return (
    <nav aria-label={label}>
      {at > 0 && <p className="mb-2 text-sm text-soft tablet:hidden">{t('step.of', { at, count: steps.length })}</p>}
      <ol className="nk-steps">
        {steps.map((step, i) => (
          <li key={step.key} data-state={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
            <span className="nk-step-label">
              {step.state === 'done' ? (
                <Icon of={CheckIcon} size={16} />
              ) : step.state === 'error' ? (
                <Icon of={ErrorIcon} size={16} />
              ) : (
                <span className="numbers">{i + 1}.</span>
              )}
              <span>
                {step.label}
                <span className="sr-only">, {t(`step.${step.state}`)}</span>
              </span>
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}

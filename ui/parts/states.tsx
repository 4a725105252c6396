import type { ReactNode } from 'react';
import type { Ask } from '../ask.ts';
import { AttentionIcon, ErrorIcon, Icon, OfflineIcon, RefreshIcon } from '../icons.tsx';
import { ApiProblem, OfflineProblem } from '../problems.ts';
import type { AskProblem } from '../problems.ts';
import { useUiText } from '../words.ts';
import { Button } from './button.tsx';
import { Copyable } from './copyable.tsx';

export * from './notices.tsx';

/** What happened, what is safe, what to do now, a reference number. */
export function ErrorState({
  problem,
  again,
  inForm = false,
  action,
}: {
  problem: AskProblem;
  again?: () => void;
  inForm?: boolean;
  action?: ReactNode;
}) {
  const t = useUiText();
  const offline = problem instanceof OfflineProblem;
  // The server's sentence already says what to do when it refuses; safety is worth saying when something broke.
  const broke = offline || problem.document.status >= 500 || problem.document.status === 0;
  const reference = problem instanceof ApiProblem ? problem.document.instance : '';
  return (
    <div className="nk-problem" role="alert" data-tone={offline ? 'attention' : 'error'}>
      <p className="nk-problem-title">
        <Icon of={offline ? OfflineIcon : broke ? ErrorIcon : AttentionIcon} /> {t(offline ? 'error.offlineTitle' : 'error.title')}
      </p>
      <p>{problem.message}</p>
      {broke && !offline && <p>{t(inForm ? 'error.safeForm' : 'error.safe')}</p>}
      {(again ?? action) && (
        <div className="nk-actions">
          {again && (
            <Button icon={RefreshIcon} onClick={again}>
              {t('error.again')}
            </Button>
          )}
          {action}
        </div>
      )}
      {reference && broke && (
        <p className="nk-problem-foot">
          {t('error.reference')}: <Copyable value={reference} label={t('error.reference')} /> {t('error.referenceHint')}
        </p>
      )}
    </div>
  );
}

type SkeletonKind = 'text' | 'table' | 'cards' | 'form' | 'figures';
const bones: Record<SkeletonKind, { height: number; gap: number; widths: string[] }> = {
  text: { height: 16, gap: 10, widths: ['92%', '100%', '84%', '60%'] },
  table: { height: 39, gap: 1, widths: ['100%'] },
  cards: { height: 96, gap: 12, widths: ['100%'] },
  form: { height: 48, gap: 28, widths: ['100%', '100%', '70%'] },
  figures: { height: 92, gap: 12, widths: ['100%'] },
};

/** Shaped like what will come, so that nothing jumps. */
export function Skeleton({ kind = 'text', rows = 4 }: { kind?: SkeletonKind; rows?: number }) {
  const t = useUiText();
  const { height, gap, widths } = bones[kind];
  return (
    <output aria-label={t('loading')} className={kind === 'figures' ? 'nk-figures' : 'grid'} style={{ gap }}>
      {Array.from({ length: rows }, (_, i) => (
        <span key={i} className="nk-bone" style={{ height, width: widths[i % widths.length] }} />
      ))}
    </output>
  );
}

/** A question's three states: a skeleton, a problem, the answer. */
export function Asked<T>({
  ask,
  skeleton = 'text',
  rows,
  children,
}: {
  ask: Pick<Ask<T>, 'data' | 'error' | 'refetch'>;
  skeleton?: SkeletonKind;
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  if (ask.data !== undefined) return <>{children(ask.data)}</>;
  if (ask.error) return <ErrorState problem={ask.error} again={() => void ask.refetch()} />;
  return <Skeleton kind={skeleton} {...(rows && { rows })} />;
}

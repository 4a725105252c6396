import { useEffect } from 'react';
import { useGo } from '#ui/link.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '#ui/parts/states.tsx';
import { asProblem } from '#ui/problems.ts';
import { useMe } from './me.ts';
import { usePlaces } from './screens_context.ts';
import { useShellText } from './words.ts';

export function NotFoundPage() {
  const t = useShellText();
  return (
    <Page narrow>
      <PageHeader title={t('notFound')} lead={t('notFoundWhy')} />
      <div>
        <LinkButton href="/" tone="primary">
          {t('toHome')}
        </LinkButton>
      </div>
    </Page>
  );
}

export function BrokenPage({ error, reset }: { error: unknown; reset: () => void }) {
  const t = useShellText();
  const go = useGo();
  return (
    <Page narrow>
      <PageHeader title={t('broken')} />
      <ErrorState problem={asProblem(error)} again={reset} action={<Button onClick={() => go('/')}>{t('toHome')}</Button>} />
    </Page>
  );
}

/** Until a module brings a home page, home is the first place that the person may open. */
export function HomePage() {
  const t = useShellText();
  const go = useGo();
  const me = useMe();
  const [first] = usePlaces(me.data?.can ?? {});
  const path = first?.path;
  useEffect(() => {
    if (path) go(path, { replace: true });
  }, [path, go]);
  return <Page>{path || !me.data ? <Skeleton /> : <EmptyState title={t('nothingYet')} picture />}</Page>;
}

import { useEffect } from 'react';
import { useGo } from '#ui/link.tsx';
import { Page } from '#ui/parts/page.tsx';
import { EmptyState, Skeleton } from '#ui/parts/states.tsx';
import { useMe } from './me.ts';
import { usePlaces } from '#ui/places.ts';
import { useShellText } from './words.ts';

/** Until a module brings a home page, home is the first place that the person may open. */
export default function HomePage() {
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

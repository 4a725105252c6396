import type { ReactNode } from 'react';
import type { Ask } from '#ui/ask.ts';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { Asked } from '#ui/parts/states.tsx';

/** A page about one thing that is asked first: it has its heading also while it waits and when it is refused. */
export function AskedPage<T>({
  ask,
  title,
  skeleton,
  rows,
  narrow = false,
  children,
}: {
  ask: Pick<Ask<T>, 'data' | 'error' | 'refetch'>;
  title: string;
  skeleton: 'cards' | 'form' | 'figures';
  rows: number;
  narrow?: boolean;
  children: (data: T) => ReactNode;
}) {
  return (
    <Page narrow={narrow}>
      {ask.data === undefined && <PageHeader title={title} />}
      <Asked ask={ask} skeleton={skeleton} rows={rows}>
        {children}
      </Asked>
    </Page>
  );
}

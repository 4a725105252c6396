import type { ReactNode } from 'react';
import { Page } from '#ui/parts/page.tsx';
import { EmptyState, Skeleton } from '#ui/parts/states.tsx';
import { useVault } from '#ui/offline/vault.ts';
import { useFieldText } from './messages.ts';
import { useField } from './sync.ts';
import type { Field } from './sync.ts';

/** Waits until what lies on this phone has been read; says so where the browser keeps nothing. */
export function OnThisPhone({ children }: { children: (field: Field) => ReactNode }) {
  const t = useFieldText();
  const vault = useVault();
  const field = useField();
  if (!vault)
    return (
      <Page>
        <EmptyState title={t('noVault')} />
      </Page>
    );
  if (!field.ready)
    return (
      <Page>
        <p className="sr-only">{t('opening')}</p>
        <Skeleton kind="cards" rows={4} />
      </Page>
    );
  return children(field);
}

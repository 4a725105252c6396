import type { ReactNode } from 'react';
import { Card, Section } from '#ui/parts/card.tsx';

/** A card right under the page's title: its heading is of the second level, above the box. */
export function Box({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <Section title={title} action={action}>
      <Card>{children}</Card>
    </Section>
  );
}

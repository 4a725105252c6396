import { Suspense, lazy } from 'react';
import type { ComponentType } from 'react';

/**
 * A place on a module's page for what modules above it know. The lower module declares and draws it and knows nobody:
 * arrows point down, so whoever stands above fills it. Fills are named in the module's `screens/index.ts` and put in by the app.
 */
export type Slot<P extends object> = { name: string; fills: ComponentType<P>[] };

/** Puts a part into its slot; called once, when the app composes its modules. */
export type Fill = () => void;

export function slot<P extends object>(name: string): Slot<P> {
  return { name, fills: [] };
}

/** A lazy import, like a page: whoever never opens the page never loads it. */
export function fill<P extends object>(into: Slot<P>, load: () => Promise<{ default: ComponentType<P> }>): Fill {
  return () => {
    into.fills.push(lazy(load));
  };
}

/** Draws whatever was put into the slot, in the order of the modules; nothing, where nobody did. */
export function Slotted<P extends object>({ of, with: props }: { of: Slot<P>; with: P }) {
  return of.fills.map((Part, order) => (
    <Suspense key={`${of.name} ${order}`}>
      <Part {...props} />
    </Suspense>
  ));
}

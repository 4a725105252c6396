import type { ReactNode } from 'react';

/** What can be pressed has no place on paper. */
export function NoPrint({ children }: { children: ReactNode }) {
  return <span className="no-print">{children}</span>;
}

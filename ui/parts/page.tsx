import type { ReactNode } from 'react';
import { ChevronRightIcon, Icon } from '../icons.tsx';
import { Link } from '../link.tsx';
import { useUiText } from '../words.ts';

export * from './task_list.tsx';

/** The column of a page; `narrow` for forms and prose. */
export function Page({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  return (
    <div className="nk-page" data-narrow={narrow || undefined}>
      {children}
    </div>
  );
}

export type Crumb = { label: string; href: string };

/** Where am I (trail, title), how do things stand (state, lead), what needs me (actions). */
export function PageHeader({
  title,
  trail = [],
  state,
  lead,
  actions,
}: {
  title: string;
  trail?: Crumb[];
  state?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
}) {
  const t = useUiText();
  return (
    <header className="nk-page-header">
      <div>
        {trail.length > 0 && (
          <nav className="nk-trail" aria-label={t('page.where')}>
            <ol>
              {trail.map((crumb) => (
                <li key={crumb.href}>
                  <Link href={crumb.href}>{crumb.label}</Link>
                  <Icon of={ChevronRightIcon} size={14} />
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className="nk-page-title">
          <h1>{title}</h1>
          {state}
        </div>
        {lead && <p className="nk-lead">{lead}</p>}
      </div>
      {actions && <div className="nk-actions">{actions}</div>}
    </header>
  );
}

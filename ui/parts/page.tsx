import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { ChevronRightIcon, Icon } from '../icons.tsx';
import { Link } from '../link.tsx';
import { useUiText } from '../words.ts';
import { toneIcons } from './chip.tsx';
import type { Tone } from './chip.tsx';

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
export function PageHeader({ title, trail = [], state, lead, actions }: { title: string; trail?: Crumb[]; state?: ReactNode; lead?: ReactNode; actions?: ReactNode }) {
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

export type Task = { title: string; detail?: ReactNode; href: string; tone?: Tone; due?: string };

/** What needs a decision today. */
export function TaskList({ items }: { items: Task[] }) {
  const t = useUiText();
  if (items.length === 0) return <p className="text-soft">{t('tasks.none')}</p>;
  return (
    <ul className="nk-tasks">
      {items.map((task) => (
        <li key={task.href + task.title}>
          <Link href={task.href} className="nk-task" data-tone={task.tone ?? 'attention'}>
            <Icon of={toneIcons[task.tone ?? 'attention']} />
            <span className="nk-task-body">
              <span className="nk-task-title">{task.title}</span>
              {(task.detail ?? task.due) && (
                <span className="nk-task-detail block">
                  {[task.detail, task.due].filter(Boolean).map((part, i) => (
                    <Fragment key={i === 0 ? 'first' : 'second'}>
                      {i > 0 && ' · '}
                      {part}
                    </Fragment>
                  ))}
                </span>
              )}
            </span>
            <Icon of={ChevronRightIcon} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

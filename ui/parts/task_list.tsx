import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { ChevronRightIcon, Icon } from '../icons.tsx';
import { Link } from '../link.tsx';
import { useUiText } from '../words.ts';
import { toneIcons } from './chip.tsx';
import type { Tone } from './chip.tsx';

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

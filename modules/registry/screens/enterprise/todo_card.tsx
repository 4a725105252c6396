import type { ReactNode } from 'react';
import { clock } from '#ui/clock.ts';
import { useFormat } from '#ui/i18n.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Section } from '#ui/parts/card.tsx';
import { toneIcons } from '#ui/parts/chip.tsx';
import { Notice } from '#ui/parts/states.tsx';
import type { DocumentKind } from '../../contract/index.ts';
import { ago } from '../ago.ts';
import type { Enterprise } from '../api.ts';
import { documentAdvice, documentWords, inSentence } from '../choices.ts';
import { usePageText } from './messages.ts';

type Todo = { key: string; tone: 'attention' | 'error' | 'info'; title: string; detail: string; action?: ReactNode };
type TodoProps = { enterprise: Enterprise; onAddDocument: (kind: DocumentKind) => void; onFigures: () => void };

/** What needs doing first: what the law asks for, what is out of date, what is missing to reach the owner. */
export function TodoCard(props: TodoProps) {
  const p = usePageText();
  const todos = useTodos(props);
  if (todos.length === 0) return <Notice tone="done" title={p('todoNone')} />;
  return (
    <Section title={p('todo')}>
      <ul className="nk-tasks">
        {todos.map((todo) => (
          <li key={todo.key} className="nk-task flex-wrap" data-tone={todo.tone}>
            <Icon of={toneIcons[todo.tone]} />
            <div className="nk-task-body min-w-48">
              <p className="nk-task-title">{todo.title}</p>
              <p className="nk-task-detail">{todo.detail}</p>
            </div>
            {todo.action && <span className="no-print">{todo.action}</span>}
          </li>
        ))}
      </ul>
      {props.enterprise.legalityGap.length > 0 && props.enterprise.legalBasis && (
        <p className="text-sm text-soft">{p('basis', { basis: props.enterprise.legalBasis })}</p>
      )}
    </Section>
  );
}

function useTodos({ enterprise, onAddDocument, onFigures }: TodoProps): Todo[] {
  const p = usePageText();
  const f = useFormat();
  const now = clock.now();
  const { id, can } = enterprise;
  const add = (kind: DocumentKind) =>
    can['registry.addDocument'] && (
      <Button small onClick={() => onAddDocument(kind)}>
        {p('addDocument')}
      </Button>
    );
  const missing = enterprise.legalityGap.flatMap((group): Todo[] => {
    const [first] = group;
    if (!first) return [];
    const documents = group.map((kind) => inSentence(f.text(documentWords[kind]))).join(p('or'));
    return [
      { key: `gap-${first}`, tone: 'error', title: p('todoMissing', { documents }), detail: f.text(documentAdvice[first]), action: add(first) },
    ];
  });
  const expired = enterprise.documentList
    .filter((document) => document.expired && document.state !== 'rejected')
    .map((document): Todo => ({
      key: document.id,
      tone: 'attention',
      title: p('todoExpired', { document: f.text(documentWords[document.kind]), ago: f.text(ago(document.expiresOn ?? '', now)) }),
      detail: p('todoExpiredDetail'),
      action: add(document.kind),
    }));
  const edit = can['registry.updateEnterprise'] && <Door href={`/usaha/${id}/ubah`} words="edit" />;
  const visit = can['registry.verifyEnterprise'] && <Door href={`/usaha/${id}/kunjungan`} words="visit" />;
  const outdated = enterprise.freshness === 'never' || enterprise.freshness === 'stale';
  return [
    ...missing,
    ...expired,
    ...(outdated
      ? [
          {
            key: 'visit',
            tone: 'attention' as const,
            title: enterprise.verifiedOn ? p('todoStale', { ago: f.text(ago(enterprise.verifiedOn, now)) }) : p('todoNever'),
            detail: p('todoVisitDetail'),
            action: visit,
          },
        ]
      : []),
    ...(!enterprise.phone && !enterprise.owner?.phone
      ? [{ key: 'phone', tone: 'attention' as const, title: p('todoPhone'), detail: p('todoPhoneDetail'), action: edit }]
      : []),
    ...(enterprise.latitude === null && !outdated
      ? [{ key: 'point', tone: 'info' as const, title: p('todoPoint'), detail: p('todoPointDetail'), action: visit || edit }]
      : []),
    ...(enterprise.cluster === null
      ? [{ key: 'cluster', tone: 'info' as const, title: p('todoCluster'), detail: p('todoClusterDetail'), action: edit }]
      : []),
    ...(enterprise.scaleClass === 'unknown'
      ? [
          {
            key: 'figures',
            tone: 'info' as const,
            title: p('todoFigures'),
            detail: p('todoFiguresDetail'),
            action: can['registry.recordFigures'] && (
              <Button small onClick={onFigures}>
                {p('recordFigures')}
              </Button>
            ),
          },
        ]
      : []),
  ];
}

function Door({ href, words }: { href: string; words: 'visit' | 'edit' }) {
  const p = usePageText();
  const f = useFormat();
  return (
    <LinkButton href={href} small>
      {words === 'visit' ? p('visit') : f.text({ id: 'Lengkapi', en: 'Fill in' })}
    </LinkButton>
  );
}

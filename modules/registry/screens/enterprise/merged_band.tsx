import { StoreIcon } from '#ui/icons.tsx';
import { Link } from '#ui/link.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/states.tsx';
import type { Enterprise } from '../api.ts';
import { usePageText } from './messages.ts';

/** On the page of a record that went into another: where to go. On the survivor's: what went into it. */
export function MergedBand({ enterprise }: { enterprise: Enterprise }) {
  const p = usePageText();
  const { mergedInto, mergedFrom } = enterprise;
  if (mergedInto) {
    const { id, name } = mergedInto;
    if (id === null || name === null) return <Notice tone="attention" title={p('mergedElsewhere')} />;
    return (
      <Notice
        tone="attention"
        title={p('mergedInto', { name })}
        action={
          <LinkButton href={`/usaha/${id}`} tone="primary" icon={StoreIcon}>
            {p('mergedOpen', { name })}
          </LinkButton>
        }
      >
        <p>{p('mergedText')}</p>
      </Notice>
    );
  }
  if (mergedFrom.length === 0) return null;
  return (
    <Notice title={p('mergedFrom')}>
      <ul>
        {mergedFrom.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/usaha/${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** What was merged is read and no more: its buttons are not drawn. */
export function readOnlyWhenMerged(enterprise: Enterprise): Enterprise {
  if (!enterprise.mergedInto) return enterprise;
  const { 'registry.listTimeline': timeline } = enterprise.can;
  return { ...enterprise, can: timeline === undefined ? {} : { 'registry.listTimeline': timeline } };
}

import { useAsk } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/states.tsx';
import { registry, useMe } from '../api.ts';
import { conflictField } from './field.ts';
import { useConflictText } from './messages.ts';

/** On the page of an enterprise: that two people differ on one of its fields. */
export function ConflictBand({ enterpriseId }: { enterpriseId: string }) {
  const t = useConflictText();
  const f = useFormat();
  const enabled = useMe()?.can['registry.listConflicts'] === true;
  const open = useAsk(registry, 'registry.listConflicts', { enterpriseId, limit: 5 }, { enabled }).data?.items ?? [];
  if (open.length === 0) return null;
  return (
    <Notice tone="attention" title={t('onPage')} action={<LinkButton href={`/konflik?usaha=${enterpriseId}`}>{t('look')}</LinkButton>}>
      <ul>
        {open.map(({ id, field, versions }) => (
          <li key={id}>{t('said', { field: f.text(conflictField(field)), versions: versions.map(({ shown }) => shown || '—').join(' · ') })}</li>
        ))}
      </ul>
    </Notice>
  );
}

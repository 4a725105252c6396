import { useAsk } from '#ui/ask.ts';
import { LinkButton } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/states.tsx';
import { registry, useMe } from '../api.ts';
import { useConflictText } from './messages.ts';

/** On the page of an enterprise: that two people differ on one of its fields. */
export function ConflictBand({ enterpriseId }: { enterpriseId: string }) {
  const t = useConflictText();
  const enabled = useMe()?.can['registry.listConflicts'] === true;
  const open = useAsk(registry, 'registry.listConflicts', { enterpriseId, limit: 1 }, { enabled }).data?.items ?? [];
  if (open.length === 0) return null;
  return <Notice tone="attention" title={t('onPage')} action={<LinkButton href={`/konflik?usaha=${enterpriseId}`}>{t('look')}</LinkButton>} />;
}

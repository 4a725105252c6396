import { useAskPages, useTell } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { CheckIcon } from '#ui/icons.tsx';
import { Link, useSearchWord } from '#ui/link.tsx';
import { Button, VerdictButton } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { registry, shownAfterChange } from '../api.ts';
import type { Conflict } from '../api.ts';
import { conflictField } from './field.ts';
import { useConflictText } from './messages.ts';

/** Where two people said different things of one field: all versions side by side, one press decides. */
export default function ConflictsPage() {
  const t = useConflictText();
  const [enterpriseId] = useSearchWord('usaha');
  const pages = useAskPages(registry, 'registry.listConflicts', { ...(enterpriseId && { enterpriseId }) });
  return (
    <Page narrow>
      <PageHeader title={t('title')} lead={t('lead')} />
      {pages.problem && <ErrorState problem={pages.problem} again={pages.again} />}
      {pages.loading && <Skeleton kind="cards" rows={3} />}
      {!pages.loading && !pages.problem && pages.items.length === 0 && <EmptyState title={t('none')} picture />}
      {pages.items.length > 0 && <h2 className="sr-only">{t('waiting')}</h2>}
      <ul className="grid gap-4">
        {pages.items.map((conflict) => (
          <li key={conflict.id}>
            <OneConflict conflict={conflict} />
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <Button busy={pages.loadingMore} onClick={pages.more}>
          {t('more')}
        </Button>
      )}
    </Page>
  );
}

function OneConflict({ conflict }: { conflict: Conflict }) {
  const t = useConflictText();
  const f = useFormat();
  const decide = useTell(registry, 'registry.resolveConflict', {
    invalidates: ['registry.listConflicts', ...shownAfterChange],
    onDone: () => toast(t('decided')),
  });
  const field = f.text(conflictField(conflict.field));
  return (
    <Card
      title={
        <>
          {field} · <Link href={`/usaha/${conflict.enterpriseId}`}>{conflict.enterpriseName}</Link>
        </>
      }
    >
      {conflict.areaName && <p className="text-sm text-soft">{conflict.areaName}</p>}
      {decide.problem && <ErrorState problem={decide.problem} />}
      <ul className="grid grid-cols-1 gap-3 tablet:grid-cols-2">
        {conflict.versions.map((version) => (
          <li key={version.editId} className="flex flex-col gap-2 rounded-base border border-line p-3">
            <span className="font-semibold break-words">{version.shown || '—'}</span>
            <span className="text-sm text-soft">{t('by', { name: version.byName ?? t('somebody'), at: f.instant(version.at) })}</span>
            {version.stands && (
              <span>
                <Chip tone="info">{t('stands')}</Chip>
              </span>
            )}
            <span className="mt-auto grid">
              <VerdictButton
                verdict={conflict.can['registry.resolveConflict']}
                icon={CheckIcon}
                busy={decide.busy}
                onClick={() => decide.send({ id: conflict.id, editId: version.editId })}
              >
                {t(version.stands ? 'keep' : 'choose')}
              </VerdictButton>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

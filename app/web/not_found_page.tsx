import { LinkButton } from '#ui/parts/button.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { useShellText } from './words.ts';

export default function NotFoundPage() {
  const t = useShellText();
  return (
    <Page narrow>
      <PageHeader title={t('notFound')} lead={t('notFoundWhy')} />
      <div>
        <LinkButton href="/" tone="primary">
          {t('toHome')}
        </LinkButton>
      </div>
    </Page>
  );
}

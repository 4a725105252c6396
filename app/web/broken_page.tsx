import { LinkButton } from '#ui/parts/button.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { ErrorState } from '#ui/parts/states.tsx';
import { asProblem } from '#ui/problems.ts';
import { useShellText } from './words.ts';

export default function BrokenPage({ error, reset }: { error: unknown; reset: () => void }) {
  const t = useShellText();
  return (
    <Page narrow>
      <PageHeader title={t('broken')} />
      <ErrorState problem={asProblem(error)} again={reset} action={<LinkButton href="/">{t('toHome')}</LinkButton>} />
    </Page>
  );
}

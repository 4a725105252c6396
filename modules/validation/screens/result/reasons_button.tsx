import { DownloadIcon } from '#ui/icons.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { api } from '../api.ts';
import type { Import } from '../api.ts';
import { useText } from '../messages.ts';

/** One's own file back, with columns for outcome and reasons: to mend in Excel and bring again. */
export function ReasonsButton({ found }: { found: Import }) {
  const t = useText();
  if (found.can['validation.getReasonsFile'] !== true) return null;
  return (
    <LinkButton href={api.address('validation.getReasonsFile', { id: found.id })} download icon={DownloadIcon}>
      {t('reasonsFile')}
    </LinkButton>
  );
}

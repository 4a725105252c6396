import { LockIcon } from '#ui/icons.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import type { Person } from './api.ts';
import { usePeopleText } from './people_messages.ts';

export function PersonState({ person }: { person: Pick<Person, 'active' | 'hasPassword'> }) {
  const t = usePeopleText();
  if (!person.active) return <Chip icon={LockIcon}>{t('inactive')}</Chip>;
  return person.hasPassword ? <Chip tone="done">{t('active')}</Chip> : <Chip tone="attention">{t('waiting')}</Chip>;
}

import type { Bound } from '#ui/form.tsx';
import { PasswordField } from '#ui/parts/fields.tsx';
import { useDoorText } from './door_messages.ts';

/** What the contract asks of a new password; said here as well, so that nobody waits for the server to hear it. */
export const shortestPassword = 10;

export function NewPasswordField(field: Bound<string>) {
  const t = useDoorText();
  return <PasswordField {...field} label={t('newPassword')} hint={t('advice')} autoComplete="new-password" />;
}

import { useAsk, useTell } from '#ui/ask.ts';
import { useFormat } from '#ui/i18n.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import { Asked, ErrorState } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { useAccountText } from './account_messages.ts';
import { api } from './api.ts';
import type { Session } from './api.ts';
import { Box } from './box.tsx';

export function Devices() {
  const t = useAccountText();
  const sessions = useAsk(api, 'accounts.listSessions', {});
  return (
    <Box title={t('devices')}>
      <Asked ask={sessions} skeleton="text" rows={3}>
        {({ items }) => (
          <>
            <ul className="grid">
              {items.map((session) => (
                <Device key={session.id} session={session} />
              ))}
            </ul>
            {items.length > 1 && <p className="text-sm text-soft">{t('stranger')}</p>}
          </>
        )}
      </Asked>
    </Box>
  );
}

function Device({ session }: { session: Session }) {
  const t = useAccountText();
  const f = useFormat();
  const device = session.device || t('unknownDevice');
  const end = useTell(api, 'accounts.endSession', { invalidates: ['accounts.listSessions'], onDone: () => toast(t('ended', { device })) });
  return (
    <li className="grid gap-2 border-t border-line py-3 first:border-0 first:pt-0 last:pb-0">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <p className="nk-inline">
            <strong>{device}</strong> {session.current && <Chip tone="done">{t('here')}</Chip>}
          </p>
          <p className="text-sm text-soft">{t('lastSeen', { at: f.instant(session.lastSeenAt) })}</p>
          <p className="text-sm text-soft">{t('since', { at: f.instant(session.createdAt) })}</p>
        </div>
        {!session.current && (
          <span className="flex-none">
            <Button small busy={end.busy} label={t('endDeviceOf', { device })} onClick={() => end.send({ id: session.id })}>
              {t('endDevice')}
            </Button>
          </span>
        )}
      </div>
      {end.problem && <ErrorState problem={end.problem} again={end.again} />}
    </li>
  );
}

import { useState } from 'react';
import { useSignOut } from '#modules/accounts/screens/index.ts';
import { useFormat } from '#ui/i18n.tsx';
import { DoneIcon, DownloadIcon, EditIcon, ErrorIcon, PendingIcon, RefreshIcon, TrashIcon } from '#ui/icons.tsx';
import { useGo, useSearchWord } from '#ui/link.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Section } from '#ui/parts/card.tsx';
import { Chip } from '#ui/parts/chip.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { EmptyState, Notice } from '#ui/parts/states.tsx';
import { dropItem, exportItems, replay, retryItem } from '#ui/offline/outbox.ts';
import type { OutboxItem } from '#ui/offline/outbox.ts';
import { useOutbox } from '#ui/offline/use_outbox.ts';
import { useFieldText } from './messages.ts';
import { OnThisPhone } from './on_this_phone.tsx';
import { repairAddress } from './repairing.ts';

export default function OutboxPage() {
  return <OnThisPhone>{() => <Outbox />}</OnThisPhone>;
}

function Outbox() {
  const t = useFieldText();
  const f = useFormat();
  const { items, waiting, sending, stopped } = useOutbox();
  const open = items.filter(({ state }) => state !== 'done');
  const sent = items.filter(({ state }) => state === 'done').toSorted((a, b) => ((a.sentAt ?? '') < (b.sentAt ?? '') ? 1 : -1));
  return (
    <Page narrow>
      <PageHeader
        title={t('outbox')}
        trail={[{ label: t('today'), href: '/hari-ini' }]}
        lead={t('outboxLead')}
        actions={
          open.length > 0 && (
            <Button tone="primary" icon={RefreshIcon} busy={sending} onClick={() => void replay()}>
              {t('sendNow')}
            </Button>
          )
        }
      />
      <Leaving waiting={waiting} />
      {stopped && open.length > 0 && <Notice tone={stopped === 'offline' ? 'info' : 'attention'} title={t(`stop.${stopped}`)} />}
      {open.length === 0 ? <EmptyState title={t('outboxNone')} /> : <ItemList items={open} />}
      {sent.length > 0 && (
        <Section title={t('sentTitle')}>
          <ul className="grid gap-2">
            {sent.map((item) => (
              <li key={item.place} className="flex flex-wrap items-center justify-between gap-2 border-b border-line py-2">
                <span className="break-words">{f.text(item.title)}</span>
                <Chip tone="done" icon={DoneIcon}>
                  {t('state.done', { at: f.instant(item.sentAt ?? item.at) })}
                </Chip>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

/** Whoever wanted to sign out while something waits. */
function Leaving({ waiting }: { waiting: number }) {
  const t = useFieldText();
  const f = useFormat();
  const [leaving] = useSearchWord('keluar');
  const { signOut, busy } = useSignOut();
  if (leaving !== 'ya' || waiting === 0) return null;
  return (
    <Notice
      tone="attention"
      title={t('leaveTitle', { n: f.number(waiting) })}
      action={
        <Button tone="danger" busy={busy} onClick={() => void signOut(true)}>
          {t('leaveAnyway', { n: f.number(waiting) })}
        </Button>
      }
    >
      <p>{t('leaveWhy')}</p>
    </Notice>
  );
}

function ItemList({ items }: { items: OutboxItem[] }) {
  const [dropping, setDropping] = useState<OutboxItem>();
  return (
    <>
      <ul className="grid gap-3">
        {items.map((item) => (
          <Item key={item.place} item={item} onDrop={() => setDropping(item)} />
        ))}
      </ul>
      {dropping && <DropDialog item={dropping} onClose={() => setDropping(undefined)} />}
    </>
  );
}

const tones = { waiting: 'info', sending: 'info', blocked: 'neutral', rejected: 'error', done: 'done' } as const;
const stateIcons = { waiting: PendingIcon, sending: RefreshIcon, blocked: PendingIcon, rejected: ErrorIcon, done: DoneIcon };

function Item({ item, onDrop }: { item: OutboxItem; onDrop: () => void }) {
  const t = useFieldText();
  const f = useFormat();
  const go = useGo();
  const { state, problem } = item;
  const repair = repairAddress(item);
  return (
    <li className="grid gap-2 rounded-base border border-line bg-surface p-4">
      <span className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-semibold break-words">{f.text(item.title)}</span>
        <Chip tone={tones[state]} icon={stateIcons[state]}>
          {t(`state.${state}`, { at: '' }).trim()}
        </Chip>
      </span>
      <span className="text-sm text-soft">{f.instant(item.at)}</span>
      {problem && (
        <div className="grid gap-1" role="alert">
          <p>{problem.detail}</p>
          {Object.entries(problem.fields).map(([field, words]) => (
            <p key={field} className="nk-error">
              {words}
            </p>
          ))}
          {problem.reference && <p className="text-sm text-soft">{problem.reference}</p>}
        </div>
      )}
      {state !== 'sending' && (
        <span className="flex flex-wrap gap-2">
          {state === 'rejected' && repair && (
            <Button tone="primary" icon={EditIcon} onClick={() => go(repair)}>
              {t('repair')}
            </Button>
          )}
          {state === 'rejected' && (
            <Button icon={RefreshIcon} onClick={() => void retryItem(item.place)}>
              {t('again')}
            </Button>
          )}
          <Button icon={DownloadIcon} onClick={() => void download(item)}>
            {t('download')}
          </Button>
          <Button tone="plain" icon={TrashIcon} onClick={onDrop}>
            {t('drop')}
          </Button>
        </span>
      )}
    </li>
  );
}

async function download(item: OutboxItem): Promise<void> {
  const address = URL.createObjectURL(await exportItems([item.place]));
  const link = document.createElement('a');
  link.href = address;
  link.download = `naikkelas-${item.at.slice(0, 10)}-${item.place.slice(-6)}.json`;
  link.click();
  URL.revokeObjectURL(address);
}

function DropDialog({ item, onClose }: { item: OutboxItem; onClose: () => void }) {
  const t = useFieldText();
  const f = useFormat();
  return (
    <Dialog open onClose={onClose} title={t('drop')}>
      <p>{t('dropWhat', { title: f.text(item.title) })}</p>
      <div className="nk-actions mt-4">
        <Button
          tone="danger"
          icon={TrashIcon}
          onClick={() => {
            void dropItem(item.place);
            onClose();
          }}
        >
          {t('dropYes')}
        </Button>
        <Button onClick={onClose}>{t('keep')}</Button>
      </div>
    </Dialog>
  );
}

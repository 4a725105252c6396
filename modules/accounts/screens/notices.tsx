import { useTell } from '#ui/ask.ts';
import { useAskPages } from '#ui/ask_pages.ts';
import { useFormat } from '#ui/i18n.tsx';
import { CheckIcon, ChevronRightIcon, Icon } from '#ui/icons.tsx';
import { Link } from '#ui/link.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Chip, toneIcons } from '#ui/parts/chip.tsx';
import { Page, PageHeader } from '#ui/parts/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '#ui/parts/states.tsx';
import { api, useMe } from './api.ts';
import type { Notice } from './api.ts';
import { useText } from './messages.ts';
import { noticeWords, useNoticeText } from './notice_words.ts';

export default function NoticesPage() {
  const t = useNoticeText();
  const f = useFormat();
  const unread = useMe().data?.unreadNotices ?? 0;
  const read = useTell(api, 'accounts.readNotices', { invalidates: ['accounts.listNotices', 'accounts.getMe'] });
  return (
    <Page narrow>
      <PageHeader
        title={t('title')}
        lead={unread > 0 ? t('unread', { count: f.number(unread) }) : t('allRead')}
        actions={
          unread > 0 && (
            <Button icon={CheckIcon} busy={read.busy} onClick={() => read.send({})}>
              {t('readAll')}
            </Button>
          )
        }
      />
      {read.problem && <ErrorState problem={read.problem} again={read.again} />}
      <Notices />
    </Page>
  );
}

function Notices() {
  const t = useNoticeText();
  const words = useText();
  const pages = useAskPages(api, 'accounts.listNotices', { limit: 30 });
  if (pages.problem && pages.items.length === 0) return <ErrorState problem={pages.problem} again={pages.again} />;
  if (pages.loading) return <Skeleton kind="cards" rows={4} />;
  if (pages.items.length === 0) return <EmptyState title={t('none')} picture action={<LinkButton href="/">{t('home')}</LinkButton>} />;
  return (
    <>
      <ul className="nk-tasks">
        {pages.items.map((notice) => (
          <li key={notice.id}>
            <Entry notice={notice} />
          </li>
        ))}
      </ul>
      {pages.problem && <ErrorState problem={pages.problem} again={pages.more} />}
      {pages.hasMore && !pages.problem && (
        <div className="nk-table-foot">
          <Button busy={pages.loadingMore} onClick={pages.more}>
            {words('more')}
          </Button>
        </div>
      )}
    </>
  );
}

function Entry({ notice }: { notice: Notice }) {
  const t = useNoticeText();
  const f = useFormat();
  const { tone, text } = noticeWords(f, notice);
  const body = (
    <>
      <Icon of={toneIcons[tone]} />
      <span className="nk-task-body">
        <span className={notice.read ? 'block' : 'nk-task-title block'}>{text}</span>
        <span className="nk-task-detail nk-inline">
          <time dateTime={notice.at}>{f.instant(notice.at)}</time>
          {!notice.read && <Chip tone="info">{t('new')}</Chip>}
        </span>
      </span>
    </>
  );
  if (!notice.link?.startsWith('/')) {
    return (
      <div className="nk-task" data-tone={tone}>
        {body}
      </div>
    );
  }
  return (
    <Link href={notice.link} className="nk-task" data-tone={tone}>
      {body}
      <Icon of={ChevronRightIcon} />
    </Link>
  );
}

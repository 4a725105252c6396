import { useRouter } from '@tanstack/react-router';
import type { Can } from '#core/policy.ts';
import { useAsk } from '#ui/ask.ts';
import { clock } from '#ui/clock.ts';
import { useFormat } from '#ui/i18n.tsx';
import { Icon, PersonIcon } from '#ui/icons.tsx';
import { Link } from '#ui/link.tsx';
import { Section } from '#ui/parts/card.tsx';
import { Page, PageHeader, TaskList } from '#ui/parts/page.tsx';
import { Asked, Notice } from '#ui/parts/states.tsx';
import type { NavEntry } from '#ui/screens.ts';
import { api, useMe } from './api.ts';
import type { Me } from './api.ts';
import { placeWords, useHomeText } from './home_messages.ts';
import { holdingWords } from './messages.ts';

export default function HomePage() {
  return (
    <Page>
      <Asked ask={useMe()} skeleton="cards" rows={3}>
        {(me) => <Home me={me} />}
      </Asked>
    </Page>
  );
}

/** What needs me, then where I can go: what every module tells, and the pages of every module. */
function Home({ me }: { me: Me }) {
  const t = useHomeText();
  const f = useFormat();
  const tasks = useAsk(api, 'accounts.listTasks', {});
  const title = t(partOfDay(clock.now()), { name: firstName(me.person.fullName) });
  return (
    <>
      <PageHeader title={title} lead={me.holdings.map((holding) => holdingWords(f, holding)).join(' · ')} />
      <Section title={t('needs')}>
        <Asked ask={tasks} skeleton="cards" rows={1}>
          {({ items }) => <TaskList items={[...noticeTasks(me.unreadNotices, t, f.number(me.unreadNotices)), ...items]} />}
        </Asked>
      </Section>
      <Section title={t('places')}>
        <Places can={me.can} />
      </Section>
      <p className="text-sm text-soft">
        {me.agency.name}
        {me.agency.demo && ` · ${t('demo')}`}
      </p>
    </>
  );
}

function noticeTasks(unread: number, t: ReturnType<typeof useHomeText>, count: string) {
  if (unread === 0) return [];
  return [
    { title: unread === 1 ? t('oneNotice') : t('notices', { count }), detail: t('noticesDetail'), href: '/pemberitahuan', tone: 'info' as const },
  ];
}

/** The pages of every module that this person may enter, as the app composed them. */
function usePlaces(can: Can): (NavEntry & { path: string })[] {
  const screens = Object.values(useRouter().routesById).map((route) => route.options.staticData?.screen);
  return screens
    .flatMap((screen) => (screen?.nav && screen.path !== '/' && can[screen.nav.action] !== undefined ? [{ ...screen.nav, path: screen.path }] : []))
    .sort((a, b) => a.order - b.order);
}

function Places({ can }: { can: Can }) {
  const t = useHomeText();
  const f = useFormat();
  const places = usePlaces(can);
  return (
    <>
      {places.length === 0 && <Notice title={t('noPlaces')} />}
      <ul className="grid gap-3 tablet:grid-cols-2 wide:grid-cols-3">
        {places.map(({ path, label, icon, action }) => (
          <Door key={path} href={path} icon={icon} label={f.text(label)} detail={placeWords[action] && f.text(placeWords[action])} />
        ))}
        <Door href="/akun" icon={PersonIcon} label={t('account')} detail={t('accountWhy')} />
      </ul>
    </>
  );
}

function Door({ href, icon, label, detail }: { href: string; icon: NavEntry['icon']; label: string; detail: string | undefined }) {
  return (
    <li className="grid">
      <Link
        href={href}
        className="flex min-h-16 items-center gap-4 rounded-base border border-line bg-surface p-4 text-ink no-underline hover:border-nila"
      >
        <span className="grid size-10 flex-none place-items-center rounded-base bg-nila-soft text-nila">
          <Icon of={icon} size={24} />
        </span>
        <span className="min-w-0">
          <span className="block font-semibold">{label}</span>
          {detail && <span className="block text-sm text-soft">{detail}</span>}
        </span>
      </Link>
    </li>
  );
}

/** Hours of Asia/Jakarta; morning until eleven, noon until three, afternoon until six, as one greets in Java. */
function partOfDay(now: Date): 'morning' | 'noon' | 'afternoon' | 'evening' {
  const hour = (now.getUTCHours() + 7) % 24;
  if (hour >= 4 && hour < 11) return 'morning';
  if (hour >= 11 && hour < 15) return 'noon';
  return hour >= 15 && hour < 18 ? 'afternoon' : 'evening';
}

/** The name one is called by: titles and initials at the front are skipped. */
function firstName(fullName: string): string {
  const words = fullName.split(/\s+/);
  return words.find((word) => /^\p{L}{2,}[^.]*$/u.test(word)) ?? fullName;
}

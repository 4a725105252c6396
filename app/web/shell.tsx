import { useLocation } from '@tanstack/react-router';
import { Suspense, lazy, useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '#ui/i18n.tsx';
import { BellIcon, Icon, MenuIcon, SearchIcon } from '#ui/icons.tsx';
import { Link, useGo } from '#ui/link.tsx';
import { Mark } from '#ui/mark.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { OfflineBand } from '#ui/parts/states.tsx';
import { ToastHost } from '#ui/parts/toast.tsx';
import { useMe } from './me.ts';
import type { Me } from './me.ts';
import { LanguageMenu, PersonMenu, Preferences, ThemeMenu } from './preferences.tsx';
import { useHasScreen, usePlaces } from '#ui/places.ts';
import type { Place } from '#ui/places.ts';
import { useShellText } from './words.ts';

const FieldBand = lazy(() => import('./offline_band.tsx'));

/** The frame around every page that is not bare. Default exported, for lazy loading. */
export default function Shell({ children }: { children: ReactNode }) {
  const t = useShellText();
  const me = useMe().data ?? null;
  const places = usePlaces(me?.can ?? {});
  return (
    <div className="nk-shell" data-nav={places.length > 0}>
      <a className="nk-skip" href="#isi">
        {t('skip')}
      </a>
      <TopBar me={me} />
      {places.length > 0 && <SideBar places={places} />}
      <main id="isi" className="nk-main" tabIndex={-1}>
        {me?.can['validation.getFieldDay'] ? (
          <Suspense fallback={<OfflineBand />}>
            <FieldBand />
          </Suspense>
        ) : (
          <OfflineBand />
        )}
        {children}
      </main>
      {places.length > 0 && <BottomBar places={places} me={me} />}
      <ToastHost />
    </div>
  );
}

function TopBar({ me }: { me: Me | null }) {
  const t = useShellText();
  const has = useHasScreen();
  return (
    <header className="nk-top">
      <Link href="/" className="nk-brand" title={t('home')}>
        <Mark size={28} />
        <span className="nk-brand-words">
          <span className="nk-brand-name">Naik Kelas</span>
          {me && <span className="nk-brand-agency">{me.agency.name}</span>}
        </span>
      </Link>
      {me?.can['registry.listEnterprises'] && has('/cari') && <GlobalSearch />}
      <div className="nk-top-tools">
        {me?.can['registry.listEnterprises'] && has('/cari') && (
          <Link href="/cari" className="nk-icon-button nk-phone-only" aria-label={t('search')}>
            <Icon of={SearchIcon} />
          </Link>
        )}
        {me && <Bell count={me.unreadNotices} />}
        <span className={me ? 'nk-desk-only' : undefined}>
          <LanguageMenu />
        </span>
        <span className={me ? 'nk-desk-only' : undefined}>
          <ThemeMenu />
        </span>
        {me ? <PersonMenu me={me} /> : has('/masuk') && <LinkButton href="/masuk">{t('signIn')}</LinkButton>}
      </div>
    </header>
  );
}

function GlobalSearch() {
  const t = useShellText();
  const go = useGo();
  const [typed, setTyped] = useState('');
  return (
    <search className="nk-top-search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim()) go(`/cari?q=${encodeURIComponent(typed.trim())}`);
        }}
      >
        <div className="nk-search">
          <Icon of={SearchIcon} />
          <input
            className="nk-input"
            type="search"
            enterKeyHint="search"
            autoComplete="off"
            aria-label={t('search')}
            placeholder={t('search')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      </form>
    </search>
  );
}

function Bell({ count }: { count: number }) {
  const t = useShellText();
  const f = useFormat();
  const words = count > 0 ? t('noticesUnread', { count: f.number(count) }) : t('notices');
  if (!useHasScreen()('/pemberitahuan')) return null;
  return (
    <Link href="/pemberitahuan" className="nk-icon-button nk-bell" aria-label={words} title={words}>
      <Icon of={BellIcon} />
      {count > 0 && <span className="nk-bell-count">{count > 99 ? '99+' : count}</span>}
    </Link>
  );
}

/** The place whose path is the longest beginning of where we are. */
function useCurrent(places: Place[]): string | undefined {
  const here = useLocation({ select: (location) => location.pathname });
  const fitting = places.filter(({ path }) => here === path || here.startsWith(path === '/' ? '//' : `${path}/`));
  return fitting.sort((a, b) => b.path.length - a.path.length)[0]?.path;
}

function SideBar({ places }: { places: Place[] }) {
  const t = useShellText();
  const f = useFormat();
  const current = useCurrent(places);
  return (
    <nav className="nk-side" aria-label={t('nav')}>
      {places.map((place) => (
        <Link key={place.path} href={place.path} className="nk-side-item" aria-current={place.path === current ? 'page' : undefined}>
          <Icon of={place.icon} />
          {f.text(place.label)}
        </Link>
      ))}
    </nav>
  );
}

function BottomBar({ places, me }: { places: Place[]; me: Me | null }) {
  const t = useShellText();
  const f = useFormat();
  const current = useCurrent(places);
  const [open, setOpen] = useState(false);
  const first = places.filter((place) => place.phone).slice(0, 4);
  const isElsewhere = current !== undefined && !first.some((place) => place.path === current);
  return (
    <>
      <nav className="nk-bottom" aria-label={t('nav')}>
        {first.map((place) => (
          <Link key={place.path} href={place.path} className="nk-bottom-item" aria-current={place.path === current ? 'page' : undefined}>
            <Icon of={place.icon} size={24} />
            <span>{f.text(place.label)}</span>
          </Link>
        ))}
        <button
          type="button"
          className="nk-bottom-item"
          aria-haspopup="dialog"
          aria-current={isElsewhere ? 'page' : undefined}
          onClick={() => setOpen(true)}
        >
          <Icon of={MenuIcon} size={24} />
          <span>{t('menu')}</span>
        </button>
      </nav>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('menu')}>
        <nav aria-label={t('menu')} className="-mx-3">
          {places
            .filter((place) => !first.includes(place))
            .map((place) => (
              <Link
                key={place.path}
                href={place.path}
                className="nk-side-item"
                aria-current={place.path === current ? 'page' : undefined}
                onClick={() => setOpen(false)}
              >
                <Icon of={place.icon} />
                {f.text(place.label)}
              </Link>
            ))}
        </nav>
        {me && <Preferences />}
      </Dialog>
    </>
  );
}

import { Outlet, createRootRoute, createRoute, createRouter, lazyRouteComponent, useLocation, useMatches } from '@tanstack/react-router';
import { Suspense, lazy, useEffect, useRef } from 'react';
import { useFormat } from '#ui/i18n.tsx';
import { useGo } from '#ui/link.tsx';
import { Page } from '#ui/parts/page.tsx';
import { ErrorState, Skeleton } from '#ui/parts/states.tsx';
import type { ScreenRoute } from '#ui/screens.ts';
import { useMe } from './me.ts';
import { ScreensContext } from '#ui/places.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    screen?: ScreenRoute;
  }
}

export const signInPath = '/masuk';
const Shell = lazy(() => import('./shell.tsx'));
const NotFoundPage = lazy(() => import('./not_found_page.tsx'));
const BrokenPage = lazy(() => import('./broken_page.tsx'));
const Toasts = lazy(async () => ({ default: (await import('#ui/parts/toast.tsx')).ToastHost }));

/** Composes the modules' screens: pages with the shell under one layout, bare pages beside it. Every page is its own file. */
export function makeRouter(screens: ScreenRoute[]) {
  const root = createRootRoute({ component: () => <Root screens={screens} />, notFoundComponent: NotFoundPage });
  const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Framed });
  const known = screens.some((screen) => screen.path === '/') ? screens : [home, ...screens];
  const pageUnder = (parent: typeof shell | typeof root) => (screen: ScreenRoute) =>
    createRoute({
      getParentRoute: () => parent as typeof root,
      path: screen.path,
      component: lazyRouteComponent(screen.load),
      staticData: { screen },
    });
  const tree = root.addChildren([
    shell.addChildren(known.filter((screen) => !screen.bare).map(pageUnder(shell))),
    ...known.filter((screen) => screen.bare).map(pageUnder(root)),
  ]);
  return createRouter({
    routeTree: tree,
    scrollRestoration: true,
    defaultPendingMs: 200,
    defaultPendingComponent: Waiting,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: BrokenPage,
    // Words of the address are strings, always: `?q=0813` is not a number.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString();
      return text && `?${text}`;
    },
  });
}

const home: ScreenRoute = { path: '/', title: { id: 'Beranda', en: 'Home' }, load: () => import('./home_page.tsx') };

export function useScreen(): ScreenRoute | undefined {
  return useMatches({ select: (matches) => matches.findLast((match) => match.staticData.screen)?.staticData.screen });
}

function Root({ screens }: { screens: ScreenRoute[] }) {
  const f = useFormat();
  const screen = useScreen();
  const title = screen && f.text(screen.title);
  const shown = screen?.public ? <Outlet /> : <SignedIn />;
  useEffect(() => {
    document.title = title ? `${title} · Naik Kelas` : 'Naik Kelas';
  }, [title]);
  useFocusOnArrival();
  return (
    <ScreensContext value={screens}>
      {screen && !screen.bare ? (
        shown
      ) : (
        <main>
          {shown}
          <Suspense>
            <Toasts />
          </Suspense>
        </main>
      )}
    </ScreensContext>
  );
}

/** Whoever opens a page by a link stands at its beginning, so that Tab and a screen reader begin there; not on the first page. */
function useFocusOnArrival(): void {
  const path = useLocation({ select: (location) => location.pathname });
  const from = useRef(path);
  useEffect(() => {
    if (from.current === path) return;
    from.current = path;
    if (document.activeElement === document.body || document.activeElement === null) document.getElementById('isi')?.focus({ preventScroll: true });
  }, [path]);
}

/** Pages that are not public wait until it is known who is here; nobody is sent to sign in, and comes back. */
function SignedIn() {
  const me = useMe();
  const go = useGo();
  const screen = useScreen();
  const signedOut = me.data === null && screen !== undefined;
  useEffect(() => {
    if (!signedOut) return;
    const here = location.pathname + location.search;
    go(here === '/' ? signInPath : `${signInPath}?kembali=${encodeURIComponent(here)}`, { replace: true });
  }, [signedOut, go]);
  if (!screen || me.data) return <Outlet />;
  if (me.error) {
    return (
      <Page narrow>
        <ErrorState problem={me.error} again={() => void me.refetch()} />
      </Page>
    );
  }
  return <Waiting />;
}

function Framed() {
  return (
    <Suspense fallback={<Waiting />}>
      <Shell>
        <Outlet />
      </Shell>
    </Suspense>
  );
}

function Waiting() {
  return (
    <Page>
      <Skeleton kind="text" rows={4} />
    </Page>
  );
}

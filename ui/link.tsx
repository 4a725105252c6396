import { useLocation, useParams, useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';

export type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { href: string };

const isPlainClick = (event: MouseEvent) => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** A link inside the product: a real `<a>` that opens without reloading. Other addresses are left to the browser. */
export function Link({ href, onClick, target, download, children, ...rest }: LinkProps) {
  const router = useRouter();
  const inside = href.startsWith('/') && !href.startsWith('//') && !href.startsWith('/api/') && !target && download === undefined;
  return (
    <a
      href={href}
      target={target}
      download={download}
      onClick={(event) => {
        onClick?.(event);
        if (!inside || event.defaultPrevented || !isPlainClick(event)) return;
        event.preventDefault();
        router.history.push(href);
      }}
      {...rest}
    >
      {children}
    </a>
  );
}

/** Goes to an address of the product. `replace` leaves no step to come back to. */
export function useGo(): (href: string, options?: { replace?: boolean }) => void {
  const router = useRouter();
  return useCallback((href, { replace } = {}) => (replace ? router.history.replace(href) : router.history.push(href)), [router]);
}

/** The places of the page's path: `const { id } = usePlace('id')`. */
export function usePlace<K extends string>(...names: K[]): Record<K, string> {
  const params: Record<string, string | undefined> = useParams({ strict: false });
  return Object.fromEntries(names.map((name) => [name, params[name] ?? ''])) as Record<K, string>;
}

/** Where we are: the path, and the words after `?` as written (parse them with `URLSearchParams`). */
export function useAddress(): { path: string; search: string } {
  const path = useLocation({ select: (location) => location.pathname });
  const search = useLocation({ select: (location) => location.searchStr });
  return { path, search };
}

/** One word of the address (`?q=batik`): filters and searches live there, so that a list can be shared and come back to. */
export function useSearchWord(name: string, initial = ''): [string, (value: string) => void] {
  const router = useRouter();
  const search = useLocation({ select: (location) => location.searchStr });
  const here = useLocation({ select: (location) => location.pathname });
  const set = useCallback(
    (value: string) => {
      // Typing may end after a link was pressed: then the next page is on its way, and its address is not ours to change.
      if (router.history.location.pathname !== here) return;
      const { pathname, search: now } = new URL(router.history.location.href, 'http://here');
      const words = new URLSearchParams(now);
      if (value === '' || value === initial) words.delete(name);
      else words.set(name, value);
      const text = words.toString();
      router.history.replace(pathname + (text && `?${text}`));
    },
    [router, name, initial, here],
  );
  return [new URLSearchParams(search).get(name) ?? initial, set];
}

import { createContext, useContext } from 'react';
import type { Can } from '#core/policy.ts';
import type { NavEntry, ScreenRoute } from './screens.ts';

/** The screens of every module, for whoever lists them: the frame, a home page. */
export const ScreensContext = createContext<ScreenRoute[]>([]);

export const useHasScreen = () => {
  const screens = useContext(ScreensContext);
  return (path: string) => screens.some((screen) => screen.path === path);
};

export type Place = NavEntry & { path: string };

/** What the person may open, in order. */
export function placesFor(screens: ScreenRoute[], can: Can): Place[] {
  return screens
    .flatMap((screen) => (screen.nav && can[screen.nav.action] !== undefined ? [{ ...screen.nav, path: screen.path }] : []))
    .sort((a, b) => a.order - b.order);
}

export const usePlaces = (can: Can) => placesFor(useContext(ScreensContext), can);

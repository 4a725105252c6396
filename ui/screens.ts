import type { ComponentType } from 'react';
import type { Text } from '#core/text.ts';
import type { IconComponent } from './icons.tsx';

/** One page of a module. A module's `screens/index.ts` exports `routes: ScreenRoute[]`; the app composes them. */
export type ScreenRoute = {
  /** `/usaha/$id`: a `$name` is a place, read with `usePlace('name')`. */
  path: string;
  title: Text;
  /** The default export is the page. Always a lazy import, so that a page costs only who opens it. */
  load: () => Promise<{ default: ComponentType }>;
  nav?: NavEntry;
  /** No sign-in needed. */
  public?: boolean;
  /** Opens without a signal, from what lies on this device (ui/offline). Its files stand in a folder `screens/field`, which the service worker keeps. */
  offline?: boolean;
  /** Drawn without the shell: sign-in, printed slips. */
  bare?: boolean;
};

/** Shown when the person's `can` has `action`. */
export type NavEntry = {
  label: Text;
  icon: IconComponent;
  action: string;
  order: number;
  /** In the phone's bottom bar; the first four by `order`, the rest under Menu. */
  phone?: boolean;
};

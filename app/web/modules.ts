import { routes as accounts } from '#modules/accounts/screens/index.ts';
import { routes as registry } from '#modules/registry/screens/index.ts';
import { fills as validationFills, routes as validation } from '#modules/validation/screens/index.ts';
import { routes as guide } from '#ui/guide/index.ts';
import type { ScreenRoute } from '#ui/screens.ts';
import type { Fill } from '#ui/slot.tsx';

/** The screens of every module: the one place of the web app that knows them all. */
export const screens: ScreenRoute[] = [...accounts, ...registry, ...validation, ...guide];

/** What modules put on the pages of modules below them. */
export const fills: Fill[] = [...validationFills];

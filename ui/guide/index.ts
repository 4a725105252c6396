import type { ScreenRoute } from '../screens.ts';

/** Every part in every state: for who draws screens, and for the checks. */
export const routes: ScreenRoute[] = [
  { path: '/gaya', title: { id: 'Gaya', en: 'Style guide' }, load: () => import('./guide_page.tsx'), public: true },
];

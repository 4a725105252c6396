import { UploadIcon } from '#ui/icons.tsx';
import type { ScreenRoute } from '#ui/screens.ts';
import type { Fill } from '#ui/slot.tsx';

export const routes: ScreenRoute[] = [
  {
    path: '/impor',
    title: { id: 'Impor', en: 'Imports' },
    load: () => import('./list/import_list.tsx'),
    nav: { label: { id: 'Impor', en: 'Imports' }, icon: UploadIcon, action: 'validation.listImports', order: 30 },
  },
  { path: '/impor/baru', title: { id: 'Impor berkas', en: 'Import a file' }, load: () => import('./upload/new_import.tsx') },
  { path: '/impor/$id', title: { id: 'Impor', en: 'Import' }, load: () => import('./wizard/import_page.tsx') },
];

/** What validation puts on the pages of modules below it. */
export const fills: Fill[] = [];

import { onEnterprise, whileTyping } from '#modules/registry/screens/index.ts';
import { MergeIcon, ShieldIcon, UploadIcon } from '#ui/icons.tsx';
import type { ScreenRoute } from '#ui/screens.ts';
import { fill } from '#ui/slot.tsx';
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
  {
    path: '/ganda',
    title: { id: 'Data ganda', en: 'Duplicates' },
    load: () => import('./duplicates/queue_page.tsx'),
    nav: { label: { id: 'Data ganda', en: 'Duplicates' }, icon: MergeIcon, action: 'validation.listPairs', order: 32 },
  },
  { path: '/ganda/$id', title: { id: 'Pasangan', en: 'Pair' }, load: () => import('./duplicates/pair_page.tsx') },
  {
    path: '/mutu',
    title: { id: 'Mutu data', en: 'Data quality' },
    load: () => import('./quality/quality_page.tsx'),
    nav: { label: { id: 'Mutu data', en: 'Data quality' }, icon: ShieldIcon, action: 'validation.getQuality', order: 34 },
  },
  { path: '/mutu/temuan', title: { id: 'Temuan', en: 'Findings' }, load: () => import('./quality/findings_page.tsx') },
];

/** What validation puts on the pages of modules below it. */
export const fills: Fill[] = [
  fill(whileTyping, () => import('./duplicates/while_typing.tsx')),
  fill(onEnterprise, () => import('./duplicates/on_enterprise.tsx')),
  fill(onEnterprise, () => import('./quality/on_enterprise.tsx')),
];

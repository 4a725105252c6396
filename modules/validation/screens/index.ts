import { onPerson } from '#modules/accounts/screens/index.ts';
import { onEnterprise, whileTyping } from '#modules/registry/screens/index.ts';
import { CalendarIcon, FlagIcon, MergeIcon, PendingIcon, ShieldIcon, UploadIcon } from '#ui/icons.tsx';
import type { ScreenRoute } from '#ui/screens.ts';
import { fill } from '#ui/slot.tsx';
import type { Fill } from '#ui/slot.tsx';

export const routes: ScreenRoute[] = [
  {
    path: '/hari-ini',
    title: { id: 'Hari ini', en: 'Today' },
    load: () => import('./field/today_page.tsx'),
    nav: { label: { id: 'Hari ini', en: 'Today' }, icon: CalendarIcon, action: 'validation.getFieldDay', order: 11, phone: true },
    offline: true,
  },
  { path: '/hari-ini/baru', title: { id: 'Usaha baru', en: 'A new enterprise' }, load: () => import('./field/new_page.tsx'), offline: true },
  { path: '/hari-ini/$id', title: { id: 'Kartu usaha', en: 'Card' }, load: () => import('./field/card_page.tsx'), offline: true },
  { path: '/hari-ini/$id/kunjungan', title: { id: 'Kunjungan', en: 'Visit' }, load: () => import('./field/visit_page.tsx'), offline: true },
  { path: '/hari-ini/slip/$visitId', title: { id: 'Tanda terima', en: 'Receipt' }, load: () => import('./field/slip_page.tsx'), offline: true },
  {
    path: '/kotak-kirim',
    title: { id: 'Kotak kirim', en: 'Outbox' },
    load: () => import('./field/outbox_page.tsx'),
    nav: { label: { id: 'Kotak kirim', en: 'Outbox' }, icon: PendingIcon, action: 'validation.getFieldDay', order: 12 },
    offline: true,
  },
  {
    path: '/impor',
    title: { id: 'Impor', en: 'Imports' },
    load: () => import('./list/import_list.tsx'),
    nav: { label: { id: 'Impor', en: 'Imports' }, icon: UploadIcon, action: 'validation.listImports', order: 30 },
  },
  { path: '/impor/baru', title: { id: 'Impor berkas', en: 'Import a file' }, load: () => import('./upload/new_import.tsx') },
  { path: '/impor/$id', title: { id: 'Impor', en: 'Import' }, load: () => import('./wizard/import_page.tsx') },
  {
    path: '/kampanye',
    title: { id: 'Kampanye', en: 'Campaigns' },
    load: () => import('./campaigns/campaign_list.tsx'),
    nav: { label: { id: 'Kampanye', en: 'Campaigns' }, icon: FlagIcon, action: 'validation.listCampaigns', order: 31 },
  },
  { path: '/kampanye/baru', title: { id: 'Buka kampanye', en: 'Open a campaign' }, load: () => import('./campaigns/new_campaign.tsx') },
  { path: '/kampanye/$id', title: { id: 'Kampanye', en: 'Campaign' }, load: () => import('./campaigns/campaign_page.tsx') },
  {
    path: '/kampanye/$id/usaha',
    title: { id: 'Usaha dalam kampanye', en: 'Enterprises of a campaign' },
    load: () => import('./campaigns/assignments_page.tsx'),
  },
  { path: '/pendamping/$personId/alih', title: { id: 'Alihkan tugas', en: 'Hand over' }, load: () => import('./campaigns/hand_over_page.tsx') },
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
  fill(onPerson, () => import('./campaigns/on_person.tsx')),
  fill(onEnterprise, () => import('./quality/on_enterprise.tsx')),
];

import { BookIcon, ChartIcon, FactoryIcon, PlusIcon, ScaleIcon, SettingsIcon, StoreIcon } from '#ui/icons.tsx';
import type { ScreenRoute } from '#ui/screens.ts';

export { onEnterprise, whileTyping } from './slots.ts';
export type { TypedEnterprise } from './slots.ts';
export { ago } from './ago.ts';
export { fieldWords } from './field_words.ts';
export { documentShortWords, documentWords } from './choices.ts';
export { qualityOf, useHere } from './form/here.ts';
export { useFormText } from './form/messages.ts';
export { readNik } from './form/nik_hint.ts';
export { PhoneLinks } from './parts/phone_links.tsx';
export { localPhone } from './parts/phone.ts';
export { checkBpom, checkHalal, checkNib, checkNik, checkNpwp, checkPhone, checkPirt, identifierMessages } from '../rules/identifiers/index.ts';
export type { Checked } from '../rules/identifiers/index.ts';

export const routes: ScreenRoute[] = [
  {
    path: '/ikhtisar',
    title: { id: 'Ikhtisar', en: 'Overview' },
    load: () => import('./overview/overview_page.tsx'),
    nav: { label: { id: 'Ikhtisar', en: 'Overview' }, icon: ChartIcon, action: 'registry.getOverview', order: 15, phone: true },
  },
  {
    path: '/usaha',
    title: { id: 'Usaha', en: 'Enterprises' },
    load: () => import('./list/enterprise_list.tsx'),
    nav: { label: { id: 'Usaha', en: 'Enterprises' }, icon: StoreIcon, action: 'registry.listEnterprises', order: 20, phone: true },
  },
  { path: '/usaha/peta', title: { id: 'Peta usaha', en: 'Map of enterprises' }, load: () => import('./list/enterprise_map.tsx') },
  {
    path: '/usaha/baru',
    title: { id: 'Catat usaha', en: 'Register an enterprise' },
    load: () => import('./form/register_page.tsx'),
    nav: { label: { id: 'Catat', en: 'Register' }, icon: PlusIcon, action: 'registry.registerEnterprise', order: 25, phone: true },
  },
  { path: '/cari', title: { id: 'Cari', en: 'Search' }, load: () => import('./search/search_page.tsx') },
  { path: '/usaha/$id', title: { id: 'Usaha', en: 'Enterprise' }, load: () => import('./enterprise/enterprise_page.tsx') },
  { path: '/usaha/$id/ubah', title: { id: 'Ubah usaha', en: 'Edit the enterprise' }, load: () => import('./form/edit_page.tsx') },
  { path: '/usaha/$id/kunjungan', title: { id: 'Kunjungan lapangan', en: 'Field visit' }, load: () => import('./form/visit_page.tsx') },
  { path: '/pemilik/$id', title: { id: 'Pemilik', en: 'Owner' }, load: () => import('./form/owner_page.tsx') },
  { path: '/pemilik/$id/ubah', title: { id: 'Ubah pemilik', en: 'Edit the owner' }, load: () => import('./form/owner_edit_page.tsx') },
  {
    path: '/konflik',
    title: { id: 'Beda isian', en: 'Differences' },
    load: () => import('./conflicts/conflicts_page.tsx'),
    nav: { label: { id: 'Beda isian', en: 'Differences' }, icon: ScaleIcon, action: 'registry.resolveConflict', order: 33 },
  },
  { path: '/k/$receipt', title: { id: 'Tanda terima', en: 'Receipt' }, load: () => import('./receipt/receipt_page.tsx'), public: true, bare: true },
  {
    path: '/sentra',
    title: { id: 'Sentra', en: 'Centres' },
    load: () => import('./centres/centre_list.tsx'),
    nav: { label: { id: 'Sentra', en: 'Centres' }, icon: FactoryIcon, action: 'registry.listCentres', order: 40 },
  },
  { path: '/sentra/$id', title: { id: 'Sentra', en: 'Centre' }, load: () => import('./centres/centre_page.tsx') },
  {
    path: '/klaster',
    title: { id: 'Klaster', en: 'Clusters' },
    load: () => import('./centres/cluster_list.tsx'),
    nav: { label: { id: 'Klaster', en: 'Clusters' }, icon: SettingsIcon, action: 'registry.saveCluster', order: 85 },
  },
  {
    path: '/kode',
    title: { id: 'Daftar kode', en: 'Code lists' },
    load: () => import('./codes/code_page.tsx'),
    nav: { label: { id: 'Daftar kode', en: 'Code lists' }, icon: BookIcon, action: 'registry.listCodeLists', order: 86 },
  },
  { path: '/kode/muat', title: { id: 'Muat daftar kode', en: 'Load a list of codes' }, load: () => import('./codes/load_page.tsx') },
  {
    path: '/usaha-saya',
    title: { id: 'Usaha saya', en: 'My enterprises' },
    load: () => import('./mine/my_enterprises.tsx'),
    nav: { label: { id: 'Usaha saya', en: 'My enterprises' }, icon: StoreIcon, action: 'registry.listMyEnterprises', order: 20, phone: true },
  },
];

import { HistoryIcon, HomeIcon, PeopleIcon } from '#ui/icons.tsx';
import type { ScreenRoute } from '#ui/screens.ts';

export { onPerson } from './slots.ts';
export { useSignOut } from './use_sign_out.ts';

export const routes: ScreenRoute[] = [
  {
    path: '/',
    title: { id: 'Beranda', en: 'Home' },
    load: () => import('./home.tsx'),
    nav: { label: { id: 'Beranda', en: 'Home' }, icon: HomeIcon, action: 'accounts.getMe', order: 10, phone: true },
  },
  { path: '/masuk', title: { id: 'Masuk', en: 'Sign in' }, load: () => import('./sign_in.tsx'), public: true, bare: true },
  {
    path: '/undangan/$token',
    title: { id: 'Buat kata sandi', en: 'Choose a password' },
    load: () => import('./invitation.tsx'),
    public: true,
    bare: true,
  },
  { path: '/akun', title: { id: 'Akun saya', en: 'My account' }, load: () => import('./account.tsx') },
  { path: '/pemberitahuan', title: { id: 'Pemberitahuan', en: 'Notices' }, load: () => import('./notices.tsx') },
  {
    path: '/orang',
    title: { id: 'Orang', en: 'People' },
    load: () => import('./people_list.tsx'),
    nav: { label: { id: 'Orang', en: 'People' }, icon: PeopleIcon, action: 'accounts.listPeople', order: 80 },
  },
  { path: '/orang/undang', title: { id: 'Undang orang', en: 'Invite a person' }, load: () => import('./invite.tsx') },
  { path: '/orang/$id', title: { id: 'Orang', en: 'Person' }, load: () => import('./person_page.tsx') },
  {
    path: '/jejak',
    title: { id: 'Jejak', en: 'Trail' },
    load: () => import('./audit.tsx'),
    nav: { label: { id: 'Jejak', en: 'Trail' }, icon: HistoryIcon, action: 'accounts.listAuditEvents', order: 90 },
  },
];

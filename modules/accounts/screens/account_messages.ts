import { defineMessages } from '#ui/i18n.tsx';

export const useAccountText = defineMessages({
  title: { id: 'Akun saya', en: 'My account' },
  roles: { id: 'Peran saya', en: 'My roles' },
  rolesWhy: {
    id: 'Nama, nomor HP, dan peran diubah oleh petugas atau admin dinas.',
    en: 'Name, phone and roles are changed by an officer or admin of the agency.',
  },
  password: { id: 'Ganti kata sandi', en: 'Change password' },
  current: { id: 'Kata sandi sekarang', en: 'Current password' },
  change: { id: 'Ganti kata sandi', en: 'Change the password' },
  changed: { id: 'Kata sandi sudah diganti. Perangkat lain sudah dikeluarkan.', en: 'The password is changed. Other devices are signed out.' },
  changeNote: {
    id: 'Setelah diganti, semua perangkat lain keluar dan perlu masuk lagi.',
    en: 'Afterwards all other devices are signed out and must sign in again.',
  },
  devices: { id: 'Perangkat tempat saya masuk', en: 'Devices where I am signed in' },
  unknownDevice: { id: 'Perangkat tidak dikenal', en: 'Unknown device' },
  here: { id: 'Perangkat ini', en: 'This device' },
  lastSeen: { id: 'Terakhir dipakai {at}', en: 'Last used {at}' },
  since: { id: 'Masuk sejak {at}', en: 'Signed in since {at}' },
  endDevice: { id: 'Keluarkan', en: 'Sign out' },
  endDeviceOf: { id: 'Keluarkan {device}', en: 'Sign out {device}' },
  ended: { id: '{device} sudah dikeluarkan.', en: '{device} is signed out.' },
  stranger: {
    id: 'Ada yang tidak Anda kenal? Keluarkan, lalu ganti kata sandi.',
    en: 'Is there one you do not know? Sign it out, then change your password.',
  },
  preferences: { id: 'Bahasa dan tampilan', en: 'Language and appearance' },
});

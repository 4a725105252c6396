import type { Rule } from './types.ts';

/** Rules about how long ago somebody stood before the door. */
export const freshnessRules: Record<string, Rule> = {
  'verification.never': {
    group: 'freshness',
    openOnly: true,
    title: { id: 'Belum pernah diverifikasi', en: 'Never verified' },
    advice: {
      id: 'Masukkan ke rencana kunjungan pendamping; verifikasi cukup sekali ketuk di halaman usaha.',
      en: 'Put it on a companion’s round; verifying takes one tap on the page of the business.',
    },
    message: { id: 'Belum ada yang memeriksa usaha ini di lapangan.', en: 'Nobody has looked at this business on the spot yet.' },
    look: (e) => (e.freshness === 'never' ? {} : undefined),
  },
  'verification.stale': {
    group: 'freshness',
    openOnly: true,
    title: { id: 'Verifikasi sudah lama', en: 'The last verification is long ago' },
    advice: { id: 'Kunjungi lagi dan verifikasi di halaman usaha.', en: 'Visit it again and verify on the page of the business.' },
    message: { id: 'Terakhir diperiksa di lapangan {day}.', en: 'Last looked at on the spot on {day}.' },
    look: (e) => (e.freshness === 'stale' && e.verifiedOn !== null ? { params: { day: e.verifiedOn }, about: e.verifiedOn } : undefined),
  },
};

import { defineMessages } from '#ui/i18n.tsx';

export const useMineText = defineMessages({
  title: { id: 'Usaha saya', en: 'My enterprises' },
  lead: { id: 'Data usaha Anda pada dinas, dan apa yang masih kurang.', en: 'What the agency has on record about you, and what is missing.' },
  empty: {
    id: 'Belum ada usaha yang tercatat atas nama Anda. Hubungi pendamping kelurahan Anda untuk mencatatkannya.',
    en: 'No enterprise is recorded in your name. Ask the companion of your village to register it.',
  },
  complete: { id: 'Legalitas sudah lengkap.', en: 'Your legality is complete.' },
  missing: { id: 'Yang masih kurang', en: 'What is missing' },
  send: { id: 'Saya sudah punya', en: 'I have it' },
  sendFor: { id: 'Catat {document}', en: 'Record {document}' },
  open: { id: 'Lihat semua data', en: 'See everything' },
  documents: { id: 'Dokumen', en: 'Documents' },
  waiting: { id: '{document}: menunggu diperiksa dinas', en: '{document}: waits to be checked' },
  accepted: { id: '{document}: sudah diperiksa', en: '{document}: checked' },
  rejected: { id: '{document}: ditolak', en: '{document}: rejected' },
  expired: { id: '{document}: sudah berakhir', en: '{document}: expired' },
  needFile: { id: '{document}: foto dokumennya belum ada', en: '{document}: its photo is missing' },
  correct: { id: 'Ada data yang salah? Sampaikan kepada pendamping kelurahan Anda.', en: 'Something wrong? Tell the companion of your village.' },
});

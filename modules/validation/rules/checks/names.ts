import { allCapitals, namesNothing, namesOnlyTrade, oneSpaced, titleCase } from './spelling.ts';
import type { Found, Rule } from './types.ts';

const spaced = (on: 'enterprise' | 'owner', field: string, name: string): Found | undefined => {
  const to = oneSpaced(name);
  return to !== name && to !== '' ? mended(on, field, name, to) : undefined;
};

const recased = (on: 'enterprise' | 'owner', field: string, name: string): Found | undefined =>
  allCapitals(name) && titleCase(name) !== name ? mended(on, field, name, titleCase(name)) : undefined;

function mended(on: 'enterprise' | 'owner', field: string, from: string, to: string): Found {
  return { params: { name: oneSpaced(from), to }, about: from, repair: { field, from, to, items: [{ on, field, from, to }] } };
}

/** Rules about the names of businesses and owners. */
export const nameRules: Record<string, Rule> = {
  'name.generic': {
    group: 'identity',
    openOnly: true,
    title: { id: 'Nama usaha tidak menunjuk satu usaha', en: 'The name tells no one business' },
    advice: {
      id: 'Tanyakan nama yang dipakai pelanggan, atau pakai jenis usaha dan nama pemilik, misalnya “Warung Bu Sari”.',
      en: 'Ask what customers call it, or use the trade with the owner’s name, such as “Warung Bu Sari”.',
    },
    message: { id: 'Nama “{name}” terlalu umum untuk dikenali.', en: 'The name “{name}” is too general to be recognised.' },
    look: (e) => (namesNothing(e.name) || namesOnlyTrade(e.name) ? { params: { name: e.name }, about: e.name } : undefined),
  },
  'name.spaces': {
    group: 'identity',
    repairable: true,
    title: { id: 'Spasi berlebih pada nama usaha', en: 'Odd spaces in the name' },
    advice: { id: 'Aman diperbaiki sekaligus: hanya spasinya yang dirapikan.', en: 'Safe to repair in bulk: only the spaces change.' },
    message: { id: 'Nama usaha berisi spasi berlebih; seharusnya “{to}”.', en: 'The name holds odd spaces; it should be “{to}”.' },
    look: (e) => spaced('enterprise', 'name', e.name),
  },
  'name.capitals': {
    group: 'identity',
    repairable: true,
    title: { id: 'Nama usaha huruf besar semua', en: 'The name is all in capitals' },
    advice: {
      id: 'Periksa contohnya, lalu perbaiki sekaligus. Singkatan seperti UD, CV, PT tetap huruf besar. Terima bila mereknya memang begitu.',
      en: 'Look at the examples, then repair in bulk. Short forms such as UD, CV, PT stay. Accept it where the brand is written so.',
    },
    message: { id: 'Nama “{name}” dapat ditulis “{to}”.', en: 'The name “{name}” can be written “{to}”.' },
    look: (e) => recased('enterprise', 'name', e.name),
  },
  'owner.nameGeneric': {
    group: 'identity',
    openOnly: true,
    title: { id: 'Nama pemilik kosong atau asal isi', en: 'The owner’s name is empty or made up' },
    advice: { id: 'Tulis nama seperti di KTP, di halaman pemilik.', en: 'Write the name as on the card, on the owner’s page.' },
    message: { id: 'Nama pemilik tercatat “{name}”.', en: 'The owner’s name is recorded as “{name}”.' },
    look: ({ owner }) => (owner && namesNothing(owner.fullName) ? { params: { name: owner.fullName }, about: owner.fullName } : undefined),
  },
  'owner.nameSpaces': {
    group: 'identity',
    repairable: true,
    title: { id: 'Spasi berlebih pada nama pemilik', en: 'Odd spaces in the owner’s name' },
    advice: { id: 'Aman diperbaiki sekaligus: hanya spasinya yang dirapikan.', en: 'Safe to repair in bulk: only the spaces change.' },
    message: { id: 'Nama pemilik berisi spasi berlebih; seharusnya “{to}”.', en: 'The owner’s name holds odd spaces; it should be “{to}”.' },
    look: ({ owner }) => (owner ? spaced('owner', 'fullName', owner.fullName) : undefined),
  },
  'owner.nameCapitals': {
    group: 'identity',
    repairable: true,
    title: { id: 'Nama pemilik huruf besar semua', en: 'The owner’s name is all in capitals' },
    advice: {
      id: 'KTP menulis nama dengan huruf besar. Agar surat dan sertifikat rapi, perbaiki sekaligus.',
      en: 'Cards print names in capitals. For tidy letters and certificates, repair them in bulk.',
    },
    message: { id: 'Nama pemilik “{name}” dapat ditulis “{to}”.', en: 'The owner’s name “{name}” can be written “{to}”.' },
    look: ({ owner }) => (owner ? recased('owner', 'fullName', owner.fullName) : undefined),
  },
};

import type { CalendarDay } from '#core/dates.ts';
import type { OwnerForChecks } from '#modules/registry/index.ts';
import { numberIn } from './types.ts';
import type { Found, Rule } from './types.ts';

/** Rules about who the owner is. An identity number is never repaired by itself. */
export const identityRules: Record<string, Rule> = {
  'owner.missing': {
    group: 'identity',
    openOnly: true,
    title: { id: 'Pemilik belum dicatat', en: 'No owner is recorded' },
    advice: {
      id: 'Tanyakan nama dan NIK pemilik saat kunjungan, lalu tambahkan pemilik di halaman usaha.',
      en: 'Ask the owner’s name and NIK at a visit, then add the owner on the page of the business.',
    },
    message: { id: 'Usaha ini belum punya pemilik dalam data.', en: 'This business has no owner in the registry yet.' },
    look: (e) => (e.owner === null ? {} : undefined),
  },
  'nik.missing': {
    group: 'identity',
    openOnly: true,
    title: { id: 'NIK belum dicatat', en: 'No NIK is recorded' },
    advice: {
      id: 'Minta KTP pemilik, lalu isi NIK di halaman pemilik. Tanpa NIK, data ganda sulit dikenali.',
      en: 'Ask for the owner’s card and enter the NIK on the owner’s page. Without it, duplicates are hard to see.',
    },
    message: { id: 'Pemilik belum punya NIK dalam data.', en: 'The owner has no NIK in the registry yet.' },
    look: (e) => (e.owner && !e.owner.nik ? {} : undefined),
  },
  'nik.invalidProvince': {
    group: 'identity',
    title: { id: 'Kode provinsi dalam NIK salah', en: 'The province code in the NIK is wrong' },
    advice: {
      id: 'Cocokkan dua angka pertama NIK dengan KTP, lalu perbaiki di halaman pemilik.',
      en: 'Compare the first two digits of the NIK with the card and correct them on the owner’s page.',
    },
    message: { id: 'NIK {mask}: dua angka pertamanya bukan kode provinsi.', en: 'NIK {mask}: its first two digits are no province code.' },
    look: ({ owner }) => (owner?.nik?.wrong?.code === 'nik.province' ? aboutNik(owner) : undefined),
  },
  'nik.invalid': {
    group: 'identity',
    title: { id: 'NIK tidak mungkin benar', en: 'The NIK cannot be right' },
    advice: { id: 'Ketik ulang NIK dari KTP di halaman pemilik.', en: 'Type the NIK again from the card, on the owner’s page.' },
    message: { id: 'NIK {mask}: {why}', en: 'NIK {mask}: {why}' },
    look: ({ owner }) => {
      const wrong = owner?.nik?.wrong;
      return owner && wrong && wrong.code !== 'nik.province' ? aboutNik(owner, { why: wrong.code, ...wrong.params }) : undefined;
    },
  },
  'nik.birthDateDiffers': {
    group: 'identity',
    title: { id: 'Tanggal lahir berbeda dari NIK', en: 'The date of birth differs from the NIK' },
    advice: {
      id: 'Lihat KTP. Bila NIK dan tanggal lahir memang tercetak begitu, terima temuan ini: NIK tidak pernah diubah.',
      en: 'Look at the card. If NIK and date are printed so, accept the finding: a NIK never changes.',
    },
    message: {
      id: 'Tanggal lahir tercatat {day}, tetapi NIK {mask} memuat tanggal lain.',
      en: 'The date of birth is recorded as {day}, but the NIK {mask} holds another.',
    },
    look: ({ owner }) =>
      owner?.nik && !owner.nik.wrong && owner.birthDate && !owner.nik.born.includes(owner.birthDate)
        ? aboutNik(owner, { day: owner.birthDate })
        : undefined,
  },
  'nik.sexDiffers': {
    group: 'identity',
    title: { id: 'Jenis kelamin berbeda dari NIK', en: 'The sex differs from the NIK' },
    advice: {
      id: 'Lihat KTP. Perbaiki jenis kelamin di halaman pemilik, atau terima bila KTP memang begitu.',
      en: 'Look at the card. Correct the sex on the owner’s page, or accept it if the card says so.',
    },
    message: { id: 'Jenis kelamin tercatat berbeda dari NIK {mask}.', en: 'The recorded sex differs from the NIK {mask}.' },
    look: ({ owner }) => (owner?.nik && !owner.nik.wrong && owner.sex && owner.nik.sex !== owner.sex ? aboutNik(owner, {}, owner.sex) : undefined),
  },
  'nik.issuedElsewhere': {
    group: 'identity',
    title: { id: 'NIK diterbitkan di daerah lain', en: 'The NIK was issued elsewhere' },
    advice: {
      id: 'Ini bukan kesalahan: pemilik mungkin pindah. Pastikan ia memang berusaha di sini, lalu terima.',
      en: 'This is no mistake: the owner may have moved. Make sure that the business is here, then accept it.',
    },
    message: {
      id: 'NIK {mask} pertama kali diterbitkan di daerah berkode {place}.',
      en: 'The NIK {mask} was first issued in the regency with code {place}.',
    },
    look: ({ owner }, { regency }) =>
      owner?.nik && !owner.nik.wrong && owner.nik.issuedIn !== regency ? aboutNik(owner, { place: owner.nik.issuedIn }) : undefined,
  },
  'owner.young': {
    group: 'identity',
    title: { id: 'Pemilik di bawah umur KTP', en: 'The owner is younger than a card holder' },
    advice: {
      id: 'Periksa tanggal lahir di KTP. Bila pemilik memang masih di bawah umur, catat orang tua atau walinya.',
      en: 'Check the date of birth on the card. If the owner is that young, record a parent or guardian.',
    },
    message: { id: 'Menurut tanggal lahirnya, pemilik berumur {n} tahun.', en: 'By the date of birth the owner is {n} years old.' },
    look: ({ owner }, { today }, value) => {
      const age = ageOf(owner, today);
      return age !== undefined && age < numberIn(value, 'years') ? { params: { n: Math.max(0, age) }, about: bornOn(owner) ?? '' } : undefined;
    },
  },
  'owner.tooOld': {
    group: 'identity',
    openOnly: true,
    title: { id: 'Umur pemilik tidak wajar', en: 'The owner’s age is not plausible' },
    advice: {
      id: 'Periksa tahun lahir di KTP. Bila pemilik sudah meninggal, catat penerusnya.',
      en: 'Check the year of birth on the card. If the owner has died, record who carries on.',
    },
    message: { id: 'Menurut tanggal lahirnya, pemilik berumur {n} tahun.', en: 'By the date of birth the owner is {n} years old.' },
    look: ({ owner }, { today }, value) => {
      const age = ageOf(owner, today);
      return age !== undefined && age > numberIn(value, 'years') ? { params: { n: age }, about: bornOn(owner) ?? '' } : undefined;
    },
  },
};

function aboutNik(owner: OwnerForChecks, params: Found['params'] = {}, more = ''): Found {
  return { params: { mask: owner.nikMask ?? '', ...params }, about: [owner.nikMask, owner.birthDate, more].filter(Boolean).join(' ') };
}

/** The date of birth as stated. The two digits of a NIK tell no century, so that nobody is made a child by them. */
export function bornOn(owner: OwnerForChecks | null): CalendarDay | undefined {
  return owner?.birthDate ?? undefined;
}

/** Whole years on a day; the birthday counts. */
export function ageOf(owner: OwnerForChecks | null, today: CalendarDay): number | undefined {
  const born = bornOn(owner);
  if (born === undefined) return undefined;
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return today.slice(5) >= born.slice(5) ? years : years - 1;
}

import { defineProblems } from '#core/problem.ts';
import { describeFields } from '#platform/pipeline/parse.ts';

export const accountProblems = defineProblems({
  'accounts.wrongSignIn': {
    status: 401,
    text: {
      id: 'Nama pengguna atau kata sandi salah. Lupa? Minta tautan baru kepada petugas dinas.',
      en: 'User name or password is wrong. Forgotten? Ask an officer of the agency for a new link.',
    },
  },
  'accounts.invitationGone': {
    status: 410,
    text: {
      id: 'Tautan ini sudah dipakai atau kedaluwarsa. Minta yang baru kepada petugas dinas.',
      en: 'This link was used or has expired. Ask an officer of the agency for a new one.',
    },
  },
  'accounts.roleNotYours': {
    status: 403,
    text: { id: 'Peran ini hanya boleh diberikan atau dicabut oleh admin.', en: 'Only an admin may grant or revoke this role.' },
  },
  'accounts.personNotYours': {
    status: 403,
    text: { id: 'Akun admin dan petugas hanya boleh diubah oleh admin.', en: 'Only an admin may change the accounts of admins and officers.' },
  },
  'accounts.lastAdmin': {
    status: 409,
    text: { id: 'Ini admin terakhir. Angkat admin lain dahulu.', en: 'This is the last admin. Appoint another first.' },
  },
  'accounts.notYourself': {
    status: 409,
    text: { id: 'Anda tidak dapat menonaktifkan akun sendiri.', en: 'You cannot deactivate your own account.' },
  },
  'accounts.areaOutside': {
    status: 422,
    text: { id: 'Wilayah {area} tidak ada di kabupaten/kota ini.', en: 'The area {area} is not in this regency.' },
  },
  'accounts.roleNeedsArea': { status: 422, text: { id: 'Peran ini harus diberi wilayah kerja.', en: 'This role must be given an area.' } },
  'accounts.roleNeedsOne': {
    status: 422,
    text: {
      id: 'Peran ini harus diberi satu wilayah atau satu usaha, tidak keduanya.',
      en: 'This role must be given either an area or a subject, not both.',
    },
  },
});

describeFields({
  'accounts.userNameTaken': {
    id: 'Nama pengguna “{userName}” sudah dipakai. Pilih yang lain.',
    en: 'The user name “{userName}” is taken. Choose another.',
  },
  'accounts.userName': {
    id: 'Nama pengguna 3–40 huruf kecil, angka, titik, atau garis; tanpa spasi.',
    en: 'A user name has 3–40 small letters, digits, dots or dashes; no spaces.',
  },
  'accounts.passwordShort': {
    id: 'Kata sandi paling sedikit 10 huruf. Beberapa kata biasa yang digabung sudah cukup kuat.',
    en: 'A password has at least 10 characters. A few ordinary words together are strong enough.',
  },
  'accounts.passwordWrong': { id: 'Kata sandi sekarang tidak cocok.', en: 'The current password does not match.' },
  'accounts.area': { id: 'Kode wilayah ditulis seperti 35.74.01.1001.', en: 'A region code is written like 35.74.01.1001.' },
  'accounts.roleMissing': { id: 'Pilih paling sedikit satu peran.', en: 'Choose at least one role.' },
});

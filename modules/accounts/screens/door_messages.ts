import { defineMessages } from '#ui/i18n.tsx';

export const useDoorText = defineMessages({
  claim1: { id: 'Satu data usaha.', en: 'One register of enterprises.' },
  claim2: { id: 'Pilihan yang adil.', en: 'Choices that are fair.' },
  claim3: { id: 'Janji yang tidak terlupa.', en: 'Promises that are kept.' },
  signIn: { id: 'Masuk', en: 'Sign in' },
  forgotten: {
    id: 'Lupa kata sandi? Minta tautan baru kepada petugas dinas.',
    en: 'Forgot your password? Ask an officer of the agency for a new link.',
  },
  wait: { id: 'Terlalu banyak percobaan', en: 'Too many attempts' },
  waitWhy: {
    id: 'Demi keamanan akun, masuk dengan kata sandi dijeda sebentar. Yang Anda ketik tetap di sini.',
    en: 'To protect the account, signing in is paused for a while. What you typed stays here.',
  },
  waitFor: { id: 'Coba lagi dalam {time}', en: 'Try again in {time}' },
  minutes: { id: '{minutes} menit {seconds} detik', en: '{minutes} min {seconds} s' },
  seconds: { id: '{seconds} detik', en: '{seconds} s' },
  demo: { id: 'Coba sebagai …', en: 'Try it as …' },
  demoWhy: {
    id: 'Ini kota contoh: semua orang dan usahanya rekaan. Sentuh satu nama untuk masuk.',
    en: 'This is a demo town: all its people and enterprises are invented. Tap a name to sign in.',
  },
  demoPassword: { id: 'Kata sandi semua akun contoh: {password}', en: 'Password of every demo account: {password}' },
  demoCount: { id: '{count} orang', en: '{count} people' },
  welcome: { id: 'Selamat datang, {name}', en: 'Welcome, {name}' },
  invitedBy: {
    id: '{agency} membuatkan akun untuk Anda. Buat kata sandi sendiri, lalu Anda langsung masuk.',
    en: '{agency} has made an account for you. Choose your own password and you are in.',
  },
  validUntil: { id: 'Tautan berlaku sampai', en: 'The link is valid until' },
  newPassword: { id: 'Kata sandi baru', en: 'New password' },
  advice: {
    id: 'Paling sedikit 10 huruf. Tiga atau empat kata biasa mudah diingat dan kuat. Jangan pakai tanggal lahir.',
    en: 'At least 10 characters. Three or four ordinary words are easy to remember and strong. Do not use your birthday.',
  },
  tooShort: { id: 'Baru {count} huruf; paling sedikit 10.', en: 'Only {count} characters; at least 10 are needed.' },
  accept: { id: 'Simpan kata sandi dan masuk', en: 'Save the password and sign in' },
  gone: { id: 'Tautan ini tidak berlaku lagi', en: 'This link is no longer valid' },
  goneWhy: {
    id: 'Tautan hanya dapat dipakai sekali dan berlaku 7 hari. Minta tautan baru kepada petugas dinas yang mengirimnya; akun Anda tidak hilang.',
    en: 'A link works once and lasts 7 days. Ask the officer who sent it for a new one; your account is not lost.',
  },
  goneSignIn: { id: 'Sudah punya kata sandi? Masuk', en: 'Already have a password? Sign in' },
});

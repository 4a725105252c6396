import type { Text } from '#core/text.ts';

/** A sentence for each code of the identifiers. */
export const identifierMessages: Record<string, Text> = {
  'nik.digitsLost': {
    id: 'Excel membulatkan NIK ini sehingga angka terakhirnya hilang. Jadikan kolom NIK berformat Teks, lalu ketik ulang dari KTP.',
    en: 'Excel rounded this NIK and its last digits are gone. Make the NIK column text and type it again from the card.',
  },
  'nik.characters': {
    id: 'NIK hanya berisi angka; di sini ada huruf atau tanda lain. Ketik ulang dari KTP.',
    en: 'A NIK has digits only; here are letters or other marks. Type it again from the card.',
  },
  'nik.dummy': {
    id: 'NIK ini tampak asal isi. Tulis NIK dari KTP, atau kosongkan bila belum ada.',
    en: 'This NIK looks made up. Write the one on the card, or leave it empty if there is none yet.',
  },
  'nik.length': {
    id: 'NIK harus 16 angka; yang ini {n}. Periksa angka terakhir.',
    en: 'A NIK has 16 digits; this one has {n}. Check the last digits.',
  },
  'nik.province': {
    id: 'NIK dimulai dengan kode provinsi; {province} bukan kode provinsi. Periksa dua angka pertama.',
    en: 'A NIK begins with a province code; {province} is none. Check the first two digits.',
  },
  'nik.region': {
    id: 'Kode kabupaten atau kecamatan dalam NIK ini 00. Periksa enam angka pertama.',
    en: 'The regency or district code in this NIK is 00. Check the first six digits.',
  },
  'nik.date': {
    id: 'Angka ke-7 sampai ke-12 NIK adalah tanggal lahir, dan tanggal ini tidak ada. Periksa lagi; mungkin yang tertulis nomor KK.',
    en: 'Digits 7 to 12 of a NIK are a date of birth, and this date does not exist. Check it; it may be the family card number.',
  },
  'nik.serial': {
    id: 'Empat angka terakhir NIK tidak mungkin 0000. Mungkin Excel membulatkannya; ketik ulang dari KTP.',
    en: 'The last four digits of a NIK cannot be 0000. Excel may have rounded it; type it again from the card.',
  },
  'nik.birthDateDiffers': {
    id: 'Tanggal lahir dalam NIK berbeda dari tanggal lahir yang tertulis. NIK tidak pernah diubah; pastikan keduanya dari KTP yang sama.',
    en: 'The date of birth in the NIK differs from the one written. A NIK never changes; make sure both are from the same card.',
  },
  'nik.sexDiffers': {
    id: 'Jenis kelamin dalam NIK berbeda dari yang tertulis. Pastikan NIK ini milik orang tersebut.',
    en: 'The sex in the NIK differs from the one written. Make sure that this NIK is this person’s.',
  },
  'phone.digitsLost': {
    id: 'Excel memotong nomor ini dan sebagian angkanya hilang. Tulis ulang nomornya; jadikan kolomnya berformat Teks.',
    en: 'Excel cut this number and some digits are gone. Write it again, in a column formatted as text.',
  },
  'phone.characters': {
    id: 'Nomor telepon hanya berisi angka. Tulis seperti 081234567xxx.',
    en: 'A telephone number has digits only. Write it like 081234567xxx.',
  },
  'phone.prefix': {
    id: 'Nomor ini tidak dimulai dengan 08, +62, atau kode kota. Periksa awalnya.',
    en: 'This number does not begin with 08, +62 or a city code. Check its beginning.',
  },
  'phone.dummy': {
    id: 'Nomor ini tampak asal isi. Tulis nomor yang benar, atau kosongkan.',
    en: 'This number looks made up. Write the right one, or leave it empty.',
  },
  'phone.short': {
    id: 'Nomor ini terlalu pendek ({n} angka). Mungkin ada angka yang tertinggal.',
    en: 'This number is too short ({n} digits). Some may be missing.',
  },
  'phone.long': {
    id: 'Nomor ini terlalu panjang ({n} angka). Periksa; dua nomor dipisah dengan garis miring.',
    en: 'This number is too long ({n} digits). Check it; put a slash between two numbers.',
  },
  'phone.second': { id: 'Ada dua nomor dalam satu sel; yang pertama dipakai.', en: 'There are two numbers in one cell; the first one is used.' },
  'phone.foreign': { id: 'Ini nomor luar negeri.', en: 'This is a number abroad.' },
  'nib.digitsLost': {
    id: 'Excel memotong NIB ini dan sebagian angkanya hilang. Tulis ulang dari lembar NIB; jadikan kolomnya berformat Teks.',
    en: 'Excel cut this NIB and some digits are gone. Write it again from the NIB paper, in a column formatted as text.',
  },
  'nib.characters': { id: 'NIB hanya berisi angka, 13 angka.', en: 'A NIB has digits only, 13 of them.' },
  'nib.dummy': {
    id: 'NIB ini tampak asal isi. Tulis NIB yang benar, atau kosongkan.',
    en: 'This NIB looks made up. Write the right one, or leave it empty.',
  },
  'nib.lostZero': {
    id: 'NIB harus 13 angka; yang ini 12. Mungkin nol di depannya hilang: {suggestion}.',
    en: 'A NIB has 13 digits; this one has 12. Its first zero may be lost: {suggestion}.',
  },
  'nib.length': { id: 'NIB harus 13 angka; yang ini {n}.', en: 'A NIB has 13 digits; this one has {n}.' },
  'npwp.digitsLost': {
    id: 'Excel memotong NPWP ini dan sebagian angkanya hilang. Tulis ulang; jadikan kolomnya berformat Teks.',
    en: 'Excel cut this NPWP and some digits are gone. Write it again, in a column formatted as text.',
  },
  'npwp.characters': { id: 'NPWP hanya berisi angka, titik, dan garis.', en: 'An NPWP has digits, dots and dashes only.' },
  'npwp.dummy': {
    id: 'NPWP ini tampak asal isi. Tulis NPWP yang benar, atau kosongkan.',
    en: 'This NPWP looks made up. Write the right one, or leave it empty.',
  },
  'npwp.length': {
    id: 'NPWP harus 16 angka (atau 15 angka bentuk lama); yang ini {n}.',
    en: 'An NPWP has 16 digits (or 15 in the old form); this one has {n}.',
  },
  'npwp.notNik': {
    id: 'NPWP orang pribadi sama dengan NIK, dan ini bukan NIK yang benar. Periksa angkanya.',
    en: 'The NPWP of a person is their NIK, and this is not a valid one. Check its digits.',
  },
  'npwp.checkDigit': {
    id: 'Angka ke-9 NPWP ini tidak cocok dengan delapan angka pertama. Periksa apakah ada yang salah ketik.',
    en: 'The ninth digit of this NPWP does not fit the first eight. Check for a typing mistake.',
  },
  'pirt.characters': {
    id: 'Nomor P-IRT berisi 15 angka, misalnya 2063574010012-29.',
    en: 'A P-IRT number has 15 digits, for example 2063574010012-29.',
  },
  'pirt.dummy': {
    id: 'Nomor P-IRT ini tampak asal isi. Tulis nomor pada label, atau kosongkan.',
    en: 'This P-IRT number looks made up. Write the one on the label, or leave it empty.',
  },
  'pirt.length': { id: 'Nomor P-IRT harus 15 angka; yang ini {n}.', en: 'A P-IRT number has 15 digits; this one has {n}.' },
  'pirt.old': {
    id: 'Ini nomor P-IRT lama (12 angka). Periksa apakah sudah diperpanjang.',
    en: 'This is an old P-IRT number (12 digits). Check whether it has been renewed.',
  },
  'pirt.packaging': {
    id: 'Angka pertama P-IRT adalah jenis kemasan, 1 sampai 8. Periksa angka pertamanya.',
    en: 'The first digit of a P-IRT number is the packaging, 1 to 8. Check it.',
  },
  'bpom.noLetters': {
    id: 'Nomor BPOM dimulai dengan huruf, misalnya MD atau ML. Tambahkan hurufnya.',
    en: 'A BPOM number begins with letters, such as MD or ML. Add them.',
  },
  'bpom.shape': { id: 'Nomor BPOM ditulis MD atau ML diikuti 12 angka.', en: 'A BPOM number is MD or ML and 12 digits.' },
  'halal.decree': {
    id: 'Ini nomor ketetapan halal (KH). Yang dicatat nomor sertifikat, dimulai dengan ID.',
    en: 'This is the number of the decree (KH). What is recorded is the certificate number, beginning with ID.',
  },
  'halal.old': {
    id: 'Ini nomor sertifikat MUI yang lama. Yang dicatat nomor sertifikat BPJPH, dimulai dengan ID.',
    en: 'This is an old MUI number. What is recorded is the BPJPH certificate number, beginning with ID.',
  },
  'halal.shape': { id: 'Nomor sertifikat halal ditulis ID diikuti 17 angka.', en: 'A halal certificate number is ID and 17 digits.' },
  'halal.noLetters': {
    id: 'Nomor sertifikat halal dimulai dengan ID. Mungkin maksudnya {suggestion}.',
    en: 'A halal certificate number begins with ID. Perhaps {suggestion} is meant.',
  },
  'halal.length': {
    id: 'Nomor sertifikat halal harus 17 angka sesudah ID; yang ini {n}.',
    en: 'A halal certificate number has 17 digits after ID; this one has {n}.',
  },
  'kbli.text': {
    id: 'KBLI harus kode 5 angka; di sini tidak ada kode. Cari kodenya di halaman KBLI.',
    en: 'KBLI must be a code of 5 digits; there is none here. Look it up on the KBLI page.',
  },
  'kbli.several': {
    id: 'Ada {n} kode KBLI dalam satu sel; yang pertama dipakai.',
    en: 'There are {n} KBLI codes in one cell; the first one is used.',
  },
  'kbli.lostZero': { id: 'Kode KBLI ini 4 angka; nol di depannya dikembalikan.', en: 'This KBLI code has 4 digits; the zero in front was put back.' },
  'kbli.length': { id: 'Kode KBLI harus 5 angka; yang ini {n}.', en: 'A KBLI code has 5 digits; this one has {n}.' },
  'document.noNumber': {
    id: 'Tertulis ada, tetapi tanpa nomor. Nomornya dapat dilengkapi nanti.',
    en: 'It says there is one, but not its number. The number can be added later.',
  },
};

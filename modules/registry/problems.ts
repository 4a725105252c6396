import { defineProblems } from '#core/problem.ts';
import { describeFields } from '#platform/pipeline/parse.ts';
import { identifierMessages } from './rules/identifiers/index.ts';

export const registryProblems = defineProblems({
  'registry.nikTaken': {
    status: 409,
    text: {
      id: 'NIK ini sudah tercatat atas nama {name}. Pakai pemilik itu, atau periksa lagi angkanya.',
      en: 'This NIK is already recorded for {name}. Use that owner, or check the digits.',
    },
  },
  'registry.nikTakenElsewhere': {
    status: 409,
    text: {
      id: 'NIK ini sudah tercatat di wilayah lain. Periksa lagi angkanya; bila benar, cari pemilik itu dengan NIK-nya dan pakai datanya.',
      en: 'This NIK is already recorded in another area. Check the digits; if they are right, find that owner by the NIK and use their record.',
    },
  },
  'registry.sameBusiness': {
    status: 409,
    text: {
      id: '{owner} sudah punya usaha bernama “{name}”. Buka usaha itu, atau beri nama yang membedakan.',
      en: '{owner} already has an enterprise named “{name}”. Open it, or give a name that tells them apart.',
    },
  },
  'registry.sameBusinessElsewhere': {
    status: 409,
    text: {
      id: 'Pemilik ini sudah punya usaha dengan nama itu di wilayah lain. Beri nama yang membedakan, atau tanyakan kepada dinas.',
      en: 'This owner already has an enterprise of that name in another area. Give a name that tells them apart, or ask the agency.',
    },
  },
  'registry.ownerMissing': {
    status: 422,
    text: { id: 'Pilih pemilik yang sudah tercatat, atau isi data pemilik baru.', en: 'Choose a known owner, or fill in a new one.' },
  },
  'registry.documentTaken': {
    status: 409,
    text: { id: 'Nomor {number} sudah tercatat pada usaha “{name}”.', en: 'Number {number} is already recorded for “{name}”.' },
  },
  'registry.documentTakenElsewhere': {
    status: 409,
    text: {
      id: 'Nomor {number} sudah tercatat pada usaha di wilayah lain. Periksa lagi angkanya; bila benar, tanyakan kepada dinas.',
      en: 'Number {number} is already recorded for an enterprise in another area. Check the digits; if they are right, ask the agency.',
    },
  },
  'registry.conflictSettled': {
    status: 409,
    text: {
      id: 'Isian ini sudah diputuskan, atau pilihannya berubah. Muat ulang halaman ini.',
      en: 'This was decided already, or the versions have changed. Load this page again.',
    },
  },
  'registry.alreadyThere': { status: 409, text: { id: 'Data ini sudah tercatat.', en: 'This is recorded already.' } },
  'registry.merged': {
    status: 409,
    text: {
      id: 'Catatan ini sudah digabung ke “{name}”. Buka usaha itu dan ubah di sana.',
      en: 'This record was merged into “{name}”. Open that enterprise and change it there.',
    },
  },
  'registry.mergedElsewhere': {
    status: 409,
    text: {
      id: 'Catatan ini sudah digabung dengan usaha di wilayah lain. Tanyakan kepada dinas.',
      en: 'This record was merged with an enterprise in another area. Ask the agency.',
    },
  },
  'registry.ownerMerged': {
    status: 409,
    text: {
      id: 'Pemilik ini sudah digabung ke “{name}”. Buka pemilik itu dan ubah di sana.',
      en: 'This owner was merged into “{name}”. Open that owner and change it there.',
    },
  },
  'registry.ownerMergedElsewhere': {
    status: 409,
    text: {
      id: 'Pemilik ini sudah digabung dengan pemilik di wilayah lain. Tanyakan kepada dinas.',
      en: 'This owner was merged with an owner in another area. Ask the agency.',
    },
  },
  'registry.mergeSelf': {
    status: 422,
    text: { id: 'Pilih dua catatan yang berbeda untuk digabung.', en: 'Choose two different records to merge.' },
  },
  'registry.mergedAlready': {
    status: 409,
    text: {
      id: 'Salah satu catatan sudah digabung dengan yang lain. Muat ulang halaman ini.',
      en: 'One of the records was merged with another one already. Load this page again.',
    },
  },
  'registry.splitAlready': { status: 409, text: { id: 'Penggabungan ini sudah dibatalkan.', en: 'This merge was undone already.' } },
  'registry.exportTooLarge': {
    status: 422,
    text: {
      id: 'Excel memuat paling banyak {limit} baris; hasil saringan ini {rows}. Pilih CSV, atau persempit saringan.',
      en: 'Excel holds at most {limit} rows; this list has {rows}. Choose CSV, or narrow the filter.',
    },
  },
  'registry.exportNotReady': { status: 409, text: { id: 'Berkas ini belum siap.', en: 'This file is not ready yet.' } },
  'registry.noFile': { status: 404, text: { id: 'Dokumen ini belum dilampiri berkas.', en: 'No file is attached to this document.' } },
});

describeFields({
  ...identifierMessages,
  'registry.area': { id: 'Kode wilayah ditulis seperti 35.74.01.1001.', en: 'A region code is written like 35.74.01.1001.' },
  'registry.areaUnknown': {
    id: 'Wilayah ini tidak ada di kabupaten/kota ini. Pilih kelurahan dari daftar.',
    en: 'This area is not in this regency. Choose a village from the list.',
  },
  'registry.year': { id: 'Tahun di luar batas yang masuk akal.', en: 'The year is out of a sensible range.' },
  'registry.yearFuture': { id: 'Tahun ini belum terjadi.', en: 'This year has not happened yet.' },
  'registry.yearTwice': {
    id: 'Tahun {year} tertulis dua kali. Gabungkan angkanya.',
    en: 'The year {year} is there twice. Put its figures together.',
  },
  'registry.visitFuture': {
    id: 'Waktu kunjungan lebih dari {hours} jam di depan. Betulkan jam di HP ini, lalu kirim lagi.',
    en: 'The visit is more than {hours} hours ahead. Set the clock of this phone right, then send it again.',
  },
  'registry.visitEarly': {
    id: 'Waktu kunjungan sebelum {day}. Betulkan tanggal di HP ini, lalu kirim lagi.',
    en: 'The visit is before {day}. Set the date of this phone right, then send it again.',
  },
  'registry.fieldTwice': { id: 'Isian ini tertulis dua kali. Pakai satu saja.', en: 'This field is there twice. Keep one of them.' },
  'registry.ownerUnknown': {
    id: 'Usaha ini tidak punya pemilik yang tercatat. Hapus isian pemilik ini, lalu catat pemiliknya di halaman usaha.',
    en: 'No owner is recorded for this enterprise. Take this entry out and record the owner on the enterprise’s page.',
  },
  'registry.dayFuture': { id: 'Tanggal ini belum terjadi.', en: 'This date has not happened yet.' },
  'registry.expiryBeforeIssue': { id: 'Tanggal berakhir lebih awal daripada tanggal terbit.', en: 'It expires before it was issued.' },
  'registry.coordinate': { id: 'Koordinat di luar bumi.', en: 'The coordinates are not on earth.' },
  'registry.coordinateHalf': { id: 'Lintang dan bujur harus diisi keduanya.', en: 'Latitude and longitude must both be given.' },
  'registry.coordinateFar': {
    id: 'Titik ini lebih dari {km} km dari wilayah ini. Periksa tanda minus dan urutan lintang–bujur.',
    en: 'This point lies more than {km} km from the area. Check the minus sign and the order.',
  },
  'registry.kbliUnknown': {
    id: 'Kode KBLI {code} tidak ada dalam daftar versi {version}. Cari dengan nama kegiatannya.',
    en: 'KBLI code {code} is not in the list of version {version}. Search by the name of the activity.',
  },
  'registry.kbli': { id: 'KBLI terdiri dari 5 angka.', en: 'A KBLI code has 5 digits.' },
  'registry.clusterUnknown': { id: 'Klaster ini tidak ada dalam daftar.', en: 'This cluster is not in the list.' },
  'registry.clusterCode': { id: 'Kode klaster: huruf kecil, angka, garis bawah.', en: 'A cluster code has small letters, digits and underscores.' },
  'registry.email': {
    id: 'Alamat surel tidak lengkap, contoh: nama@contoh.id.',
    en: 'The e-mail address is not complete, for example name@example.org.',
  },
  'registry.columnsMissing': { id: 'Pilih paling sedikit satu kolom.', en: 'Choose at least one column.' },
  'registry.figuresMissing': { id: 'Isi modal, omzet, atau keduanya.', en: 'Fill in capital, turnover, or both.' },
});

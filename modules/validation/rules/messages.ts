import type { Text } from '#core/text.ts';
import { identifierMessages } from '#modules/registry/index.ts';

/** A sentence for everything that can be noticed about a row or a file. */
export const rowMessages: Record<string, Text> = {
  ...identifierMessages,
  'cell.error': {
    id: 'Sel ini berisi galat rumus Excel (#REF!, #N/A, …); dikosongkan. Betulkan rumusnya lalu unggah lagi.',
    en: 'This cell holds an error of an Excel formula (#REF!, #N/A, …); left empty. Mend the formula and upload again.',
  },
  'cell.notCalculated': {
    id: 'Rumus di sel ini belum dihitung; dikosongkan. Buka di Excel, simpan, lalu unggah lagi.',
    en: 'The formula in this cell was never calculated; left empty. Open it in Excel, save it, and upload again.',
  },
  'name.trial': {
    id: 'Nama ini tampak seperti isian percobaan. Tulis nama yang sebenarnya, atau hapus barisnya.',
    en: 'This name looks like a trial entry. Write the real name, or delete the row.',
  },
  'text.cut': { id: 'Isi terlalu panjang dan dipotong menjadi {max} huruf.', en: 'Too long; cut to {max} characters.' },
  'email.shape': { id: 'Alamat email tidak berbentuk benar; dikosongkan.', en: 'The e-mail address is not well formed; left empty.' },
  'date.unreadable': {
    id: 'Tanggal lahir tidak terbaca; dikosongkan. Tulis seperti 17-08-1975.',
    en: 'The date of birth cannot be read; left empty. Write it like 17-08-1975.',
  },
  'date.impossible': {
    id: 'Tanggal lahir ini tidak ada di kalender atau tidak mungkin; dikosongkan.',
    en: 'This date of birth does not exist or is not possible; left empty.',
  },
  'date.serial': {
    id: 'Tanggal lahir berupa angka hitungan Excel; diubah menjadi tanggal.',
    en: 'The date of birth is a day number of Excel; made into a date.',
  },
  'date.twoDigitYear': {
    id: 'Tahun lahir hanya dua angka; tulis empat angka agar pasti.',
    en: 'The year of birth has two digits only; write four to be sure.',
  },
  'date.monthFirst': {
    id: 'Kolom ini menulis bulan dahulu; tanggal dibaca begitu.',
    en: 'This column writes the month first; the date is read that way.',
  },
  'money.range': { id: 'Nilai berupa kisaran, bukan angka; dikosongkan.', en: 'The amount is a range and not a number; left empty.' },
  'money.unreadable': { id: 'Nilai rupiah tidak terbaca; dikosongkan.', en: 'The amount of rupiah cannot be read; left empty.' },
  'money.tooHigh': {
    id: 'Nilai rupiah terlalu besar untuk usaha mikro; dikosongkan.',
    en: 'The amount of rupiah is too high to be right; left empty.',
  },
  'money.spelled': {
    id: 'Nilai ditulis dengan kata (jt, ribu); diubah menjadi angka.',
    en: 'The amount was written with a word (jt, ribu); made into a number.',
  },
  'money.monthly': { id: 'Omzet per bulan dikalikan 12 menjadi omzet setahun.', en: 'Turnover of a month, times 12 for the year.' },
  'count.unreadable': { id: 'Jumlah orang tidak terbaca; dikosongkan.', en: 'The number of people cannot be read; left empty.' },
  'workers.totalOnly': {
    id: 'Hanya jumlah tenaga kerja yang ditulis; laki-laki dan perempuan tetap kosong.',
    en: 'Only the total of workers is given; men and women stay empty.',
  },
  'year.unreadable': { id: 'Tahun berdiri tidak terbaca; dikosongkan.', en: 'The year of founding cannot be read; left empty.' },
  'choice.unknown': { id: 'Isi ini tidak dikenal sebagai salah satu pilihan; dikosongkan.', en: 'This is none of the known choices; left empty.' },
  'coordinate.unreadable': {
    id: 'Koordinat tidak terbaca; dikosongkan. Tulis seperti -7,7512 dan 113,2105.',
    en: 'The coordinates cannot be read; left empty. Write them like -7.7512 and 113.2105.',
  },
  'coordinate.outside': { id: 'Koordinat ini di luar Indonesia; dikosongkan.', en: 'These coordinates lie outside Indonesia; left empty.' },
  'coordinate.swapped': { id: 'Lintang dan bujur tertukar; dibetulkan.', en: 'Latitude and longitude were swapped; put right.' },
  'coordinate.far': {
    id: 'Titik ini jauh dari kabupaten/kota ini. Periksa apakah memang usaha di sini.',
    en: 'This point is far from this regency. Check that the business is here.',
  },
  'region.notYours': {
    id: 'Baris ini di luar wilayah Anda. Minta petugas wilayahnya, atau petugas kabupaten/kota, untuk mengimpornya.',
    en: 'This row lies outside your area. Ask the officer of that area, or of the regency, to import it.',
  },
  'region.unknown': {
    id: 'Nama kelurahan atau kecamatan ini tidak ada di kabupaten/kota ini; wilayahnya perlu dilengkapi.',
    en: 'There is no such village or district in this regency; the area has to be completed.',
  },
  'region.villageMissing': {
    id: 'Kelurahan tidak disebut; wilayahnya perlu dilengkapi.',
    en: 'The village is not named; the area has to be completed.',
  },
  'region.ambiguous': {
    id: 'Nama kelurahan ini cocok dengan lebih dari satu kelurahan; wilayahnya perlu dipilih.',
    en: 'This name fits more than one village; the area has to be chosen.',
  },
  'region.typo': { id: 'Ejaan kelurahan dibetulkan.', en: 'The spelling of the village was put right.' },
  'region.swapped': { id: 'Kecamatan dan kelurahan tertukar; dibetulkan.', en: 'District and village were swapped; put right.' },
  'region.otherRegency': { id: 'Kode wilayah ini bukan dari kabupaten/kota ini.', en: 'This region code is not of this regency.' },
  'region.codeDiffers': {
    id: 'Kode wilayah dan nama kelurahan berbeda; kodenya yang dipakai ({name}).',
    en: 'Region code and village name differ; the code is used ({name}).',
  },
  'region.districtDiffers': {
    id: 'Kelurahan ini ada di Kecamatan {name}, bukan di kecamatan yang tertulis.',
    en: 'This village is in the district {name}, not in the one written.',
  },
  'cluster.typo': { id: 'Ejaan kategori dibetulkan.', en: 'The spelling of the category was put right.' },
  'cluster.unknown': { id: 'Kategori ini tidak dikenal sebagai klaster.', en: 'This category is not known as a cluster.' },
  'nik.isFamilyCard': {
    id: 'Yang tertulis di kolom NIK adalah nomor KK. Tulis NIK dari KTP.',
    en: 'The NIK column holds the family card number. Write the NIK of the identity card.',
  },
  'nik.otherPerson': {
    id: 'NIK ini juga dipakai orang dengan nama yang jelas berbeda. Salah satunya keliru; periksa KTP keduanya.',
    en: 'This NIK is also used by a person of a clearly different name. One of them is wrong; check both cards.',
  },
  'nik.maybeSameBusiness': {
    id: 'Pemilik ini sudah punya usaha lain, dan di sini nama usaha tidak ditulis. Periksa apakah usaha yang sama.',
    en: 'This owner already has another business, and none is named here. Check whether it is the same.',
  },
  'owner.nameMissing': {
    id: 'Ada NIK, tetapi nama pemilik kosong. Tulis nama pemiliknya.',
    en: 'There is a NIK but no name of the owner. Write the name.',
  },
  'name.fromOwner': { id: 'Nama usaha kosong; dipakai nama pemilik.', en: 'The business has no name; the owner’s is used.' },
  'name.missing': { id: 'Nama usaha dan nama pemilik kosong. Isi salah satunya.', en: 'Neither business nor owner is named. Fill in one of them.' },
  'same.row': { id: 'Sama persis dengan baris {row}.', en: 'Exactly the same as row {row}.' },
  'same.nikAndName': { id: 'NIK dan nama usaha sama dengan baris {row}.', en: 'Same NIK and business name as row {row}.' },
  'same.nib': { id: 'NIB sama dengan baris {row}.', en: 'Same NIB as row {row}.' },
  'same.import': { id: 'Baris ini sudah pernah diimpor; tidak berubah.', en: 'This row was imported before; it is unchanged.' },
  'registry.nib': { id: 'NIB ini sudah tercatat di data usaha.', en: 'This NIB is already in the registry.' },
  'registry.nikAndName': {
    id: 'NIK dan nama usaha ini sudah tercatat di data usaha.',
    en: 'This NIK and business name are already in the registry.',
  },
  'registry.earlierImport': {
    id: 'Usaha ini sudah masuk lewat impor sebelumnya; isinya kini sedikit berbeda.',
    en: 'This business came in by an earlier import; its content differs a little now.',
  },
  'registry.filled': {
    id: 'Isian yang kosong di data usaha dilengkapi dari baris ini.',
    en: 'What was empty in the registry was filled in from this row.',
  },
  'similar.row': {
    id: 'Mirip dengan baris {row}: {words}. Sesudah dimasukkan, putuskan di Data ganda.',
    en: 'Looks like row {row}: {words}. Decide under Duplicates after it was put in.',
  },
  'similar.registry': {
    id: 'Mirip dengan {name} di data usaha: {words}. Sesudah dimasukkan, putuskan di Data ganda.',
    en: 'Looks like {name} in the registry: {words}. Decide under Duplicates after it was put in.',
  },
  'registry.appeared': {
    id: 'Usaha ini tercatat oleh orang lain sesudah uji coba; tidak dimasukkan dua kali.',
    en: 'Somebody recorded this business after the rehearsal; it was not put in twice.',
  },
  'file.otherRegion': {
    id: 'Wilayah pada {n} baris tidak dikenal di {name}. Bila berkas ini dari daerah lain, jangan dimasukkan; bila benar dari sini, usaha dicatat pada tingkat kabupaten/kota.',
    en: 'The area of {n} rows is not known in {name}. If this file is from elsewhere, do not put it in; if it is from here, businesses are recorded at the level of the regency.',
  },
  'file.far': { id: 'Titik peta pada {n} baris jauh dari {name}.', en: 'The map points of {n} rows are far from {name}.' },
  'file.nikShared': {
    id: 'Satu NIK dipakai pada {n} baris. Mungkin itu NIK petugas, bukan NIK pemilik usaha.',
    en: 'One NIK stands on {n} rows. It may be an officer’s and not the owners’.',
  },
  'file.otherSheets': {
    id: 'Hanya lembar “{name}” yang dibaca; ada {n} lembar lain yang juga tampak seperti daftar usaha.',
    en: 'Only the sheet “{name}” is read; {n} more look like lists of businesses.',
  },
  'file.constant': { id: 'Kolom “{name}” berisi nilai yang sama pada semua baris.', en: 'The column “{name}” holds the same value in every row.' },
};

const emptied = (id: string, en: string): Text => ({
  id: `NIK dikosongkan karena ${id}; lengkapi dari KTP.`,
  en: `The NIK was left empty because ${en}; complete it from the identity card.`,
});

/** A NIK that could not be kept and did not turn its row away. */
export const emptiedNik: Record<string, Text> = {
  'nik.digitsLost': emptied('Excel membulatkan angkanya', 'Excel rounded it'),
  'nik.characters': emptied('berisi huruf atau tanda lain', 'it holds letters or other marks'),
  'nik.dummy': emptied('tampak asal isi', 'it looks made up'),
  'nik.length': emptied('angkanya {n}, seharusnya 16', 'it has {n} digits instead of 16'),
  'nik.province': emptied('{province} di awalnya bukan kode provinsi', '{province} at its beginning is no province code'),
  'nik.region': emptied('kode kabupaten atau kecamatannya 00', 'its regency or district code is 00'),
  'nik.date': emptied(
    'tanggal lahir di dalamnya tidak ada; mungkin yang tertulis nomor KK',
    'the date of birth in it does not exist; it may be the family card number',
  ),
  'nik.serial': emptied('berakhir 0000, tanda dibulatkan Excel', 'it ends in 0000, a sign that Excel rounded it'),
  'nik.isFamilyCard': emptied('yang tertulis nomor KK', 'it is the family card number'),
};

/** Why a row below the header was passed over. */
export const skipMessages: Record<string, Text> = {
  numbering: { id: 'baris nomor kolom', en: 'row of column numbers' },
  total: { id: 'baris jumlah', en: 'row of totals' },
  repeatedHeader: { id: 'judul yang berulang', en: 'repeated header' },
  blank: { id: 'kosong', en: 'empty' },
  note: { id: 'catatan', en: 'note' },
};

export const notRegisterMessages: Record<string, Text> = {
  noHeader: { id: 'Judul kolom tidak ditemukan. Tunjuk barisnya.', en: 'No header was found. Point to its row.' },
  noRows: { id: 'Tidak ada baris data di bawah judul.', en: 'There are no rows below the header.' },
  countsPerArea: { id: 'Ini tabel jumlah per wilayah, bukan daftar usaha.', en: 'This is a table of counts per area, not a list of businesses.' },
};

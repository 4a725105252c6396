import { defineMessages } from '#ui/i18n.tsx';

export const useCentreText = defineMessages({
  lead: { id: 'Tempat usaha sejenis berkumpul dan dikenal bersama.', en: 'Places where enterprises of one kind gather and are known together.' },
  add: { id: 'Dirikan sentra', en: 'Found a centre' },
  edit: { id: 'Ubah sentra', en: 'Edit the centre' },
  empty: {
    id: 'Belum ada sentra yang dicatat. Sentra membuat usaha sejenis mudah ditemukan pembeli.',
    en: 'No centre is recorded yet. A centre makes enterprises of one kind easy to find.',
  },
  name: { id: 'Nama sentra', en: 'Name of the centre' },
  nameHint: { id: 'Contoh: Sentra Batik Kanigaran', en: 'For example: Kanigaran Batik Centre' },
  members: { id: 'Anggota', en: 'Members' },
  membersInArea: { id: 'Yang tampil hanya anggota di wilayah Anda.', en: 'Only members in your area are shown.' },
  exporters: { id: 'Pernah ekspor', en: 'Have exported' },
  noMembers: { id: 'Belum ada anggota. Masukkan dari halaman usahanya.', en: 'No members yet. Add them from the page of the enterprise.' },
  toList: { id: 'Buka di daftar usaha', en: 'Open in the list' },
  saved: { id: 'Sentra “{name}” tersimpan.', en: 'Centre “{name}” is saved.' },
  moved: {
    id: 'Sentra ini baru saja diubah orang lain. Isian Anda tetap di sini; simpan sekali lagi bila tetap ingin mengganti.',
    en: 'Somebody just changed this centre. What you typed is still here; save again to replace it.',
  },
  area: { id: 'Kelurahan', en: 'Village' },
  clusterLead: {
    id: 'Kelompok usaha menurut kabupaten/kota ini sendiri. Kuota undangan dan dokumen wajib mengikuti klaster.',
    en: 'The regency’s own groups. Quotas of invitations and required documents follow the cluster.',
  },
  clusterAdd: { id: 'Tambah klaster', en: 'Add a cluster' },
  clusterEdit: { id: 'Ubah klaster', en: 'Edit the cluster' },
  clusterCode: { id: 'Kode', en: 'Code' },
  clusterCodeHint: {
    id: 'Huruf kecil, angka, dan garis bawah; tidak dapat diubah lagi',
    en: 'Small letters, digits and underscores; it cannot be changed later',
  },
  clusterCodeMissing: { id: 'Isi kodenya, contoh: batik.', en: 'Fill in the code, for example: batik.' },
  clusterNameId: { id: 'Nama dalam bahasa Indonesia', en: 'Name in Indonesian' },
  clusterNameEn: { id: 'Nama dalam bahasa Inggris', en: 'Name in English' },
  clusterFood: { id: 'Klaster pangan', en: 'Food cluster' },
  clusterFoodHint: {
    id: 'Wajib P-IRT atau izin BPOM, dan sertifikat halal. Mengubahnya menghitung ulang legalitas semua usaha di klaster ini.',
    en: 'Needs P-IRT or BPOM, and halal. Changing it recomputes the legality of all its enterprises.',
  },
  clusterActive: { id: 'Dapat dipilih', en: 'Can be chosen' },
  clusterActiveHint: {
    id: 'Yang tidak dapat dipilih tetap tampil pada usaha yang sudah memakainya',
    en: 'One that cannot be chosen still shows on enterprises that have it',
  },
  clusterSort: { id: 'Urutan', en: 'Order' },
  clusterSaved: { id: 'Klaster “{name}” tersimpan.', en: 'Cluster “{name}” is saved.' },
  food: { id: 'Pangan', en: 'Food' },
  inactive: { id: 'Tidak dipakai lagi', en: 'No longer used' },
  used: { id: 'Dapat dipilih', en: 'Can be chosen' },
  state: { id: 'Keadaan', en: 'State' },
});

import type { Text } from '#core/text.ts';
import type { Formats } from '#ui/i18n.tsx';
import { defineMessages } from '#ui/i18n.tsx';

export const useAuditText = defineMessages({
  title: { id: 'Jejak', en: 'Trail' },
  lead: {
    id: 'Siapa melakukan apa, yang terbaru di atas. Setiap catatan disegel berantai beberapa detik kemudian: tidak ada yang dapat mengubah atau menghapusnya tanpa ketahuan.',
    en: 'Who did what, the newest first. Each entry is sealed into a chain seconds later: nobody can change or delete it unnoticed.',
  },
  event: { id: 'Kejadian', en: 'Event' },
  by: { id: 'Oleh', en: 'By' },
  about: { id: 'Tentang', en: 'About' },
  at: { id: 'Waktu', en: 'Time' },
  seal: { id: 'Segel', en: 'Seal' },
  sealed: { id: 'Tersegel', en: 'Sealed' },
  unsealed: { id: 'Menunggu segel', en: 'To be sealed' },
  system: { id: 'Sistem', en: 'System' },
  visitor: { id: 'Pengunjung tanpa akun', en: 'A visitor without account' },
  oneself: { id: 'Akunnya sendiri', en: 'Their own account' },
  unknownPerson: { id: 'Orang tak dikenal', en: 'Unknown person' },
  action: { id: 'Kejadian', en: 'Event' },
  everyAction: { id: 'Semua kejadian', en: 'Every event' },
  person: { id: 'Dilakukan oleh', en: 'Done by' },
  byPerson: { id: 'Oleh: {name}', en: 'By: {name}' },
  aboutSubject: { id: 'Tentang: {name}', en: 'About: {name}' },
  actionIs: { id: 'Kejadian: {name}', en: 'Event: {name}' },
  none: { id: 'Belum ada yang tercatat.', en: 'Nothing is recorded yet.' },
  noneFound: { id: 'Tidak ada catatan yang cocok dengan saringan ini.', en: 'No entry matches these filters.' },
  clear: { id: 'Lepas semua saringan', en: 'Remove all filters' },
  yes: { id: 'ya', en: 'yes' },
  no: { id: 'tidak', en: 'no' },
});

/** What happened, in words. An action that is not listed is shown by its name. */
export const actionWords: Record<string, Text> = {
  'accounts.signIn': { id: 'Masuk', en: 'Signed in' },
  'accounts.signOut': { id: 'Keluar', en: 'Signed out' },
  'accounts.changePassword': { id: 'Mengganti kata sandinya', en: 'Changed their password' },
  'accounts.endSession': { id: 'Mengeluarkan satu perangkat', en: 'Signed a device out' },
  'accounts.invitePerson': { id: 'Mengundang orang', en: 'Invited a person' },
  'accounts.acceptInvitation': { id: 'Membuat kata sandi dari tautan', en: 'Chose a password from a link' },
  'accounts.updatePerson': { id: 'Mengubah data orang', en: 'Changed a person’s details' },
  'accounts.resetPassword': { id: 'Membuat tautan kata sandi baru', en: 'Made a new-password link' },
  'accounts.grantRole': { id: 'Memberi peran', en: 'Granted a role' },
  'accounts.revokeRole': { id: 'Mencabut peran', en: 'Revoked a role' },
  'accounts.setPersonActive': { id: 'Mengaktifkan atau menonaktifkan orang', en: 'Activated or deactivated a person' },
  'accounts.readNotices': { id: 'Membaca pemberitahuan', en: 'Read their notices' },
  'registry.registerEnterprise': { id: 'Mencatat usaha baru', en: 'Registered an enterprise' },
  'registry.updateEnterprise': { id: 'Mengubah data usaha', en: 'Changed an enterprise' },
  'registry.verifyEnterprise': { id: 'Mengunjungi dan memastikan usaha', en: 'Visited and confirmed an enterprise' },
  'registry.recordFigures': { id: 'Mencatat modal dan omzet', en: 'Recorded capital and turnover' },
  'registry.addNote': { id: 'Menulis catatan', en: 'Wrote a note' },
  'registry.updateOwner': { id: 'Mengubah data pemilik', en: 'Changed an owner' },
  'registry.revealNik': { id: 'Membuka NIK', en: 'Revealed a NIK' },
  'registry.addDocument': { id: 'Menambah dokumen legalitas', en: 'Added a legality document' },
  'registry.attachDocumentFile': { id: 'Melampirkan berkas dokumen', en: 'Attached a document’s file' },
  'registry.checkDocument': { id: 'Memeriksa dokumen', en: 'Checked a document' },
  'registry.removeDocument': { id: 'Menyingkirkan dokumen', en: 'Took a document away' },
  'registry.addPhoto': { id: 'Menambah foto', en: 'Added a photo' },
  'registry.removePhoto': { id: 'Menghapus foto', en: 'Removed a photo' },
  'registry.addExportRecord': { id: 'Mencatat ekspor barang', en: 'Recorded exported goods' },
  'registry.removeExportRecord': { id: 'Menghapus catatan ekspor barang', en: 'Removed a record of exported goods' },
  'registry.saveCentre': { id: 'Mendirikan atau mengubah sentra', en: 'Founded or changed a centre' },
  'registry.joinCentre': { id: 'Memasukkan usaha ke sentra', en: 'Made an enterprise a centre’s member' },
  'registry.leaveCentre': { id: 'Mengeluarkan usaha dari sentra', en: 'Ended a membership in a centre' },
  'registry.saveCluster': { id: 'Menambah atau mengubah klaster', en: 'Added or changed a cluster' },
  'registry.saveView': { id: 'Menyimpan tampilan daftar', en: 'Saved a view of the list' },
  'registry.removeView': { id: 'Menghapus tampilan daftar', en: 'Removed a view of the list' },
  'registry.exportEnterprises': { id: 'Menyiapkan berkas daftar usaha', en: 'Prepared a file of enterprises' },
  'validation.uploadImport': { id: 'Mengunggah berkas impor', en: 'Uploaded a file to import' },
  'validation.setMapping': { id: 'Mencocokkan kolom impor', en: 'Matched the columns of an import' },
  'validation.rehearseImport': { id: 'Menjalankan uji coba impor', en: 'Rehearsed an import' },
  'validation.commitImport': { id: 'Menyimpan impor', en: 'Saved an import' },
  'validation.undoImport': { id: 'Membatalkan impor', en: 'Undid an import' },
  'validation.discardImport': { id: 'Membuang impor', en: 'Discarded an import' },
  'app.seedTown': { id: 'Mengisi kota contoh', en: 'Filled the demo town' },
};

export const subjectKinds: Record<string, Text> = {
  person: { id: 'orang', en: 'person' },
  enterprise: { id: 'usaha', en: 'enterprise' },
  owner: { id: 'pemilik', en: 'owner' },
  import: { id: 'impor', en: 'import' },
  export: { id: 'berkas unduhan', en: 'exported file' },
  centre: { id: 'sentra', en: 'centre' },
  cluster: { id: 'klaster', en: 'cluster' },
  view: { id: 'tampilan tersimpan', en: 'saved view' },
};

const detailNames: Record<string, Text> = {
  active: { id: 'aktif', en: 'active' },
  area: { id: 'wilayah', en: 'area' },
  role: { id: 'peran', en: 'role' },
  roles: { id: 'peran', en: 'roles' },
  people: { id: 'orang', en: 'people' },
  rows: { id: 'baris', en: 'rows' },
  name: { id: 'nama', en: 'name' },
  reason: { id: 'alasan', en: 'reason' },
  fields: { id: 'isian', en: 'fields' },
  columns: { id: 'kolom', en: 'columns' },
  format: { id: 'bentuk', en: 'format' },
  year: { id: 'tahun', en: 'year' },
  newOwner: { id: 'pemilik baru', en: 'new owner' },
  state: { id: 'keadaan', en: 'state' },
  bytes: { id: 'ukuran', en: 'bytes' },
  sheet: { id: 'lembar', en: 'sheet' },
  sheets: { id: 'lembar', en: 'sheets' },
  headerRow: { id: 'baris judul', en: 'header row' },
  kept: { id: 'tetap ada', en: 'kept' },
  removed: { id: 'ditarik kembali', en: 'taken back' },
  enterprises: { id: 'usaha', en: 'enterprises' },
  kind: { id: 'jenis', en: 'kind' },
  verdict: { id: 'putusan', en: 'verdict' },
};

export function actionName(f: Formats, action: string): string {
  const text = actionWords[action];
  return text ? f.text(text) : action;
}

export type Detail = { name: string; value: unknown };

/** The details that a person can read; identifiers say nothing to anybody and stay out. */
export function detailsOf(f: Formats, details: Record<string, unknown>): Detail[] {
  const isId = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);
  return Object.entries(details)
    .filter(([, value]) => value !== null && value !== undefined && !isId(value))
    .map(([name, value]) => ({ name: detailNames[name] ? f.text(detailNames[name]) : name, value }));
}

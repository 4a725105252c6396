import type { Look } from '#engines/spreadsheet/looks.ts'

export interface AliasField {
  /** The caller's own word; nothing here depends on it. */
  readonly field: string
  /** Header keys (see `headerKey`), the usual one first. */
  readonly names: readonly string[]
  /** What its values look like. */
  readonly look?: Look
  /** The look alone is telling enough to suggest the field under any header. */
  readonly telling?: boolean
  /** Part in deciding what a bare `Nama` names. */
  readonly role?: 'ownerName' | 'businessName' | 'ownerEvidence'
}

export interface AliasTable {
  readonly fields: readonly AliasField[]
  /** Columns of no use: running numbers and keys of somebody's database. */
  readonly ignored: readonly string[]
  /** Headers that name the owner or the business, depending on the other columns. */
  readonly bareName: readonly string[]
}

/** Headers seen in village files; the caller may pass a table of its own. */
export const defaultAliases: AliasTable = {
  ignored: ['no', 'nomor', 'no urut', 'nomor urut', 'no id', 'id', 'unique id', 'urut', 'num', 'objectid', 'fid'],
  bareName: ['nama', 'name', 'umkm', 'ukm'],
  fields: [
    {
      field: 'owner_name',
      role: 'ownerName',
      look: 'words',
      names: [
        'nama pemilik', 'nama lengkap', 'pemilik', 'nama pelaku usaha', 'pelaku usaha', 'nama pengusaha', 'pengusaha', 'nama pemilik usaha',
        'nama ktp', 'nama sesuai ktp', 'nama penanggung jawab', 'penanggung jawab', 'nama pelaku umkm', 'pelaku umkm', 'nama orang', 'nama pengelola',
        'pengelola', 'nama anggota', 'nama warga', 'owner', 'owner name', 'nama pimpinan', 'pimpinan', 'nama peserta', 'nama pedagang',
      ],
    },
    {
      field: 'business_name',
      role: 'businessName',
      look: 'words',
      names: [
        'nama usaha', 'nama perusahaan', 'nama toko', 'nama umkm', 'nama ukm', 'nama ikm', 'nama warung', 'nama badan usaha', 'perusahaan',
        'usaha', 'nama tempat usaha', 'nama bisnis', 'business name', 'nama kios', 'toko', 'nama industri', 'nama kelompok usaha',
      ],
    },
    { field: 'brand', look: 'words', names: ['merek', 'merk', 'brand', 'nama merek', 'merek dagang', 'merk dagang', 'nama brand', 'merek produk', 'merk produk'] },
    {
      field: 'nik',
      look: 'nik',
      telling: true,
      role: 'ownerEvidence',
      names: ['nik', 'no ktp', 'nomor ktp', 'ktp', 'no nik', 'nik ktp', 'no ktp nik', 'nik no ktp', 'nomor induk kependudukan', 'no identitas', 'nik pemilik', 'noktp', 'nik sesuai ktp'],
    },
    { field: 'kk', look: 'kk', role: 'ownerEvidence', names: ['no kk', 'kk', 'nomor kk', 'kartu keluarga', 'no kartu keluarga', 'nomor kartu keluarga'] },
    {
      field: 'phone',
      look: 'phone',
      telling: true,
      names: [
        'no hp', 'hp', 'no telp', 'telp', 'telepon', 'no telepon', 'no hp wa', 'no wa', 'wa', 'whatsapp', 'no whatsapp', 'nomor hp', 'nomor telepon',
        'nomor whatsapp', 'nomor wa', 'no handphone', 'handphone', 'kontak', 'contact person', 'cp', 'phone', 'no tlp', 'tlp', 'no telepon hp', 'no telp hp', 'kontak person', 'no kontak', 'nohp',
      ],
    },
    {
      field: 'address',
      look: 'address',
      names: ['alamat', 'alamat usaha', 'alamat lengkap', 'alamat pemilik', 'alamat rumah', 'alamat tempat usaha', 'alamat ktp', 'lokasi', 'lokasi usaha', 'address', 'alamat domisili', 'jalan', 'alamat produksi'],
    },
    { field: 'village_code', look: 'villageCode', telling: true, names: ['kode kelurahan', 'kode desa', 'kode kel', 'kelcode', 'kode wilayah', 'kode desa kelurahan', 'kode kelurahan desa', 'kd kel', 'kd desa', 'village code'] },
    { field: 'village', look: 'villageName', telling: true, names: ['kelurahan', 'desa', 'kel', 'kelurahan desa', 'desa kelurahan', 'ds kel', 'kel desa', 'desa kel', 'nama kelurahan', 'nama desa', 'village', 'wilayah', 'ds'] },
    { field: 'district_code', look: 'districtCode', names: ['kode kecamatan', 'kode kec', 'keccode', 'kd kec', 'district code'] },
    { field: 'district', look: 'districtName', telling: true, names: ['kecamatan', 'kec', 'nama kecamatan', 'district'] },
    { field: 'birth_date', look: 'date', role: 'ownerEvidence', names: ['tanggal lahir', 'tgl lahir', 'tgl lhr', 'birth date', 'lahir', 'ttl', 'tempat tanggal lahir', 'tempat tgl lahir', 'tanggal lahir pemilik'] },
    { field: 'birth_place', look: 'words', names: ['tempat lahir', 'tmp lahir', 'kota lahir', 'tpt lahir', 'birth place'] },
    { field: 'sex', look: 'sex', role: 'ownerEvidence', names: ['jenis kelamin', 'l p', 'jk', 'kelamin', 'gender', 'sex', 'jns kelamin', 'jenis kelamin l p', 'p l'] },
    { field: 'kbli', look: 'kbli', names: ['kbli', 'kode kbli', 'no kbli', 'kbli 2020', 'kbli 2025', 'kode usaha kbli'] },
    {
      field: 'cluster',
      look: 'words',
      names: ['kategori', 'jenis usaha', 'sektor', 'sektor usaha', 'bidang usaha', 'kategori usaha', 'klaster', 'klaster usaha', 'bidang', 'jenis', 'kelompok usaha', 'kluster', 'sub sektor', 'lapangan usaha', 'jenis umkm', 'kelompok', 'jenis industri'],
    },
    {
      field: 'product',
      look: 'words',
      names: ['produk', 'kegiatan', 'nama produk', 'jenis produk', 'kegiatan usaha', 'komoditi', 'komoditas', 'produk utama', 'barang jasa', 'jenis dagangan', 'produk usaha', 'jenis barang', 'hasil produksi', 'produk yang dihasilkan', 'produk jasa', 'jenis kegiatan'],
    },
    { field: 'start_year', look: 'year', names: ['tahun berdiri', 'tahun mulai', 'mulai usaha', 'tahun mulai usaha', 'thn berdiri', 'berdiri', 'tahun pendirian', 'berdiri sejak', 'tahun usaha', 'lama usaha sejak', 'tahun'] },
    { field: 'capital', look: 'money', names: ['modal', 'modal usaha', 'modal rp', 'aset', 'asset', 'jumlah modal', 'modal awal', 'nilai aset', 'modal kerja', 'kekayaan bersih', 'investasi', 'nilai investasi'] },
    {
      field: 'turnover',
      look: 'money',
      names: [
        'omzet', 'omset', 'omzet bln', 'omset bln', 'omzet bulan', 'omset bulan', 'omzet per bulan', 'omset per bulan', 'omzet rp', 'omzet tahun', 'omset tahun', 'omzet per tahun', 'omset per tahun',
        'penjualan', 'hasil penjualan', 'pendapatan', 'pendapatan per bulan', 'nilai penjualan', 'peredaran usaha', 'turnover',
      ],
    },
    { field: 'workers_male', look: 'count', names: ['tenaga kerja l', 'tenaga kerja laki laki', 'tk l', 'tk laki laki', 'karyawan laki laki', 'pekerja laki laki', 'jumlah tenaga kerja l', 'jumlah tenaga kerja laki laki', 'tenaga kerja pria', 'karyawan l'] },
    { field: 'workers_female', look: 'count', names: ['tenaga kerja p', 'tenaga kerja perempuan', 'tk p', 'tk perempuan', 'karyawan perempuan', 'pekerja perempuan', 'jumlah tenaga kerja p', 'jumlah tenaga kerja perempuan', 'tenaga kerja wanita', 'karyawan p'] },
    {
      field: 'workers_total',
      look: 'count',
      names: ['tenaga kerja', 'jumlah tenaga kerja', 'jml tenaga kerja', 'jumlah karyawan', 'karyawan', 'tk', 'jml tk', 'jumlah tk', 'tenaga kerja l p', 'tenaga kerja jumlah', 'tenaga kerja jml', 'tenaga kerja total', 'jumlah pekerja', 'pekerja', 'pegawai', 'jumlah pegawai'],
    },
    { field: 'nib', look: 'nib', names: ['nib', 'no nib', 'nomor nib', 'nomor induk berusaha', 'nib oss', 'no induk berusaha'] },
    { field: 'pirt', look: 'pirt', names: ['pirt', 'p irt', 'no pirt', 'no p irt', 'sertifikat pirt', 'spp irt', 'izin pirt', 'nomor pirt', 'sertifikat p irt'] },
    { field: 'halal', names: ['halal', 'sertifikat halal', 'no halal', 'no sertifikat halal', 'sertifikasi halal', 'label halal', 'nomor sertifikat halal'] },
    { field: 'npwp', look: 'npwp', names: ['npwp', 'no npwp', 'nomor npwp', 'nomor pokok wajib pajak'] },
    { field: 'latitude', look: 'latitude', telling: true, names: ['lat', 'latitude', 'lintang', 'koordinat lat', 'koordinat lintang', 'garis lintang', 'titik koordinat lat', 'y'] },
    { field: 'longitude', look: 'longitude', telling: true, names: ['lng', 'lon', 'long', 'longitude', 'bujur', 'koordinat long', 'koordinat bujur', 'garis bujur', 'titik koordinat long', 'x'] },
    { field: 'email', look: 'email', telling: true, names: ['email', 'e mail', 'surel', 'alamat email', 'email aktif'] },
    { field: 'note', names: ['keterangan', 'ket', 'catatan', 'note', 'notes', 'keterangan lain', 'kendala', 'permasalahan', 'remarks'] },
  ],
}

import { describe, expect, it } from 'vitest';
import { defaultAliases, findRegister, lowConfidence, readSpreadsheet, suggestMapping, type Suggestion } from '#engines/spreadsheet/index.ts';
import { collect, textRow } from '#engines/spreadsheet/tests/builders.ts';

const fieldsOf = (suggestions: readonly Suggestion[], headers: readonly string[]): Record<string, string> =>
  Object.fromEntries(suggestions.map((s) => [headers[s.column] ?? '', s.field]));

function map(headers: string[], ...rows: string[][]): Record<string, string> {
  return fieldsOf(
    suggestMapping(
      headers,
      rows.map((row) => textRow(...row)),
      defaultAliases,
    ),
    headers,
  );
}

async function mapFile(name: string): Promise<{ fields: Record<string, string>; suggestions: Suggestion[]; headers: readonly string[] }> {
  const { rows } = await collect(readSpreadsheet(`../shared/data/${name}`));
  const found = findRegister(rows.slice(0, 100));
  const sample = rows.filter((row) => found.skip(row) === null).slice(0, 200);
  const suggestions = suggestMapping(
    found.headers,
    sample.map((row) => row.cells),
    defaultAliases,
  );
  return { fields: fieldsOf(suggestions, found.headers), suggestions, headers: found.headers };
}

describe('suggestMapping', () => {
  it.each([
    ['NAMA PEMILIK', 'owner_name'],
    ['Nama Lengkap (sesuai KTP)', 'owner_name'],
    ['Nama Usaha', 'business_name'],
    ['nama_usaha', 'business_name'],
    ['NamaUsaha', 'business_name'],
    ['Merk/Brand', 'brand'],
    ['No. KTP', 'nik'],
    ['NIK', 'nik'],
    ['No. KK', 'kk'],
    ['No HP/WA', 'phone'],
    ['NO.TELP', 'phone'],
    ['Alamat Usaha', 'address'],
    ['Kelurahan/Desa', 'village'],
    ['Kec.', 'district'],
    ['Tgl Lahir', 'birth_date'],
    ['Tempat Lahir', 'birth_place'],
    ['L/P', 'sex'],
    ['Kode KBLI', 'kbli'],
    ['Jenis Usaha', 'cluster'],
    ['Produk', 'product'],
    ['Tahun Berdiri', 'start_year'],
    ['Modal', 'capital'],
    ['Modal (Rp.000)', 'capital'],
    ['Omzet / bln', 'turnover'],
    ['OMSET PER BULAN (Rp)', 'turnover'],
    ['Tenaga Kerja', 'workers_total'],
    ['Tenaga Kerja L/P', 'workers_total'],
    ['TENAGA KERJA L', 'workers_male'],
    ['TENAGA KERJA P', 'workers_female'],
    ['NIB', 'nib'],
    ['P-IRT', 'pirt'],
    ['Sertifikat Halal', 'halal'],
    ['NPWP', 'npwp'],
    ['Latitude', 'latitude'],
    ['Bujur', 'longitude'],
    ['Ket.', 'note'],
    ['E-mail', 'email'],
  ])('%s is %s', (header, field) => {
    expect(map([header])).toEqual({ [header]: field });
  });

  it('leaves running numbers and unknown columns alone', () => {
    expect(map(['No.', 'unique_id', 'Warna kesukaan', ''], ['1', '7', 'biru', 'x'])).toEqual({});
  });

  it('knows a column by its values where its header says nothing', () => {
    const rows = [1, 2, 3, 4].map((at) => [
      `357401010170000${at}`,
      `0812345678${at}`,
      `35.74.01.100${at}`,
      ['Jati', 'Mayangan', 'KEDUNGASEM', 'Pilang'][at - 1] ?? '',
    ]);
    const suggestions = suggestMapping(
      ['A', 'B', 'C', 'D'],
      rows.map((row) => textRow(...row)),
      defaultAliases,
      { villages: ['Jati', 'Mayangan', 'Kedung Asem', 'Pilang'] },
    );
    expect(suggestions.map((s) => s.field)).toEqual(['nik', 'phone', 'village_code', 'village']);
    expect(suggestions.every((s) => s.why[0]?.code === 'valuesFit')).toBe(true);
  });

  it('believes values over a header that they contradict', () => {
    const rows = [1, 2, 3, 4, 5].map((at) => textRow(`35.74.01.100${at}`));
    expect(suggestMapping(['Kelurahan'], rows, defaultAliases, { villages: ['Jati'] })[0]?.field).toBe('village_code');
    const [low] = suggestMapping(
      ['NIK'],
      [1, 2, 3, 4].map((at) => textRow(`belum ${at}`)),
      defaultAliases,
    );
    expect(low?.confidence).toBeLessThan(lowConfidence);
    expect(low?.why).toContainEqual({ code: 'valuesDoNotFit', share: 0 });
  });

  it('gives one column one field and one field one column', () => {
    const suggestions = suggestMapping(['NIK', 'No KTP', 'Nama Usaha', 'Usaha'], [], defaultAliases);
    expect(suggestions.map((s) => s.field)).toEqual(['nik', 'business_name']);
  });

  it('decides a bare Nama by its company', () => {
    expect(map(['Nama', 'Nama Usaha'])).toMatchObject({ Nama: 'owner_name' });
    expect(map(['Nama', 'Nama Pemilik'])).toMatchObject({ Nama: 'business_name' });
    expect(map(['Nama', 'Alamat'])).toMatchObject({ Nama: 'business_name' });
    expect(map(['Nama', 'NIK'], ['Sri Rejeki', '3574010101700001'])).toMatchObject({ Nama: 'owner_name' });
    expect(map(['Nama', 'L/P'], ['Toko Sri', 'P'], ['Warung Tri', 'L'])).toMatchObject({ Nama: 'business_name' });
    expect(map(['Nama', 'UMKM'], ['Sri', 'Batik Sri'])).toEqual({ Nama: 'owner_name', UMKM: 'business_name' });
  });

  it('maps umkm_5000_messy', async () => {
    expect((await mapFile('linkage/umkm_5000_messy.csv')).fields).toEqual({
      nama: 'owner_name',
      nama_usaha: 'business_name',
      nik: 'nik',
      hp: 'phone',
      alamat: 'address',
      kel: 'village',
      kelcode: 'village_code',
      keccode: 'district_code',
      tgl_lahir: 'birth_date',
      kbli: 'kbli',
    });
  });

  it('maps umkm_malawele', async () => {
    expect((await mapFile('real/umkm_malawele.csv')).fields).toEqual({
      nama: 'business_name',
      kategori: 'cluster',
      alamat: 'address',
      lat: 'latitude',
      lon: 'longitude',
    });
  });

  it('doubts the constant columns of umkm_solo and says why', async () => {
    const { fields, suggestions, headers } = await mapFile('real/umkm_solo.csv');
    expect(fields).toMatchObject({ Nama: 'business_name', Kegiatan: 'product', lat: 'latitude', lng: 'longitude' });
    const constant = suggestions.filter((s) => s.why.some((why) => why.code === 'constant'));
    expect(constant.map((s) => headers[s.column])).toEqual(['Kecamatan', 'Wilayah', 'Kategori']);
    expect(constant.every((s) => s.confidence < lowConfidence)).toBe(true);
  });
});

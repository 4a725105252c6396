import { headerKey, trimmed } from '#engines/spreadsheet/header.ts';
import type { Cell } from '#engines/spreadsheet/types.ts';

const AREA =
  /^(nama )?(kelurahan|desa|kel|kecamatan|kec|wilayah|rw|rt|dusun|lingkungan|kabupaten|kota|kab kota|kabupaten kota|uraian|sektor|kategori|jenis usaha)\b/;
const PERSON = /\b(nik|ktp|hp|telp|telepon|wa|whatsapp|pemilik|alamat|nama (usaha|lengkap|pelaku)|nib|tgl lahir|tanggal lahir)\b/;
const RUNNING = new Set(['no', 'nomor', 'no urut']);

/**
 * Counts per area (or per sector) instead of one row per enterprise: one column of areas, no column that only a
 * person or an enterprise has, and all the rest small whole numbers.
 */
export function findArea(headers: readonly string[], rows: readonly { readonly cells: readonly Cell[] }[], known: ReadonlySet<string>): boolean {
  const keys = headers.map((header) => headerKey(header));
  if (keys.some((key) => PERSON.test(key) || (key === 'nama' && known.has('nama')))) return false;
  const area = keys.findIndex((key) => AREA.test(key));
  if (area < 0) return false;
  const counted = keys.flatMap((key, column) => (column === area || key === '' || RUNNING.has(key) || AREA.test(key) ? [] : [column]));
  if (counted.length === 0) return false;
  let filled = 0;
  let counts = 0;
  for (const { cells } of rows) {
    for (const column of counted) {
      const text = trimmed(cells[column]);
      if (text === '') continue;
      filled++;
      if (/^-$|^\d{1,3}([.,]?\d{3})?$/.test(text)) counts++;
    }
  }
  return filled > 0 && counts >= filled * 0.9;
}

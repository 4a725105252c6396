import { describe, expect, it } from 'vitest';
import { findRegister, readSpreadsheet, type Merge, type RegisterRow } from '#engines/spreadsheet/index.ts';
import { collect, textRow } from '#engines/spreadsheet/tests/builders.ts';

const rows = (...lines: string[]): RegisterRow[] =>
  lines
    .map((line, at) => ({ rowNumber: at + 1, cells: textRow(...line.split('|').map((text) => text.trim())) }))
    .filter((row) => row.cells.some((cell) => cell.text !== ''));

const people = ['1|Sri Rejeki|3574010101700001|08123456789|Jl. Mawar 1', '2|Tri|3574010101700002|08123456780|Jl. Melati 2'];

describe('findRegister', () => {
  it('(2) (3) passes over a letterhead and drops the numbering row', () => {
    const found = findRegister(
      rows(
        'PEMERINTAH KOTA PROBOLINGGO',
        'DATA UMKM KELURAHAN JATI|||Tahun 2025',
        '',
        'NO|NAMA PEMILIK|NO. KTP|NO HP/WA|ALAMAT USAHA',
        '1|2|3|4|5',
        ...people,
      ),
    );
    expect(found).toMatchObject({
      headerRow: 4,
      firstDataRow: 6,
      isRegister: true,
      headers: ['NO', 'NAMA PEMILIK', 'NO. KTP', 'NO HP/WA', 'ALAMAT USAHA'],
    });
  });

  const twoRows = ['NO|NAMA|ALAMAT|||TENAGA KERJA||OMZET', '||Jalan|RT|RW|L|P|', '1|Sri|Mawar|1|2|1|0|5 jt', '2|Tri|Melati|1|2|1|3|7 jt'];
  const joined = ['NO', 'NAMA', 'ALAMAT Jalan', 'ALAMAT RT', 'ALAMAT RW', 'TENAGA KERJA L', 'TENAGA KERJA P', 'OMZET'];

  it('(1) joins a two-row header by its gaps', () => {
    expect(findRegister(rows(...twoRows))).toMatchObject({ headerRow: 1, firstDataRow: 3, headers: joined });
  });

  it('(1) joins a two-row header by its merges', () => {
    const merge = (left: number, right: number, bottom: number): Merge => ({ top: 1, bottom, left, right });
    const merges = [merge(0, 0, 2), merge(1, 1, 2), merge(2, 4, 1), merge(5, 6, 1), merge(7, 7, 2)];
    expect(findRegister(rows(...twoRows), { merges })).toMatchObject({ headerRow: 1, firstDataRow: 3, headers: joined });
  });

  it('does not take the first record with gaps for a second header row', () => {
    expect(findRegister(rows('Nama|Usaha|Alamat|HP', 'Sri|Batik||0812', 'Tri||Jl. A|0813')).firstDataRow).toBe(2);
    expect(findRegister(rows('Nama|Nama Usaha|Alamat|Keterangan', 'Sri|Batik|Jl. A|', 'Tri||Jl. B|')).firstDataRow).toBe(2);
  });

  it('(4) (5) (28) (39) drops totals, repeated headers, numbering, blanks and notes, but no records', () => {
    const header = 'NO|NAMA USAHA|NAMA PEMILIK|ALAMAT|MODAL';
    const { skip } = findRegister(rows(header, '1|Toko A|Sri|Jl. A|5.000.000', '2|Toko B|Tri|Jl. B|1.000.000'));
    const of = (line: string): string | null => skip({ rowNumber: 9, cells: textRow(...line.split('|')) });
    expect(of('|JUMLAH|||6.000.000')).toBe('total');
    expect(of('Total Keseluruhan||||Rp. 6.000.000')).toBe('total');
    expect(of('JML KEL. JATI||||12')).toBe('total');
    expect(of('|Total Motor|Budi|Jl. C|')).toBeNull();
    expect(of('|Total Motor|||')).toBeNull();
    expect(of('No.|Nama Usaha|Nama Pemilik|Alamat|Modal')).toBe('repeatedHeader');
    expect(of('(1)|(2)|(3)|(4)|(5)')).toBe('numbering');
    expect(of('|\u00a0| |')).toBe('blank');
    expect(of('|data menyusul|||')).toBe('note');
    expect(of('|||Mengetahui,|')).toBe('note');
    expect(of('KELURAHAN JATI||||')).toBe('note');
    expect(of('|Tri|||')).toBeNull();
    expect(of('3|Ternak Tuyul|te|jl neraka|0')).toBeNull();
  });

  it('reads a village form from letterhead to signature', () => {
    const form = rows(
      'DAFTAR PELAKU USAHA MIKRO',
      'KELURAHAN : JREBENG KULON',
      'No|Nama Pemilik|NIK|Jenis Kelamin||Tempat, Tgl Lahir|Modal (Rp)|Tenaga Kerja||Perizinan||Ket',
      '|||L|P|||L|P|NIB|Halal|',
      '1|2|3|4|5|6|7|8|9|10|11|12',
      '1|Bu Tin|3574055708750001||√|Probolinggo, 17-08-1975|500.000|-|1|1234567890123|-|',
      '2|Pak Slamet|3574050101700002|√||Malang, 01-01-1970|5.000.000|2|-|||',
      'JUMLAH||||||5.500.000|2|1|||',
      'Mengetahui,',
      'Lurah Jrebeng Kulon',
      'NIP. 196501011990031001',
    );
    const found = findRegister(form);
    expect(found).toMatchObject({ headerRow: 3, firstDataRow: 6, isRegister: true });
    expect(found.headers.slice(3, 11)).toEqual([
      'Jenis Kelamin L',
      'Jenis Kelamin P',
      'Tempat, Tgl Lahir',
      'Modal (Rp)',
      'Tenaga Kerja L',
      'Tenaga Kerja P',
      'Perizinan NIB',
      'Perizinan Halal',
    ]);
    expect(form.slice(4).map(found.skip)).toEqual(['numbering', null, null, 'total', 'note', 'note', 'note']);
  });

  it('a row of ticks is not a header, though x is one of its words', () => {
    const ticks = Array.from({ length: 30 }, () => 'x').join('|');
    const found = findRegister(
      rows(`NO|NAMA|NIK|${ticks.replaceAll('x', 'Syarat')}`, `1|Sri|3574010101700001|${ticks}`, `2|Tri|3574010101700002|${ticks}`),
    );
    expect(found).toMatchObject({ headerRow: 1, firstDataRow: 2 });
  });

  it('takes the row that a person points to', () => {
    const found = findRegister(rows('Nama|Alamat|HP', 'Orang|Tempat|Nomor', 'Sri|Jl. A|0812'), { headerRow: 2 });
    expect(found).toMatchObject({ headerRow: 2, firstDataRow: 3, headers: ['Orang', 'Tempat', 'Nomor'] });
  });

  it.each([
    ['NO|KELURAHAN|MIKRO|KECIL|MENENGAH|JUMLAH', '1|Jati|120|4|0|124', '2|Kanigaran|98|2|1|101', '|JUMLAH|218|6|1|225'],
    ['Kecamatan|2023|2024|2025', 'Mayangan|1.203|1.305|1.400', 'Kedopok|800|-|900'],
  ])('(37) counts per area are no register', (...lines) => {
    expect(findRegister(rows(...lines))).toMatchObject({ isRegister: false, reason: 'countsPerArea' });
  });

  it('says when there is no header or nothing under it', () => {
    expect(findRegister(rows('catatan rapat', 'hadir semua'))).toMatchObject({ isRegister: false, reason: 'noHeader' });
    expect(findRegister([])).toMatchObject({ isRegister: false, reason: 'noHeader' });
    expect(findRegister(rows('No|Nama Usaha|NIK|Alamat'))).toMatchObject({ isRegister: false, reason: 'noRows' });
  });

  it.each([
    ['linkage/umkm_5000_messy.csv', 12, 5000],
    ['real/umkm_solo.csv', 7, 11_158],
    ['real/umkm_malawele.csv', 5, 265],
  ])('reads %s', async (name, columns, records) => {
    const { rows } = await collect(readSpreadsheet(`../shared/data/${name}`));
    const found = findRegister(rows.slice(0, 100));
    expect(found).toMatchObject({ headerRow: 1, firstDataRow: 2, isRegister: true });
    expect(found.headers).toHaveLength(columns);
    expect(rows.filter((row) => found.skip(row) === null)).toHaveLength(records);
  });
});

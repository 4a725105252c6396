export type RefusalCode = keyof typeof sentences;

export interface RefusalPlace {
  readonly sheet?: string;
  readonly row?: number;
}

/** The file cannot be read. Both sentences say what is wrong and what to do next; neither carries cell content. */
export class SpreadsheetRefused extends Error {
  readonly code: RefusalCode;
  readonly messageId: string;
  readonly messageEn: string;
  readonly place: RefusalPlace;

  constructor(code: RefusalCode, place: RefusalPlace = {}) {
    const [id, en] = sentences[code];
    super(en + where(place, 'Sheet', 'row'));
    this.name = 'SpreadsheetRefused';
    this.code = code;
    this.messageId = id + where(place, 'Lembar', 'baris');
    this.messageEn = en + where(place, 'Sheet', 'row');
    this.place = place;
  }
}

export function isRefusalCode(value: unknown): value is RefusalCode {
  return typeof value === 'string' && Object.hasOwn(sentences, value);
}

function where(place: RefusalPlace, sheetWord: string, rowWord: string): string {
  const parts: string[] = [];
  if (place.sheet) parts.push(`${sheetWord} "${place.sheet}"`);
  if (place.row) parts.push(`${rowWord} ${place.row}`);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

const sentences = {
  encrypted: [
    'Berkas ini terkunci kata sandi. Buka di Excel, simpan tanpa kata sandi, lalu unggah lagi.',
    'This file is locked with a password. Open it in Excel, save it without a password, then upload it again.',
  ],
  macro: [
    'Berkas ini berisi makro. Buka di Excel, simpan sebagai .xlsx (Buku Kerja Excel), lalu unggah lagi.',
    'This file contains macros. Open it in Excel, save it as .xlsx (Excel Workbook), then upload it again.',
  ],
  html: [
    'Isi berkas ini halaman web, bukan lembar kerja, walaupun namanya mungkin .xls. Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi.',
    'This file holds a web page, not a spreadsheet, although its name may say .xls. Open it in Excel, save it as .xlsx, then upload it again.',
  ],
  image: [
    'Ini gambar atau foto, bukan lembar kerja. Unggah berkas .xlsx atau .csv yang asli.',
    'This is a picture, not a spreadsheet. Upload the original .xlsx or .csv file.',
  ],
  pdf: [
    'Ini berkas PDF, bukan lembar kerja. Minta berkas .xlsx atau .csv yang asli kepada pengirimnya.',
    'This is a PDF, not a spreadsheet. Ask the sender for the original .xlsx or .csv file.',
  ],
  empty: [
    'Berkas ini kosong. Periksa kembali, mungkin unduhan atau salinannya terputus.',
    'This file is empty. Check it again: a download or copy may have been cut off.',
  ],
  unknown: [
    'Jenis berkas ini tidak dikenali. Simpan sebagai .xlsx atau .csv, lalu unggah lagi.',
    'This kind of file is not known. Save it as .xlsx or .csv, then upload it again.',
  ],
  damaged: [
    'Berkas ini rusak atau terpotong. Buka di Excel, simpan ulang sebagai .xlsx, lalu unggah lagi.',
    'This file is damaged or cut off. Open it in Excel, save it again as .xlsx, then upload it again.',
  ],
  tooLarge: [
    'Berkas ini terlalu besar untuk dibaca. Hapus lembar dan gambar yang tidak perlu, atau bagi menjadi beberapa berkas, lalu unggah lagi.',
    'This file is too large to read. Remove sheets and pictures that are not needed, or split it into several files, then upload it again.',
  ],
  tooManyRows: [
    'Lembar ini lebih panjang daripada batas Excel (1.048.576 baris). Bagi menjadi beberapa berkas, lalu unggah lagi.',
    'This sheet is longer than Excel allows (1,048,576 rows). Split it into several files, then upload it again.',
  ],
  tooManyColumns: [
    'Ada baris dengan lebih dari 256 kolom berisi. Hapus kolom yang tidak perlu, lalu unggah lagi.',
    'A row has more than 256 filled columns. Delete the columns that are not needed, then upload it again.',
  ],
  cellTooLong: [
    'Ada sel yang isinya lebih dari 32.767 huruf. Pendekkan isinya, lalu unggah lagi.',
    'A cell holds more than 32,767 characters. Shorten it, then upload the file again.',
  ],
  tooSlow: [
    'Berkas ini terlalu lama dibaca. Bagi menjadi beberapa berkas yang lebih kecil, lalu unggah lagi.',
    'This file took too long to read. Split it into several smaller files, then upload them again.',
  ],
} as const satisfies Record<string, readonly [id: string, en: string]>;

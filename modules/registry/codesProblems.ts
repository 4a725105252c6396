import { defineProblems } from '#core/problem.ts';
import { describeFields } from '#platform/pipeline/parse.ts';

export const codeProblems = defineProblems({
  'registry.codesUnreadable': {
    status: 422,
    text: {
      id: 'Berkas JSON ini tidak utuh atau rusak. Unduh lagi dari sumbernya.',
      en: 'This JSON file is broken. Download it again from its source.',
    },
  },
  'registry.codesRefused': {
    status: 422,
    text: { id: 'Berkas ini tidak dapat dibaca sebagai lembar kerja.', en: 'This file cannot be read as a spreadsheet.' },
  },
  'registry.codesNotList': {
    status: 422,
    text: {
      id: 'Berkas ini tidak tampak sebagai daftar kode. Yang dikenali: kode dan judul KBLI; kode lama dan kode baru; kode BPS dengan kode Kemendagri atau nama wilayah.',
      en: 'This file does not look like a list of codes. Known are: KBLI codes with titles; old and new codes; BPS codes with Kemendagri codes or names of areas.',
    },
  },
  'registry.codesTooMany': {
    status: 422,
    text: {
      id: 'Berkas ini berisi lebih dari {limit} baris; daftar kode tidak sebesar itu.',
      en: 'This file has more than {limit} rows; no list of codes has.',
    },
  },
  'registry.codesVersionMissing': {
    status: 422,
    text: { id: 'Sebutkan versi KBLI dari berkas ini, misalnya 2025.', en: 'Say which version of KBLI this file is, for example 2025.' },
  },
  'registry.codesNothing': {
    status: 422,
    text: { id: 'Tidak ada satu pun baris yang dapat dimuat dari berkas ini.', en: 'There is no row in this file that can be loaded.' },
  },
});

describeFields({
  'registry.kbliVersion': { id: 'Versi KBLI ditulis sebagai tahun, misalnya 2025.', en: 'A version of KBLI is written as a year, for example 2025.' },
});

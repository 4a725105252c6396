import type { DocumentKind, EnterpriseForChecks } from '#modules/registry/index.ts';
import { checkBpom, checkHalal, checkNib, checkNpwp, checkPirt } from '#modules/registry/index.ts';
import type { Checked } from '#modules/registry/index.ts';
import { wordsIn } from './types.ts';
import { held } from './papers.ts';
import type { Found, Rule } from './types.ts';

const lacks = (e: EnterpriseForChecks, ...kinds: DocumentKind[]): boolean => !e.documents.some((d) => kinds.includes(d.kind));

/** The first document of a kind whose number cannot be an official one. */
function misshapen(e: EnterpriseForChecks, kind: DocumentKind, check: (text: string) => Checked): Found | undefined {
  for (const document of held(e, kind)) {
    const wrong = document.secret ? undefined : check(document.number).checks.find((c) => c.severity === 'error');
    if (wrong) return { params: { number: document.number, why: wrong.code, ...wrong.params }, about: document.number };
  }
  return undefined;
}

/** Rules about papers that are missing, or whose number cannot be right. */
export const legalityRules: Record<string, Rule> = {
  'nib.missing': {
    group: 'legality',
    openOnly: true,
    title: { id: 'Belum punya NIB', en: 'No NIB' },
    advice: {
      id: 'Bantu pemilik mendaftar di OSS; untuk usaha berisiko rendah NIB sudah cukup. Lalu catat nomornya di halaman usaha.',
      en: 'Help the owner to register with OSS; for low-risk trades the NIB is enough. Then record its number on the page of the business.',
    },
    message: { id: 'NIB belum dicatat.', en: 'No NIB is recorded.' },
    look: (e) => (lacks(e, 'nib') ? {} : undefined),
  },
  'nib.shape': {
    group: 'legality',
    title: { id: 'Nomor NIB salah bentuk', en: 'The NIB is not well formed' },
    advice: {
      id: 'Salin 13 angka dari dokumen NIB atau dari OSS, lalu ganti dokumennya di halaman usaha.',
      en: 'Copy the 13 digits from the NIB paper or from OSS and replace the document on the page of the business.',
    },
    message: { id: 'NIB {number}: {why}', en: 'NIB {number}: {why}' },
    look: (e) => misshapen(e, 'nib', checkNib),
  },
  'npwp.shape': {
    group: 'legality',
    title: { id: 'Nomor NPWP salah bentuk', en: 'The NPWP is not well formed' },
    advice: { id: 'Salin nomor dari kartu NPWP atau dari laman pajak.', en: 'Copy the number from the card or from the tax office’s site.' },
    message: { id: 'NPWP {number}: {why}', en: 'NPWP {number}: {why}' },
    look: (e) => misshapen(e, 'npwp', checkNpwp),
  },
  'npwp.old15': {
    group: 'legality',
    openOnly: true,
    title: { id: 'NPWP masih nomor lama', en: 'The NPWP is still an old number' },
    advice: {
      id: 'NPWP orang pribadi sekarang adalah NIK. Bila pemilik sudah memadankannya, catat NIK sebagai NPWP.',
      en: 'The NPWP of a person is the NIK now. If the owner has matched them, record the NIK as NPWP.',
    },
    message: {
      id: 'NPWP {number} berasal dari 15 angka; nomor orang pribadi sekarang 16 angka, sama dengan NIK.',
      en: 'NPWP {number} comes from 15 digits; a person’s has 16 now, the same as the NIK.',
    },
    look: (e) => {
      const [first, ...others] = isCompany(e.name) ? [] : held(e, 'npwp');
      const old = first && [first, ...others].every((d) => !d.secret && /^0\d{15}$/.test(d.number));
      return first && old ? { params: { number: first.number }, about: first.number } : undefined;
    },
  },
  'pirt.missing': {
    group: 'legality',
    openOnly: true,
    title: { id: 'Usaha pangan tanpa P-IRT atau BPOM', en: 'A food business without P-IRT or BPOM' },
    advice: {
      id: 'Bantu mengurus SPP-IRT lewat OSS, atau BPOM bila produknya beku, steril, atau untuk bayi. Pangan yang habis dalam 7 hari tidak wajib: terima temuan ini.',
      en: 'Help to get an SPP-IRT through OSS, or BPOM where the product is frozen, sterile or for babies. Food that keeps less than 7 days needs none: accept the finding.',
    },
    message: { id: 'Belum ada P-IRT atau BPOM untuk usaha pangan ini.', en: 'This food business has neither P-IRT nor BPOM yet.' },
    look: (e, _given, value) => (e.food && !wordsIn(value, 'ready_to_eat').includes(e.cluster ?? '') && lacks(e, 'pirt', 'bpom') ? {} : undefined),
  },
  'pirt.shape': {
    group: 'legality',
    title: { id: 'Nomor P-IRT salah bentuk', en: 'The P-IRT number is not well formed' },
    advice: { id: 'Salin 15 angka dari sertifikat P-IRT.', en: 'Copy the 15 digits from the P-IRT certificate.' },
    message: { id: 'P-IRT {number}: {why}', en: 'P-IRT {number}: {why}' },
    look: (e) => misshapen(e, 'pirt', checkPirt),
  },
  'pirt.old12': {
    group: 'legality',
    openOnly: true,
    title: { id: 'P-IRT masih nomor lama', en: 'The P-IRT number is an old one' },
    advice: {
      id: 'Nomor 12 angka berasal dari aturan lama dan sudah lewat lima tahun. Bantu mengurus SPP-IRT baru lewat OSS.',
      en: 'Numbers of 12 digits come from older rules, and their five years are over. Help to get a new SPP-IRT through OSS.',
    },
    message: { id: 'P-IRT {number} hanya 12 angka.', en: 'P-IRT {number} has only 12 digits.' },
    look: (e) => {
      const all = held(e, 'pirt');
      const [first] = all;
      return first && all.every((d) => /^\d{12}$/.test(d.number)) ? { params: { number: first.number }, about: first.number } : undefined;
    },
  },
  'pirt.foodNotCovered': {
    group: 'legality',
    openOnly: true,
    title: { id: 'Produk ini tidak boleh memakai P-IRT', en: 'P-IRT does not cover this product' },
    advice: {
      id: 'Pangan beku, disterilkan, dipasteurisasi, dan pangan bayi memerlukan izin edar BPOM MD. Periksa produknya; terima bila P-IRT untuk produk lain.',
      en: 'Frozen, sterilised, pasteurised and baby food needs a BPOM MD number. Check the product; accept it where the P-IRT is for another.',
    },
    message: {
      id: 'Produknya menyebut “{word}”, tetapi izinnya P-IRT dan tidak ada BPOM.',
      en: 'The products mention “{word}”, but the licence is a P-IRT and there is no BPOM.',
    },
    look: (e, _given, value) => {
      if (!e.inForce.includes('pirt') || e.inForce.includes('bpom')) return undefined;
      const text = `${e.name} ${e.products ?? ''}`.toLowerCase();
      const word = wordsIn(value, 'words').find((w) => new RegExp(`(?<!\\p{L})${w}(?!\\p{L})`, 'u').test(text));
      return word === undefined ? undefined : { params: { word }, about: text };
    },
  },
  'bpom.shape': {
    group: 'legality',
    title: { id: 'Nomor BPOM salah bentuk', en: 'The BPOM number is not well formed' },
    advice: {
      id: 'Salin huruf dan angkanya dari surat izin edar, misalnya MD 123456789012.',
      en: 'Copy letters and digits from the permit, such as MD 123456789012.',
    },
    message: { id: 'BPOM {number}: {why}', en: 'BPOM {number}: {why}' },
    look: (e) => misshapen(e, 'bpom', checkBpom),
  },
  'halal.missing': {
    group: 'legality',
    openOnly: true,
    title: { id: 'Usaha pangan tanpa sertifikat halal', en: 'A food business without a halal certificate' },
    advice: {
      id: 'Bantu mendaftar di BPJPH; usaha mikro dan kecil dapat lewat jalur pernyataan pelaku usaha tanpa biaya, bersama pendamping PPH.',
      en: 'Help to apply to BPJPH; micro and small businesses may use self-declaration free of charge, with a PPH companion.',
    },
    message: { id: 'Sertifikat halal belum dicatat.', en: 'No halal certificate is recorded.' },
    look: (e) => (e.food && lacks(e, 'halal') ? {} : undefined),
  },
  'halal.shape': {
    group: 'legality',
    title: { id: 'Nomor sertifikat halal salah bentuk', en: 'The halal number is not well formed' },
    advice: {
      id: 'Salin nomor yang dimulai dengan ID dan 17 angka. Nomor KH adalah ketetapan, bukan nomor sertifikat.',
      en: 'Copy the number of ID and 17 digits. A KH number is the decree and not the certificate.',
    },
    message: { id: 'Halal {number}: {why}', en: 'Halal {number}: {why}' },
    look: (e) => misshapen(e, 'halal', checkHalal),
  },
};

/** Companies keep numbers of their own that begin with 0 (PMK 112/2022). */
function isCompany(name: string): boolean {
  return /(?:^|[\s,.])(?:CV|PT|UD|PD|Koperasi|Yayasan|Firma|KUB|BUMDes)(?:$|[\s,.])/i.test(name);
}

/** What is read out at a visit before anything is published (UU 27/2022, Pelindungan Data Pribadi). */
export const visitConsent = {
  version: '2026-11',
  purpose: 'validation_visit',
  textId:
    'Dinas mencatat data usaha ini untuk membina dan melayani usaha mikro, sebagaimana tugasnya menurut undang-undang. Nama usaha, produk, foto tempat, dan nomor HP hanya ditampilkan kepada umum bila Ibu/Bapak setuju. Persetujuan dapat ditarik kapan saja di kantor dinas atau lewat pendamping; pelayanan tidak berkurang karenanya.',
  textEn:
    'The office records the data of this business to advise and serve micro-enterprises, as its duty is by law. The name of the business, its products, a photograph of the place and the telephone number are shown to the public only if you agree. You can withdraw this at any time at the office or through your companion; you will be served no less for it.',
};

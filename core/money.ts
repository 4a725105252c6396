import type { Language } from './text.ts';

/** Whole rupiah. There are no cents in this product. */
export type Rupiah = number;

/** `1.250.000` in Indonesian, `1,250,000` in English. */
export function formatNumber(value: number, language: Language): string {
  return value.toLocaleString(language === 'id' ? 'id-ID' : 'en-US');
}

/** `Rp1.250.000` — no space, as the official spelling guide writes it. */
export function formatRupiah(value: Rupiah, language: Language): string {
  return `${value < 0 ? '-' : ''}Rp${formatNumber(Math.abs(value), language)}`;
}

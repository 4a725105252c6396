import type { Text } from '#core/text.ts';
import type { ActivityStatus, Channel, Legality, PlaceKind, ScaleClass, Sex } from './contract/words.ts';

// The registry's fixed choices in words: for its screens, its exports, and whoever shows its rows.

export const scaleClassWords = {
  micro: { id: 'Mikro', en: 'Micro' },
  small: { id: 'Kecil', en: 'Small' },
  medium: { id: 'Menengah', en: 'Medium' },
  large: { id: 'Besar', en: 'Large' },
  unknown: { id: 'Belum diketahui', en: 'Not known' },
} satisfies Record<ScaleClass, Text>;

export const activityWords = {
  active: { id: 'Aktif', en: 'Active' },
  seasonal: { id: 'Musiman', en: 'Seasonal' },
  closed: { id: 'Tutup', en: 'Closed' },
  not_found: { id: 'Tidak ditemukan', en: 'Not found' },
  unknown: { id: 'Belum diketahui', en: 'Not known' },
} satisfies Record<ActivityStatus, Text>;

export const legalityWords = {
  none: { id: 'Belum ada', en: 'None' },
  partial: { id: 'Sebagian', en: 'In part' },
  complete: { id: 'Lengkap', en: 'Complete' },
} satisfies Record<Legality, Text>;

export const placeKindWords = {
  home: { id: 'Rumah', en: 'Home' },
  kiosk: { id: 'Kios', en: 'Kiosk' },
  market_stall: { id: 'Lapak pasar', en: 'Market stall' },
  shop: { id: 'Toko atau ruko', en: 'Shop' },
  mobile: { id: 'Keliling', en: 'Mobile' },
  online: { id: 'Daring saja', en: 'Online only' },
} satisfies Record<PlaceKind, Text>;

export const channelWords = {
  home: { id: 'Dari rumah', en: 'From home' },
  market: { id: 'Pasar', en: 'Market' },
  online_marketplace: { id: 'Lokapasar daring', en: 'Online marketplace' },
  social_media: { id: 'Media sosial', en: 'Social media' },
  modern_retail: { id: 'Toko modern', en: 'Modern retail' },
  export: { id: 'Ekspor', en: 'Export' },
  reseller: { id: 'Penjual lain', en: 'Resellers' },
} satisfies Record<Channel, Text>;

export const sexWords = { female: { id: 'Perempuan', en: 'Female' }, male: { id: 'Laki-laki', en: 'Male' } } satisfies Record<Sex, Text>;

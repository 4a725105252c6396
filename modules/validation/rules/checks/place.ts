import { areaContains } from '#core/region.ts';
import { saysNone, tidy } from '#modules/registry/index.ts';
import { nearestVillage, outsideKm, pointText } from './distance.ts';
import type { Point } from './distance.ts';
import { numberIn } from './types.ts';
import type { Repair, Rule, Village } from './types.ts';

/** Rules about where a business is. */
export const placeRules: Record<string, Rule> = {
  'address.missing': {
    group: 'place',
    openOnly: true,
    title: { id: 'Alamat belum ada', en: 'No address' },
    advice: { id: 'Isi jalan, RT/RW, atau patokan saat kunjungan berikutnya.', en: 'Enter street, RT/RW or a landmark at the next visit.' },
    message: { id: 'Usaha ini belum punya alamat.', en: 'This business has no address yet.' },
    // Who sells by hand cart or online has no address of the business.
    look: (e) => (e.placeKind !== 'mobile' && e.placeKind !== 'online' && saysNone(tidy(e.address)) ? {} : undefined),
  },
  'region.unknown': {
    group: 'place',
    title: { id: 'Kode wilayah tidak dikenal', en: 'The region code is unknown' },
    advice: {
      id: 'Pilih ulang kelurahan atau desanya di halaman usaha. Yang dipakai kode Kemendagri (35.74.01.1001), bukan kode BPS.',
      en: 'Choose the village again on the page of the business. Codes are those of Kemendagri (35.74.01.1001), not of BPS.',
    },
    message: {
      id: 'Kode wilayah {code} tidak ada dalam daftar kabupaten/kota ini.',
      en: 'The region code {code} is not in the list of this regency.',
    },
    look: (e, { areas, regency }) => (areas.has(e.area) && areaContains(regency, e.area) ? undefined : { params: { code: e.area }, about: e.area }),
  },
  'area.notVillage': {
    group: 'place',
    openOnly: true,
    title: { id: 'Kelurahan/desa belum diketahui', en: 'The village is not known' },
    advice: {
      id: 'Pilih kelurahan atau desanya di halaman usaha. Sebelum itu pendamping kelurahan tidak melihat usaha ini.',
      en: 'Choose the village on the page of the business. Until then no village companion sees it.',
    },
    message: { id: 'Wilayahnya baru sampai {area}.', en: 'Its area is only known as {area}.' },
    look: (e, { areas }) => (areas.has(e.area) && e.area.length < 13 ? { params: { area: areas.get(e.area) ?? e.area }, about: e.area } : undefined),
  },
  'coordinate.missing': {
    group: 'place',
    openOnly: true,
    title: { id: 'Titik peta belum ada', en: 'No point on the map' },
    advice: { id: 'Ambil titik dengan HP di tempat usaha saat kunjungan.', en: 'Take the point with a phone at the business during a visit.' },
    message: { id: 'Usaha ini belum punya titik di peta.', en: 'This business has no point on the map yet.' },
    look: (e) => (e.point === null && e.placeKind !== 'mobile' && e.placeKind !== 'online' ? {} : undefined),
  },
  'coordinate.outsideRegency': {
    group: 'place',
    repairable: true,
    title: { id: 'Titik peta di luar kabupaten/kota', en: 'The point lies outside the regency' },
    advice: {
      id: 'Bila lintang dan bujur hanya tertukar, perbaiki sekaligus. Selain itu ambil ulang titiknya di tempat usaha.',
      en: 'Where latitude and longitude are only swapped, repair it in bulk. Otherwise take the point again at the business.',
    },
    message: { id: 'Titik {point} berada {km} km di luar wilayah terdekat.', en: 'The point {point} lies {km} km outside the nearest village.' },
    look: (e, { villages }, value) => {
      const margin = numberIn(value, 'margin_km');
      const near = e.point && nearestVillage(e.point, villages);
      if (!e.point || !near || near.km <= margin) return undefined;
      const repair = swapped(e.point, villages, margin);
      return { params: { point: pointText(e.point), km: Math.round(near.km) }, about: pointText(e.point), ...(repair && { repair }) };
    },
  },
  'coordinate.farFromVillage': {
    group: 'place',
    title: { id: 'Titik peta jauh dari kelurahannya', en: 'The point is far from its village' },
    advice: {
      id: 'Periksa kelurahannya dan titiknya: salah satunya keliru. Perbaiki di halaman usaha.',
      en: 'Check the village and the point: one of them is wrong. Correct it on the page of the business.',
    },
    message: {
      id: 'Titiknya {km} km di luar {area}, dan lebih dekat ke {near}.',
      en: 'The point lies {km} km outside {area} and nearer to {near}.',
    },
    look: (e, { villages, areas }, value) => {
      // A point outside of every village is another rule's.
      const village = villages.find((v) => v.code === e.area);
      const near = e.point && nearestVillage(e.point, villages);
      if (!e.point || !village || !near || near.village.code === village.code || near.km > numberIn(value, 'outside_km')) return undefined;
      const km = outsideKm(e.point, village);
      if (km <= numberIn(value, 'margin_km')) return undefined;
      const params = { km: Math.round(km * 10) / 10, area: areas.get(e.area) ?? e.area, near: near.village.name };
      return { params, about: `${e.area} ${pointText(e.point)}` };
    },
  },
  'coordinate.shared': {
    group: 'place',
    openOnly: true,
    title: { id: 'Satu titik dipakai banyak usaha', en: 'Many businesses on one point' },
    advice: {
      id: 'Titik yang sama persis biasanya disalin dari kantor kelurahan. Ambil titiknya di tempat usaha; terima bila memang satu bangunan.',
      en: 'The very same point is mostly copied from the village office. Take it at the business; accept it where it is one building.',
    },
    message: { id: 'Titik {point} juga dipakai {n} usaha lain.', en: '{n} other businesses stand on the point {point} as well.' },
    look: (e, _given, value) =>
      e.point && e.placeKind !== 'market_stall' && e.onPoint >= numberIn(value, 'enterprises')
        ? { params: { point: pointText(e.point), n: e.onPoint - 1 }, about: pointText(e.point) }
        : undefined,
  },
};

/** The two numbers the other way round, where that lands inside the regency. */
function swapped(point: Point, villages: readonly Village[], marginKm: number): Repair | undefined {
  const turned = { latitude: point.longitude, longitude: point.latitude };
  const near = Math.abs(turned.latitude) <= 90 ? nearestVillage(turned, villages) : undefined;
  if (!near || near.km > marginKm) return undefined;
  return {
    field: 'point',
    from: pointText(point),
    to: pointText(turned),
    items: [
      { on: 'enterprise', field: 'latitude', from: point.latitude, to: turned.latitude },
      { on: 'enterprise', field: 'longitude', from: point.longitude, to: turned.longitude },
    ],
  };
}

// Addresses in the forms that people here write.
import type { Random } from '#test/town/prng.ts';
import type { TownLocation, TownVillage } from '#test/town/types.ts';

const streets = [
  'Panglima Sudirman',
  'Dr. Soetomo',
  'Ahmad Yani',
  'Soekarno Hatta',
  'Gatot Subroto',
  'Brantas',
  'Bromo',
  'Semeru',
  'Argopuro',
  'Lawu',
  'Mastrip',
  'Cokroaminoto',
  'Suroyo',
  'Pahlawan',
  'Mawar',
  'Melati',
  'Kenanga',
  'Anggrek',
  'Flamboyan',
  'Cempaka',
  'Ikan Tongkol',
  'Ikan Paus',
  'Ikan Kerapu',
  'Ikan Belanak',
  'KH. Hasan Genggong',
  'KH. Wahid Hasyim',
  'Sunan Giri',
  'Sunan Ampel',
  'Slamet Riyadi',
  'Kartini',
  'Prof. Hamka',
  'Lumajang',
  'Citarum',
  'Serayu',
  'Wijaya Kusuma',
  'Mangga',
  'Anggur Merah',
  'Raya Bantaran',
  'Merdeka',
] as const;
const hamlets = ['Krajan', 'Krajan Timur', 'Gunung Tugel', 'Kebonan', 'Randu Pangger', 'Pesisir', 'Tegalan', 'Wetan Kali', 'Sekar Putih'] as const;
const lanes = ['I', 'II', 'III', 'IV', '1', '2', '3', '4', '5', 'Mawar', 'Masjid', 'Buntu', 'Langgar'] as const;

const kilometresPerDegree = 110.6;

/** `Jl. Bromo Gg. II No. 14 RT 03/RW 05`, in one of the usual spellings; the village is not part of it. */
export function address(random: Random): string {
  return `${streetPart(random)}${random.chance(0.86) ? ` ${neighbourhood(random)}` : ''}`;
}

/** A point inside the village's circle, evenly spread over its area, with the accuracy a cheap phone would claim. */
export function locationNear(random: Random, village: TownVillage): TownLocation {
  const distance = village.radiusKm * 0.95 * Math.sqrt(random.next());
  const angle = random.next() * 2 * Math.PI;
  const lat = village.lat + (distance * Math.sin(angle)) / kilometresPerDegree;
  const lng = village.lng + (distance * Math.cos(angle)) / (kilometresPerDegree * Math.cos((village.lat * Math.PI) / 180));
  const accuracy = Math.exp(random.normal(2.6, 0.75));
  return { lat: round6(lat), lng: round6(lng), accuracyMetres: Math.max(3, Math.min(1500, Math.round(accuracy))) };
}

function streetPart(random: Random): string {
  if (random.chance(0.12)) return `Dusun ${random.pick(hamlets)}`;
  const street = `Jl. ${random.pick(streets)}`;
  const lane = random.chance(0.28) ? ` Gg. ${random.pick(lanes)}` : '';
  return random.chance(0.68) ? `${street}${lane} No. ${random.int(1, 148)}` : `${street}${lane}`;
}

function neighbourhood(random: Random): string {
  const rt = random.int(1, 12);
  const rw = random.int(1, 15);
  const two = (n: number): string => String(n).padStart(2, '0');
  const three = (n: number): string => String(n).padStart(3, '0');
  return random.weighted([
    [`RT ${two(rt)}/RW ${two(rw)}`, 4],
    [`RT ${two(rt)} RW ${two(rw)}`, 3],
    [`RT ${three(rt)}/RW ${three(rw)}`, 2],
    [`RT/RW ${three(rt)}/${three(rw)}`, 1],
  ]);
}

function round6(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

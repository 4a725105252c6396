// Owners of the cast, by hand. None of them lives anywhere but here.
import { castSerial, nik, phone } from '#test/town/identifiers.ts';
import { address } from '#test/town/places.ts';
import { createRandom } from '#test/town/prng.ts';
import type { Sex, TownOwner } from '#test/town/types.ts';

interface OwnerOptions {
  /** The name on the identity card, when the village writes a title with it. */
  bareName?: string;
  noNik?: true;
  noPhone?: true;
  noSmartphone?: true;
}

type OwnerLine = readonly [slug: string, fullName: string, sex: Sex, birthDate: string, villageCode: string, options?: OwnerOptions];

const lines: readonly OwnerLine[] = [
  // Batik makers: ten, so that a cooperative can be founded.
  ['sari', 'Sari Puspitaningrum', 'female', '1984-05-12', '35.74.03.1004'],
  ['yulia', 'Yulia Ratnaningsih', 'female', '1979-07-30', '35.74.05.1005'],
  ['endah', 'Endah Widyaningrum', 'female', '1972-11-03', '35.74.03.1004'],
  ['wiwin', 'Wiwin Andriyani', 'female', '1988-02-19', '35.74.03.1007'],
  ['mustika', 'Mustika Larasati', 'female', '1990-09-08', '35.74.04.1003'],
  ['ratih', 'Ratih Kusumastuti', 'female', '1969-04-24', '35.74.04.1001'],
  ['lastri', 'Sulastriyah', 'female', '1961-12-31', '35.74.05.1005', { noSmartphone: true }],
  ['huda', 'Nur Huda Prayitno', 'male', '1976-06-17', '35.74.05.1006'],
  ['tutik', 'Hj. Tutik Marhaeni', 'female', '1966-01-09', '35.74.04.1005', { bareName: 'Tutik Marhaeni' }],
  ['arumi', 'Arumi Sekar Kinasih', 'female', '1997-03-27', '35.74.02.1007'],
  // Food.
  ['hamidah', 'Hj. Hamidah Nur Laila', 'female', '1970-10-15', '35.74.03.1001', { bareName: 'Hamidah Nur Laila' }],
  ['karsih', 'Karsih', 'female', '1954-08-17', '35.74.02.1003', { noSmartphone: true, noPhone: true }],
  ['maimunah-pilang', 'Siti Maimunah', 'female', '1975-05-05', '35.74.01.1009'],
  ['maimunah-wonoasih', 'Siti Maimunah', 'female', '1975-09-21', '35.74.02.1007'],
  ['nurul', 'Nurul Inayati, S.E.', 'female', '1986-12-02', '35.74.05.1004', { bareName: 'Nurul Inayati' }],
  ['lilik', 'Lilik Hermawati', 'female', '1981-03-14', '35.74.01.1008'],
  ['nining', 'Nining Suryaningsih', 'female', '1983-08-28', '35.74.04.1006'],
  ['gufron', 'Moh. Gufron Ali', 'male', '1978-02-11', '35.74.03.1002'],
  ['juma', "Juma'ati", 'female', '1956-02-29', '35.74.01.1001', { noNik: true, noPhone: true, noSmartphone: true }],
  ['rodiyah', 'Rodiyatul Jannah', 'female', '1992-06-06', '35.74.02.1006'],
  ['fathur', 'Fathur Rozi Alamsyah', 'male', '1994-11-23', '35.74.01.1007'],
  ['maruf', "Ma'ruf Syafi'i", 'male', '1973-01-01', '35.74.04.1002'],
  ['dwi', 'Dwi Cahyaningtyas', 'female', '1991-04-10', '35.74.04.1004'],
  ['supi', 'Supiyati', 'female', '1963-07-07', '35.74.03.1010', { noSmartphone: true }],
  // Craft, wood, sea, cloth, services, shops.
  ['anggun', 'Anggun Prameswari', 'female', '1989-10-30', '35.74.02.1006'],
  ['slamet', 'Slamet', 'male', '1960-05-20', '35.74.05.1003', { noSmartphone: true }],
  ['rini', 'Rini Handayaningsih', 'female', '1987-09-13', '35.74.03.1001'],
  ['haryo', 'Haryo Sasongko', 'male', '1968-03-03', '35.74.05.1001'],
  ['kurnia', 'H. Kurnia Samudra', 'male', '1965-12-25', '35.74.03.1001', { bareName: 'Kurnia Samudra' }],
  ['anindya', 'Raden Roro Anindya Kusumaningtyas Wulandari Prameswari Ayuni', 'female', '1985-01-31', '35.74.04.1003'],
  ['bahrul', 'Bahrul Ulum Fathoni', 'male', '1980-08-08', '35.74.05.1002'],
  ['budi', 'Budi Wicaksana', 'male', '1982-02-02', '35.74.02.1002'],
  ['misrawi', 'Misrawi', 'male', '1959-06-30', '35.74.01.1003', { noNik: true }],
  ['rafif', 'Rafif Naufal Ramadhani', 'male', '2001-12-09', '35.74.02.1001'],
  ['bagas', 'Bagas Aji Pamungkas', 'male', '1998-07-16', '35.74.04.1001'],
  ['painten', 'Painten', 'female', '1951-03-12', '35.74.01.1002', { noSmartphone: true }],
  ['sahrul', 'Sahrul Gunawan Efendi', 'male', '1993-10-10', '35.74.02.1005'],
];

export const castOwners: readonly TownOwner[] = lines.map((line, index) => castOwner(line, index));

export function castOwnerOf(key: string): TownOwner {
  const found = castOwners.find((owner) => owner.key === key);
  if (!found) throw new Error(`no cast owner ${key}`);
  return found;
}

function castOwner([slug, fullName, sex, birthDate, villageCode, options = {}]: OwnerLine, index: number): TownOwner {
  const random = createRandom(`cast/owner/${slug}`);
  const district = villageCode.slice(0, 8).replaceAll('.', '');
  return {
    key: `owner.${slug}`,
    fullName,
    bareName: options.bareName ?? fullName,
    sex,
    birthDate,
    nik: options.noNik ? null : nik(district, birthDate, sex, castSerial(index)),
    phone: options.noPhone ? null : phone(random),
    hasSmartphone: !options.noSmartphone,
    address: address(random),
    villageCode,
  };
}

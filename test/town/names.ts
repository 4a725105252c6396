// What people in and around Probolinggo are called: Javanese and Madurese, Muslim names above all, changing with the year of birth.
// Every whole name is a throw of the dice; whoever bears one in life is not meant.
import type { Random } from '#test/town/prng.ts';
import type { Sex } from '#test/town/types.ts';

type Cohort = 'old' | 'middle' | 'young';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const firstNames: Record<Sex, Record<Cohort, readonly string[]>> = {
  male: {
    old: words(`Slamet Suwarno Sutrisno Suparman Kasiman Misnadi Buasan Sahri Marsuki Matrasid Sumarto Djumari Suroso Karyono Tohari
      Samsuri Saleh Nawawi Jumadi Suyitno Paiman Ponidi Sanusi Asmawi Musahri Sutikno Wagiman Supardi Munawi Buhari Satuman`),
    middle: words(`Agus Hariyanto Bambang Sugeng Edi Joko Fauzi Rahman Mulyono Hasan Husen Didik Yuli Arifin Syaiful Imam Mukhlis
      Zainul Budi Hendra Sunaryo Samsul Rohim Wahyudi Totok Lukman Hadi Anang Dwi Eko Tri Heri Munir Yusuf Anwar`),
    young: words(`Rizky Dimas Iqbal Fajar Bagus Ilham Rendi Yoga Aldi Reza Farhan Fikri Galih Aditya Alfian Ibnu Wildan Bayu Firman
      Kevin Dani Hafid Rafli Angga Rio Zaki Nanda Vicky Irfan Aris`),
  },
  female: {
    old: words(`Sumiati Satima Sutiya Misti Sunah Suliha Maryam Ngatini Kasiyati Tumini Jumaati Hotijah Painem Asmani Sarinten Poniti
      Musrifah Bunami Siyani Rukmini Sulastri Marwiyah Saodah Muryati Supiyah Ngatemi Juma'ati Sahani Mutmainah`),
    middle: words(`Siti Sri Nur Endang Titik Yayuk Lilik Umi Dewi Kholifah Rumiati Ernawati Susi Nanik Wiwik Rahmawati Maisaroh Hidayati
      Luluk Sulistyowati Anik Ida Eni Musyarofah Fatimah Halimatus Ummi Suhartini Yuliati Sundari Wahyuni Juhairiyah`),
    young: words(`Putri Ayu Nabila Intan Fitri Dinda Aulia Nafisatul Rizka Amelia Wulan Safira Novi Ratna Lailatul Dian Indah Maulida
      Firda Anisa Sella Vina Yunita Zahrotul Eka Mega Tika Salsabila Ulfa Rina`),
  },
};

const secondNames: Record<Sex, readonly string[]> = {
  male: words(`Hidayat Santoso Setiawan Wibowo Prasetyo Rahmad Hasanuddin Kurniawan Effendi Hamid Aziz Firmansyah Maulana Susanto
    Purnomo Utomo Ridwan Mahfud Ismail Nugroho Basri Sugiarto Fathoni Riyadi Zaini Qomaruddin Ansori Subhan Wijaya Ramadhan Hartono
    Mustofa Baidowi Cahyono Syafi'i Hakim Afandi Romadhon Fanani`),
  female: words(`Hasanah Lestari Rahayu Astuti Ningsih Fauziyah Handayani Khotimah Aminah Zahro Puspita Rohmah Safitri Wulandari Munawaroh
    Hidayah Kusuma Mariyam Susanti Utami Nurjannah Oktavia Jamilah Maghfiroh Anggraini Pratiwi Sholihah Farida Romlah Masruroh
    Wahidah Nisa' Agustin Permatasari Badriyah Kartini`),
};

const muslimForenames = ['Moch.', 'Mohammad', 'Muhammad', 'Moh.', 'Ahmad', 'Achmad', 'M.'] as const;
// "Servant of" asks for one of the names of God.
const servantForenames = ['Abd.', 'Abdul'] as const;
const servantNames = words('Rahman Hamid Aziz Hakim Wahid Rohim Salam Kadir Majid Ghofur Jalil Latif Muis');
const forenames = new Set<string>(['Siti', 'Sri', 'Nur', 'Halimatus', ...muslimForenames, ...servantForenames]);
const degrees = ['S.Pd.', 'S.E.', 'S.Pd.I.', 'S.H.', 'A.Md.', 'S.Kom.', 'S.Sos.'] as const;

export interface PersonName {
  /** With titles, as the village list has it. */
  fullName: string;
  /** As on the identity card. */
  bareName: string;
}

/** A name that fits sex and year of birth; about 28 % have one word, about 9 % carry a title. */
export function personName(random: Random, sex: Sex, birthYear: number): PersonName {
  const bareName = bareNameOf(random, sex, birthYear);
  return { bareName, fullName: withTitle(random, bareName, sex, birthYear) };
}

/** The word by which neighbours call a person: `Moch. Fauzi` is Fauzi, `Siti Aminah` is Aminah. */
export function callName(bareName: string): string {
  const [first = bareName, second] = bareName.split(' ');
  return second !== undefined && isForename(first) ? second : first;
}

function bareNameOf(random: Random, sex: Sex, birthYear: number): string {
  const cohort: Cohort = birthYear < 1965 ? 'old' : birthYear < 1986 ? 'middle' : 'young';
  const first = random.pick(firstNames[sex][cohort]);
  const oneWord = { old: 0.66, middle: 0.34, young: 0.15 }[cohort];
  const alone = random.chance(oneWord);
  if (sex === 'male' && !alone && random.chance(0.07)) return `${random.pick(servantForenames)} ${random.pick(servantNames)}`;
  if (sex === 'male' && !alone && random.chance(0.24)) return tail(random, `${random.pick(muslimForenames)} ${first}`, sex, 0.25);
  if (alone && !isForename(first)) return first;
  return tail(random, `${first} ${random.pick(secondNames[sex])}`, sex, cohort === 'young' ? 0.3 : 0.08);
}

function tail(random: Random, name: string, sex: Sex, probability: number): string {
  if (!random.chance(probability)) return name;
  const more = random.pick(secondNames[sex]);
  return name.endsWith(more) ? name : `${name} ${more}`;
}

function withTitle(random: Random, name: string, sex: Sex, birthYear: number): string {
  if (random.chance(birthYear < 1975 ? 0.11 : 0.02)) return `${sex === 'male' ? 'H.' : 'Hj.'} ${name}`;
  return random.chance(birthYear < 1965 ? 0.005 : 0.045) ? `${name}, ${random.pick(degrees)}` : name;
}

function isForename(word: string): boolean {
  return forenames.has(word);
}

import type { CalendarDay } from '#core/dates.ts';
import { isCalendarDay } from '#core/dates.ts';
import { fromScientific, isDummy, keep, none, refuse, saysNone, tidy } from './check.ts';
import type { Check, Checked } from './check.ts';

export type NikOptions = {
  /** What the person says of themselves; a NIK that disagrees is permanent and stays, so it is a warning only. */
  birthDate?: CalendarDay | null;
  sex?: 'male' | 'female' | null;
  /** The spreadsheet lost digits before the text came here. */
  lossy?: boolean;
};

const length = 16;
/** Provinces of Kepmendagri 300.2.2-2138/2025; 97 was used for Papua Pegunungan in first drafts and stands on cards. */
const provinces = new Set(
  '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96 97'.split(' '),
);

/**
 * A NIK: province, regency and district where it was first issued, day (women + 40), month and year of birth, serial from
 * 0001. It has no check digit (UU 24/2013 pasal 13; Permendagri 72/2022). Where it was issued says nothing of where its
 * owner lives now, so that is not looked at.
 */
export function checkNik(text: string | null | undefined, options: NikOptions = {}): Checked {
  const tidied = tidy(text).replace(/^(?:no\.? ?)?(?:nik|ktp)\b[ .:;=-]*/i, '');
  if (saysNone(tidied)) return none;
  const scientific = fromScientific(tidied);
  if (options.lossy || scientific === null) return refuse('nik.digitsLost');
  const digits = (scientific ?? tidied).replace(/[\s.,'’`_-]/g, '');
  if (!/^\d+$/.test(digits)) return refuse('nik.characters');
  if (digits.length >= 8 && isDummy(digits)) return refuse('nik.dummy');
  if (digits.length !== length) return refuse('nik.length', { n: digits.length });
  return refusal(digits) ?? keep(digits, ...disagreements(digits, options));
}

function refusal(nik: string): Checked | undefined {
  if (!provinces.has(nik.slice(0, 2))) return refuse('nik.province', { province: nik.slice(0, 2) });
  if (nik.slice(2, 4) === '00' || nik.slice(4, 6) === '00') return refuse('nik.region');
  // A family card number has the day it was issued in this place, or none: often no date of birth.
  if (!birthDates(nik).some(isCalendarDay)) return refuse('nik.date');
  return nik.endsWith('0000') ? refuse('nik.serial') : undefined;
}

function disagreements(nik: string, { birthDate, sex }: NikOptions): Check[] {
  const checks: Check[] = [];
  if (birthDate && !birthDates(nik).includes(birthDate)) checks.push({ code: 'nik.birthDateDiffers', severity: 'warning' });
  if (sex && nikSex(nik) !== sex) checks.push({ code: 'nik.sexDiffers', severity: 'warning' });
  return checks;
}

function birthDates(nik: string): [CalendarDay, CalendarDay] {
  const day = Number(nik.slice(6, 8));
  const rest = `${nik.slice(10, 12)}-${nik.slice(8, 10)}-${String(day > 40 ? day - 40 : day).padStart(2, '0')}`;
  return [`19${rest}`, `20${rest}`];
}

/** The day of birth in a valid NIK. Two digits tell no century: what would lie after `today` is taken for 19xx. */
export function nikBirthDate(nik: string, today: CalendarDay): CalendarDay {
  const [last, present] = birthDates(nik);
  return present > today || !isCalendarDay(present) ? last : present;
}

export function nikSex(nik: string): 'male' | 'female' {
  return Number(nik.slice(6, 8)) > 40 ? 'female' : 'male';
}

/** `3574**********01`: enough to tell two people apart, too little to use. */
export function maskNik(nik: string): string {
  return `${nik.slice(0, 4)}**********${nik.slice(-2)}`;
}

/** What a number says of itself, for those who need not see it: what is wrong with it, and what it tells of its holder. */
export type NikFacts = {
  wrong: Check | null;
  /** The two days of birth that it can mean; two digits tell no century. */
  born: [CalendarDay, CalendarDay];
  sex: 'male' | 'female';
  /** The regency that issued it, `35.74`. */
  issuedIn: string;
};

export function nikFacts(nik: string): NikFacts {
  const wrong = checkNik(nik).checks.find((check) => check.severity === 'error') ?? null;
  return { wrong, born: birthDates(nik), sex: nikSex(nik), issuedIn: `${nik.slice(0, 2)}.${nik.slice(2, 4)}` };
}

import type { EnterpriseForChecks } from '#modules/registry/index.ts';
import { checkPhone } from '#modules/registry/index.ts';
import { numberIn } from './types.ts';
import type { Repair, RepairItem, Rule } from './types.ts';

type Phone = { on: RepairItem['on']; number: string };

function phonesOf(e: EnterpriseForChecks): Phone[] {
  return [
    ...(e.owner?.phone ? [{ on: 'owner' as const, number: e.owner.phone }] : []),
    ...(e.phone ? [{ on: 'enterprise' as const, number: e.phone }] : []),
  ];
}

/** Rules about how to reach the owner. */
export const contactRules: Record<string, Rule> = {
  'phone.missing': {
    group: 'contact',
    openOnly: true,
    title: { id: 'Nomor HP belum ada', en: 'No telephone number' },
    advice: {
      id: 'Tanyakan nomor HP atau WhatsApp pemilik; bila tidak punya, nomor keluarga yang serumah.',
      en: 'Ask for the owner’s number; without one, that of somebody in the same house.',
    },
    message: { id: 'Pemilik dan usaha ini tidak punya nomor HP dalam data.', en: 'Neither owner nor business has a number in the registry.' },
    look: (e) => (phonesOf(e).length === 0 ? {} : undefined),
  },
  'phone.shape': {
    group: 'contact',
    repairable: true,
    title: { id: 'Nomor HP salah bentuk', en: 'A telephone number is not well formed' },
    advice: {
      id: 'Yang bentuknya saja berbeda dapat diperbaiki sekaligus; yang lain tanyakan lagi ke pemilik.',
      en: 'Those only written differently can be repaired in bulk; ask the owner about the others.',
    },
    message: { id: 'Nomor {number} tidak tersimpan dalam bentuk baku.', en: 'The number {number} is not kept in the standard form.' },
    look: (e) => {
      const odd = phonesOf(e).filter(({ number }) => checkPhone(number).value !== number);
      const [first] = odd;
      if (!first) return undefined;
      const repair = repairOf(odd);
      return { params: { number: first.number }, about: odd.map(({ number }) => number).join(' '), ...(repair && { repair }) };
    },
  },
  'phone.landline': {
    group: 'contact',
    openOnly: true,
    title: { id: 'Hanya nomor telepon rumah', en: 'Only a fixed line' },
    advice: {
      id: 'Nomor ini tidak menerima WhatsApp. Tanyakan nomor HP agar pemberitahuan sampai.',
      en: 'This number takes no WhatsApp. Ask for a mobile number, so that news arrives.',
    },
    message: { id: 'Nomor {number} adalah telepon rumah atau kantor.', en: 'The number {number} is a fixed line.' },
    look: (e) => {
      const all = phonesOf(e);
      const [first] = all;
      return first && all.every(({ number }) => isFixedLine(number)) ? { params: { number: first.number }, about: first.number } : undefined;
    },
  },
  'phone.shared': {
    group: 'contact',
    openOnly: true,
    title: { id: 'Satu nomor HP dipakai banyak pemilik', en: 'Many owners give one telephone number' },
    advice: {
      id: 'Mungkin ini nomor petugas atau ketua RT. Tanyakan nomor pemilik sendiri; terima bila memang satu keluarga.',
      en: 'It may belong to an officer or a neighbourhood head. Ask for the owner’s own; accept it where it is one family.',
    },
    message: { id: 'Nomor {number} juga dipakai {n} pemilik lain.', en: '{n} other owners give the number {number} as well.' },
    look: ({ owner }, _given, value) =>
      owner?.phone && owner.onPhone >= numberIn(value, 'owners')
        ? { params: { number: owner.phone, n: owner.onPhone - 1 }, about: owner.phone }
        : undefined,
  },
};

/** A repair only where each number has exactly one reading. */
function repairOf(odd: Phone[]): Repair | undefined {
  const items = odd.flatMap(({ on, number }): RepairItem[] => {
    const { value, checks } = checkPhone(number);
    return value === null || checks.length > 0 ? [] : [{ on, field: 'phone', from: number, to: value }];
  });
  const [first] = items;
  return first && items.length === odd.length ? { field: 'phone', from: String(first.from), to: String(first.to), items } : undefined;
}

/** Mobile numbers of Indonesia begin with 8; numbers of other countries may be either. */
function isFixedLine(number: string): boolean {
  return /^\+62[2-79]/.test(number);
}

import { expect, test } from 'vitest';
import { suggestUserName, whatsAppNumber } from '../user_name.ts';

test.each([
  ['Hendro Suwignyo', 'hendro.suwignyo'],
  ['Dr. Laksmita Hapsari', 'laksmita.hapsari'],
  ["Siti Rofi'ah, M.Si.", 'siti.rofiah'],
  ['Ainul Muhammad Yaqin', 'ainul.yaqin'],
  ['Karsih', 'karsih'],
  ['Zoë Çelik', 'zoe.celik'],
  ['Jo', ''],
  ['  ', ''],
  ['陳', ''],
])('%s is suggested as %s', (name, expected) => {
  expect(suggestUserName(name)).toBe(expected);
});

test('a suggestion is never longer than a user name may be', () => {
  expect(suggestUserName(`${'a'.repeat(60)} ${'b'.repeat(60)}`)).toHaveLength(40);
});

test.each([
  ['0812-3456-7890', '6281234567890'],
  ['+62 812 3456 7890', '6281234567890'],
  ['81234567890', '6281234567890'],
  ['(0335) 421234', ''],
  ['', ''],
])('WhatsApp knows %s as %s', (phone, expected) => {
  expect(whatsAppNumber(phone)).toBe(expected);
});

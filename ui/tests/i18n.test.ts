import { expect, test } from 'vitest';
import { defineMessages, formatsIn, languageOf } from '../i18n.tsx';
import { useUiText } from '../words.ts';
import { useDataText } from '../words_data.ts';

const useText = defineMessages({
  found: { id: '{count} usaha ditemukan', en: '{count} enterprises found' },
});

test('a sentence is said in the language asked, with its values', () => {
  expect(useText.say('id', 'found', { count: 3 })).toBe('3 usaha ditemukan');
  expect(useText.say('en', 'found', { count: 3 })).toBe('3 enterprises found');
});

test('a missing value leaves its place visible', () => {
  expect(useText.say('id', 'found')).toBe('{count} usaha ditemukan');
});

test.each([
  ['', 'id'],
  ['nk_lang=en', 'en'],
  ['a=1; nk_lang=en; b=2', 'en'],
  ['nk_lang=id', 'id'],
  ['nk_lang=english', 'id'],
  ['not_nk_lang=en', 'id'],
])('the cookie %j asks for %s', (cookies, language) => {
  expect(languageOf(cookies)).toBe(language);
});

test('numbers, days and shares are written as the language writes them', () => {
  const id = formatsIn('id');
  const en = formatsIn('en');
  expect([id.rupiah(1_250_000), en.rupiah(1_250_000)]).toEqual(['Rp1.250.000', 'Rp1,250,000']);
  expect([id.day('2026-11-21'), en.day('2026-11-21')]).toEqual(['21 November 2026', '21 November 2026']);
  expect([id.percent(0.425), en.percent(0.425)]).toEqual(['42,5%', '42.5%']);
  expect([id.bytes(900), id.bytes(5_000_000), id.bytes(1_540_000)]).toEqual(['1 kB', '5 MB', '1,5 MB']);
});

test.each([
  ['words', useUiText.messages],
  ['words_data', useDataText.messages],
])('every sentence of %s has both languages and the same places', (_, messages) => {
  const places = (text: string) => new Set(text.match(/\{\w+\}/g));
  for (const [key, text] of Object.entries(messages)) {
    expect(text.id, key).not.toBe('');
    expect(text.en, key).not.toBe('');
    expect(places(text.id), key).toEqual(places(text.en));
  }
});

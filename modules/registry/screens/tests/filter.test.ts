import { expect, test } from 'vitest';
import { addressOf, asked, filterOfView, listAddress, narrowing, narrows, parseFilter } from '../filter.ts';

const centre = '019b8b74-1800-742e-9532-186a0174b54d';
const full = `?q=keripik+tempe&wilayah=35.74.01&klaster=batik,craft&kelas=micro&legalitas=none,partial&kegiatan=active&kesegaran=never&punya=nib&tanpa=halal&sentra=${centre}&urut=name`;

test('an address keeps every filter, there and back', () => {
  expect(addressOf('/usaha', parseFilter(full))).toBe(`/usaha${full}`);
});

test('what is asked is what the address says, without what is empty', () => {
  expect(asked(parseFilter('?klaster=batik,craft'))).toEqual({ cluster: 'batik,craft', sort: 'newest' });
  expect(narrowing(parseFilter('?urut=name&q=sari'))).toEqual({ search: 'sari' });
});

test.each(['?kelas=huge', '?legalitas=maybe', '?wilayah=jati', '?sentra=12', '?klaster=A;drop', '?kesegaran=old', '?punya=ktp', '?urut=shoe'])(
  '%s asks for nothing that exists and is left out',
  (address) => {
    expect(addressOf('/usaha', parseFilter(address))).toBe('/usaha');
  },
);

test('a list keeps its good words where one is wrong', () => {
  expect(parseFilter('?legalitas=none,maybe,partial').legality).toBe('none,partial');
});

test('order alone does not narrow', () => {
  expect(narrows(parseFilter('?urut=name'))).toBe(false);
  expect(narrows(parseFilter('?q=x'))).toBe(true);
});

test('a saved view opens the address it was saved from', () => {
  expect(listAddress(filterOfView({ area: '35.74.01', cluster: ['batik', 'craft'], legality: ['none'], search: 'sari' }))).toBe(
    '/usaha?q=sari&wilayah=35.74.01&klaster=batik,craft&legalitas=none',
  );
});

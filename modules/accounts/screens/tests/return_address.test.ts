import { expect, test } from 'vitest';
import { returnAddress } from '../return_address.ts';

test.each(['/', '/usaha?q=batik&kelas=mikro', '/orang/0190#peran', '/masuk-akal'])('goes back to %s', (path) => {
  expect(returnAddress(path)).toBe(path);
});

test.each([
  '',
  'usaha',
  'https://contoh.id',
  '//contoh.id',
  '/\\contoh.id',
  '/a\\b',
  '/\tcontoh',
  'javascript:alert(1)',
  '/masuk',
  '/masuk?kembali=/masuk',
])('does not follow %j', (path) => {
  expect(returnAddress(path)).toBe('/');
});

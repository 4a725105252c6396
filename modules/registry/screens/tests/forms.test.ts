import { describe, expect, test } from 'vitest';
import { enterpriseInput, enterpriseValues } from '../form/enterprise_values.ts';
import { compare } from '../form/merging.ts';
import { readNik } from '../form/nik_hint.ts';
import { ownerInput, ownerValues } from '../form/owner_values.ts';
import { readPoint } from '../form/point.ts';

describe('what a NIK says while it is typed', () => {
  test.each([
    ['3574034505910002', { birthDate: '1991-05-05', sex: 'female' }],
    ['3574031708450001', { birthDate: '1945-08-17', sex: 'male' }],
    ['3574030101050001', { birthDate: '2005-01-01', sex: 'male' }],
    // What would lie after today is taken for the last century.
    ['3574032212260001', { birthDate: '1926-12-22', sex: 'male' }],
    ['3574033113910001', { fault: 'date' }],
    ['3574033002910001', { fault: 'date' }],
    ['3574034505910000', { fault: 'serial' }],
    ['357403450591000', undefined],
    ['', undefined],
  ])('%s', (nik, expected) => {
    expect(readNik(nik, '2026-11-21')).toEqual(expected);
  });
});

describe('coordinates as maps give them', () => {
  test.each([
    ['-7.76310, 113.21900', -7.7631, 113.219],
    ['-7,76310; 113,21900', -7.7631, 113.219],
    ['  -7.763104567 113.219001234 ', -7.7631, 113.219],
  ])('%s', (text, latitude, longitude) => {
    expect(readPoint(text)).toEqual({ latitude, longitude, accuracyM: null });
  });

  test.each(['', 'di belakang pasar', '-7.7631', '-97.1, 113.2', '-7.7, 213.2', '-7.7, 113.2, 12'])('%j is no point', (text) => {
    expect(readPoint(text)).toBeUndefined();
  });
});

describe('somebody else was faster', () => {
  const opened = { name: 'Keripik Sari', address: 'Jl. Lama', phone: '' };

  test('what only they changed is taken over, what both changed is shown', () => {
    const mine = { ...opened, name: 'Keripik Sari Makmur', phone: '0812' };
    const theirs = { ...opened, name: 'Keripik Sari Jaya', address: 'Jl. Baru' };
    expect(compare(opened, mine, theirs)).toEqual({
      taken: [{ name: 'address', mine: 'Jl. Lama', theirs: 'Jl. Baru' }],
      conflicts: [{ name: 'name', mine: 'Keripik Sari Makmur', theirs: 'Keripik Sari Jaya' }],
    });
  });

  test('the same change twice is no conflict', () => {
    const both = { ...opened, address: 'Jl. Baru' };
    expect(compare(opened, both, both)).toEqual({ taken: [], conflicts: [] });
  });
});

describe('values become the action’s input', () => {
  test('nothing known is null, never an empty word that the server must guess at', () => {
    expect(enterpriseInput({ ...enterpriseValues(), 'enterprise.name': 'Tahu Asri', 'enterprise.area': '35.74.05.1005' })).toMatchObject({
      name: 'Tahu Asri',
      area: '35.74.05.1005',
      cluster: null,
      kbli: null,
      kbliVersion: null,
      placeKind: null,
      startYear: null,
      channels: [],
    });
  });

  test('a KBLI travels with its version', () => {
    const values = enterpriseValues({ kbli: '10392', kbliVersion: '2020' });
    expect(enterpriseInput(values)).toMatchObject({ kbli: '10392', kbliVersion: '2020' });
  });

  test('an owner lives where the business is, unless it is said', () => {
    expect(ownerInput(ownerValues(), '35.74.05.1005').area).toBe('35.74.05.1005');
    expect(ownerInput({ ...ownerValues(), 'owner.area': '35.74.01.1001' }, '35.74.05.1005').area).toBe('35.74.01.1001');
  });

  test('a known NIK is never in the form', () => {
    expect(ownerValues({ nikMask: '3574**********01' })['owner.nik']).toBe('');
  });
});

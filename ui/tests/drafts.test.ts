import { beforeEach, expect, test, vi } from 'vitest';
import { draftsOf, dropDraft, dropDrafts, keepable, loadDraft, mayBeKept, saveDraft } from '../drafts.ts';

const at = new Date('2026-11-21T07:00:00Z');
const initial = { name: '', 'owner.nik': '', capital: null as number | null, tags: [] as string[], agreed: false };

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
    key: (at: number) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  });
});

test('what is typed comes back, with the time it was typed', () => {
  saveDraft('t', { name: 'Batik', capital: 5, tags: ['a'] }, at);
  expect(loadDraft('t', initial)).toEqual({ values: { name: 'Batik', capital: 5, tags: ['a'] }, at: at.toISOString() });
});

test('only what differs from the start is kept', () => {
  expect(keepable({ ...initial, name: 'Batik' }, initial)).toEqual({ name: 'Batik' });
  expect(keepable({ ...initial, tags: [] }, initial)).toEqual({});
});

test.each(['nik', 'owner.nik', 'password', 'new_password', 'sandi', 'otp', 'owner.pin'])('%s is never kept', (name) => {
  expect(mayBeKept(name, 'anything')).toBe(false);
});

test.each(['name', 'technique', 'mechanik', 'pinjaman'])('%s is kept', (name) => {
  expect(mayBeKept(name, 'anything')).toBe(true);
});

test('sixteen digits are never kept, wherever they were typed', () => {
  expect(mayBeKept('notes', 'NIK saya 3574 0100 0000 0007')).toBe(false);
  expect(mayBeKept('notes', '3574010000000007')).toBe(false);
  expect(mayBeKept('nib', '1234567890123')).toBe(true);
});

test('a name that the caller calls secret is not kept', () => {
  expect(keepable({ ...initial, name: 'x' }, initial, ['name'])).toEqual({});
});

test('an empty draft leaves nothing behind, and a dropped one is gone', () => {
  saveDraft('t', { name: 'x' }, at);
  saveDraft('t', {}, at);
  expect(loadDraft('t', initial)).toBeUndefined();
  saveDraft('t', { name: 'x' }, at);
  dropDraft('t');
  expect(loadDraft('t', initial)).toBeUndefined();
});

test('a form that changed since, and a spoilt draft, do not break', () => {
  localStorage.setItem('nk.draft..t', JSON.stringify({ at: at.toISOString(), values: { gone: 'x', name: 7, capital: 3, agreed: 'yes' } }));
  expect(loadDraft('t', initial)?.values).toEqual({ capital: 3 });
  localStorage.setItem('nk.draft..t', '{');
  expect(loadDraft('t', initial)).toBeUndefined();
  localStorage.setItem('nk.draft..t', 'null');
  expect(loadDraft('t', initial)).toBeUndefined();
});

test('what one person typed is not shown to another, and goes when they sign out', () => {
  draftsOf('retno');
  saveDraft('t', { name: 'Batik' }, at);
  draftsOf('endah');
  expect(loadDraft('t', initial)).toBeUndefined();
  draftsOf('retno');
  expect(loadDraft('t', initial)?.values).toEqual({ name: 'Batik' });
  dropDrafts();
  expect(loadDraft('t', initial)).toBeUndefined();
  draftsOf(null);
});

test('where storage is blocked, what is typed is kept until the page is left', () => {
  const blocked = () => {
    throw new Error('blocked');
  };
  vi.stubGlobal('localStorage', { getItem: blocked, setItem: blocked, removeItem: blocked });
  saveDraft('t', { name: 'Batik' }, at);
  expect(loadDraft('t', initial)?.values).toEqual({ name: 'Batik' });
  dropDraft('t');
});

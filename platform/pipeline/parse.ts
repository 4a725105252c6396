import type { z } from 'zod';
import type { FieldProblem } from '#core/problem.ts';
import { Problem, coreProblems } from '#core/problem.ts';
import type { Params, Text } from '#core/text.ts';

/** Sentences for the codes that contracts put on their fields. Modules add their own with `describeFields`. */
const sentences: Record<string, Text> = {
  'core.required': { id: 'Wajib diisi.', en: 'This is required.' },
  'core.tooLong': { id: 'Terlalu panjang; paling banyak {maximum} huruf.', en: 'Too long; at most {maximum} characters.' },
  'core.tooShort': { id: 'Terlalu pendek; paling sedikit {minimum} huruf.', en: 'Too short; at least {minimum} characters.' },
  'core.controlCharacters': {
    id: 'Ada karakter yang tidak terlihat di dalamnya. Ketik ulang isian ini.',
    en: 'It contains invisible characters. Type it again.',
  },
  'core.id': { id: 'Nomor pengenal ini tidak berbentuk benar.', en: 'This identifier is not well formed.' },
  'core.day': {
    id: 'Tanggal harus ada di kalender, ditulis tahun-bulan-hari, misalnya 2026-11-21.',
    en: 'The date must exist and be written year-month-day, for example 2026-11-21.',
  },
  'core.number': { id: 'Harus berupa angka.', en: 'This must be a number.' },
  'core.whole': { id: 'Harus bilangan bulat, tanpa koma.', en: 'This must be a whole number.' },
  'core.notNegative': { id: 'Tidak boleh kurang dari nol.', en: 'This must not be below zero.' },
  'core.tooHigh': { id: 'Angka ini terlalu besar.', en: 'This number is too high.' },
  'core.range': { id: 'Di luar batas: {minimum} sampai {maximum}.', en: 'Out of range: {minimum} to {maximum}.' },
  'core.choice': { id: 'Pilih salah satu: {choices}.', en: 'Choose one of: {choices}.' },
  'core.unknownField': { id: 'Isian ini tidak dikenal: {keys}.', en: 'Unknown field: {keys}.' },
  'core.shape': { id: 'Isian ini tidak berbentuk benar.', en: 'This entry is not of the right form.' },
};

/** Adds a module's sentences for its own field codes. */
export function describeFields(more: Record<string, Text>): void {
  Object.assign(sentences, more);
}

/** Parses what came in by the contract; refuses with every wrong field named, in sentences. */
export function parseInput(schema: z.ZodObject, input: unknown): unknown {
  const result = schema.strict().safeParse(input ?? {}, { reportInput: true });
  if (result.success) return result.data;
  const fields = result.error.issues.map(fieldProblem);
  throw new Problem('core.invalid', coreProblems.kinds['core.invalid'] ?? { status: 422, text: { id: '', en: '' } }, {
    params: { count: fields.length },
    fields,
  });
}

/** A problem about one named field, for decisions that only the rules can make. */
export function invalidField(field: string, code: string, params?: Params): Problem {
  return invalidFields([{ field, code, ...(params && { params }) }]);
}

export function invalidFields(wrong: { field: string; code: string; params?: Params }[]): Problem {
  const fields = wrong.map((w) => ({ ...w, text: sentences[w.code] ?? sentenceOf('core.shape') }));
  return coreProblems.make('core.invalid', { count: fields.length }, fields);
}

/** The sentence of a field code, for places that show it without a request, such as an import's report. */
export function sentenceOf(code: string): Text {
  return sentences[code] ?? { id: 'Isian ini tidak berbentuk benar.', en: 'This entry is not of the right form.' };
}

/** What is wrong with one value whose shape depends on something else, under the name of its field. */
export function valueProblems(schema: z.ZodType, value: unknown, field: string): { field: string; code: string; params: Params }[] {
  const result = schema.safeParse(value, { reportInput: true });
  return result.success ? [] : result.error.issues.map((issue) => ({ field, code: codeOf(issue), params: paramsOf(issue) }));
}

function fieldProblem(issue: z.core.$ZodIssue): FieldProblem {
  const params = paramsOf(issue);
  const code = codeOf(issue);
  return { field: issue.path.join('.'), code, text: sentenceOf(code), params };
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.input === undefined || issue.input === null) {
    if (issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_union') return 'core.required';
  }
  if (issue.message in sentences) return issue.message;
  if (issue.code === 'invalid_value') return 'core.choice';
  if (issue.code === 'unrecognized_keys') return 'core.unknownField';
  if (issue.code === 'too_big' || issue.code === 'too_small')
    return issue.origin === 'number' ? 'core.range' : issue.code === 'too_big' ? 'core.tooLong' : 'core.tooShort';
  return 'core.shape';
}

function paramsOf(issue: z.core.$ZodIssue): Params {
  if (issue.code === 'too_big') return { maximum: Number(issue.maximum), minimum: '…' };
  if (issue.code === 'too_small') return { minimum: Number(issue.minimum), maximum: '…' };
  if (issue.code === 'invalid_value') return { choices: issue.values.map(String).join(', ') };
  if (issue.code === 'unrecognized_keys') return { keys: issue.keys.join(', ') };
  return {};
}

import { coreProblems } from '#core/problem.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The key of the last row of a page, as a word that can stand in an address. */
export function encodeCursor(key: (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key back: so many texts, of which the last is the id of a row. A cursor that was tampered with is a malformed request. */
export function decodeCursor(cursor: string | undefined, length: number): string[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (
      Array.isArray(key) &&
      key.length === length &&
      key.every((part) => typeof part === 'string' && part.length < 400) &&
      guid.test(String(key.at(-1)))
    )
      return key as string[];
  } catch {
    // falls through to the refusal
  }
  throw coreProblems.make('core.malformed', { what: 'cursor' });
}

import { checkKbli } from '#modules/registry/index.ts';

export type KbliRow = { version: string; code: string; cluster: string | null };
export type KnownKbli = ReadonlyMap<string, { version: string; cluster: string | null }>;

/**
 * What each code of a file's column means. One number may be two activities in two versions of the list, so that one version is
 * chosen for the whole column: the one that its heading names, else the one that knows most of its codes. Of two that know as many it
 * is the older: lists in villages are copied from permits of earlier years. A code that only another version knows keeps that version.
 */
export function kbliOfColumn(rows: readonly KbliRow[], header: string, samples: readonly string[]): KnownKbli {
  const versions = [...new Set(rows.map((row) => row.version))].sort((a, b) => (a < b ? -1 : 1));
  const known = new Set(rows.map((row) => `${row.version} ${row.code}`));
  const codes = samples.map((text) => checkKbli(text).value).filter((code) => code !== null);
  const named = versions.find((version) => header.includes(version));
  const knows = (version: string) => codes.filter((code) => known.has(`${version} ${code}`)).length;
  const chosen = named ?? versions.toSorted((a, b) => knows(b) - knows(a))[0];
  // The newest of the others first, the chosen one over them all.
  const inOrder = rows.toSorted((a, b) => Number(a.version === chosen) - Number(b.version === chosen) || (a.version < b.version ? -1 : 1));
  return new Map(inOrder.map(({ code, version, cluster }) => [code, { version, cluster }]));
}

import type { Columns, CrosswalkColumns, KbliField } from './columns.ts';
import { yearOf } from './columns.ts';
import type { KbliTable } from './kbli.ts';
import type { CodeTable } from './tables.ts';

export type FoundVersion = { version: string; from: 'content' | 'name' };

const afterKbli = (text: string) => /kbli\D{0,12}(20\d\d)(?!\d)/i.exec(text)?.[1];
const years = (text: string) => [...new Set(text.match(/(?<!\d)20\d\d(?!\d)/g))].sort();

/** The version that the file says of itself, else the one in its name. Where several stand there it is a person's to say. */
export function findKbliVersion(fileName: string, tables: KbliTable[]): FoundVersion | undefined {
  const said = new Set(tables.flatMap(({ table, columns }) => versionsIn(table, columns)));
  const [version, second] = said;
  if (version !== undefined) return second === undefined ? { version, from: 'content' } : undefined;
  const named = afterKbli(fileName) ?? only(years(fileName));
  return named === undefined ? undefined : { version: named, from: 'name' };
}

function versionsIn(table: CodeTable, columns: Columns<KbliField>): string[] {
  const { version, code } = columns;
  if (version !== undefined) return [...new Set(table.rows.flatMap((row) => yearOf(row.cells[version] ?? '') ?? []))];
  const titled = yearOf(table.headers[code ?? -1] ?? '') ?? afterKbli(table.preface);
  return titled === undefined ? [] : [titled];
}

const only = <T>(list: T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

/** From which version to which: by the years of the columns, else of the file's name, else of what stands above. */
export function findCrosswalkVersions(
  fileName: string,
  tables: { table: CodeTable; columns: CrosswalkColumns }[],
): { from: string; to: string; found: 'content' | 'name' } | undefined {
  for (const { columns } of tables)
    if (columns.fromVersion && columns.toVersion) return { from: columns.fromVersion, to: columns.toVersion, found: 'content' };
  const inName = years(fileName);
  const above = years(tables.map(({ table }) => table.preface).join(' '));
  const [from, to] = inName.length === 2 ? inName : above.length === 2 ? above : [];
  return from && to ? { from, to, found: inName.length === 2 ? 'name' : 'content' } : undefined;
}

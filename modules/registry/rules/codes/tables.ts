/** Rows of text under names, whatever the file was. `at` is the row as Excel shows it, or the number of the entry in JSON. */
export type CodeTable = {
  name: string;
  headers: readonly string[];
  rows: readonly TableRow[];
  /** What stood above or beside the rows: titles, an edition. */
  preface: string;
  /** Its columns have no names that can be trusted: they are told by what they look like. */
  byLook: boolean;
};
export type TableRow = { at: number; cells: readonly string[] };

type Json = Record<string, unknown>;

/** More entries than all villages of Indonesia: no list of codes. */
export const mostEntries = 150_000;

/**
 * The entries of a JSON file, in the shapes in which lists of codes are published: arrays, nested `children`, an envelope with
 * `meta`, objects whose keys are the codes. Entries of one place in the tree are one table.
 */
export function tablesOfJson(root: unknown): CodeTable[] {
  const found = new Map<string, { headers: string[]; entries: { at: number; fields: Map<string, string> }[] }>();
  const preface: string[] = [];
  const waiting: { value: unknown; path: string }[] = [{ value: root, path: '' }];
  let seen = 0;
  for (let next = waiting.pop(); next && seen < mostEntries; next = waiting.pop()) {
    const { value, path } = next;
    if (Array.isArray(value)) {
      for (let i = value.length - 1; i >= 0; i--) waiting.push({ value: value[i] as unknown, path });
      continue;
    }
    if (!isObject(value)) continue;
    const entries = keyedByCode(value);
    if (entries) {
      for (const entry of entries.toReversed()) waiting.push({ value: entry, path });
      continue;
    }
    const fields = flatFields(value);
    if (fields.size > 1) {
      const table = found.get(path) ?? { headers: [], entries: [] };
      found.set(path, table);
      for (const key of fields.keys()) if (!table.headers.includes(key)) table.headers.push(key);
      table.entries.push({ at: table.entries.length + 1, fields });
      seen++;
    }
    if (!Array.isArray(root) && seen <= 1) preface.push(...fields.values());
    for (const [key, inner] of Object.entries(value).toReversed()) {
      if (typeof inner === 'object' && inner !== null) waiting.push({ value: inner, path: path.endsWith(`/${key}`) ? path : `${path}/${key}` });
    }
  }
  return [...found].map(([path, { headers, entries }]) => ({
    name: path,
    headers,
    rows: entries.map((entry) => ({ at: entry.at, cells: headers.map((header) => entry.fields.get(header) ?? '') })),
    preface: preface.join(' ').slice(0, 2000),
    byLook: false,
  }));
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `{"01111": "Pertanian jagung", …}` or `{"01111": {"judul": …}, …}`: the keys are the codes. */
function keyedByCode(value: Json): Json[] | undefined {
  const keys = Object.keys(value);
  if (keys.length < 3 || keys.some((key) => !/^([A-V]|\d{1,5})$/.test(key))) return undefined;
  return keys.map((key) => {
    const inner = value[key];
    return isObject(inner) ? { code: key, ...inner } : { code: key, title: inner };
  });
}

/** Plain values by their names; lists of plain values are joined, and one level of objects is opened (`ancestors.codes`). */
function flatFields(value: Json): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [key, inner] of Object.entries(value)) {
    const text = plain(inner);
    if (text !== undefined) fields.set(key, text);
    else if (isObject(inner)) {
      for (const [below, deep] of Object.entries(inner)) {
        const joined = Array.isArray(deep) ? plain(deep) : undefined;
        if (joined !== undefined) fields.set(`${key} ${below}`, joined);
      }
    }
  }
  return fields;
}

function plain(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((one) => typeof one === 'string' || typeof one === 'number').map(String);
  return texts.length === value.length && texts.length > 0 ? texts.join('; ') : undefined;
}

const searchedRows = 30;

/** A sheet as rows under the names of its columns: `isHeader` says which of the first rows names them. */
export function tableOfSheet(name: string, rows: readonly TableRow[], isHeader: (cells: readonly string[]) => boolean): CodeTable {
  const at = rows.slice(0, searchedRows).findIndex((row) => isHeader(row.cells));
  const above = rows
    .slice(0, Math.max(at, 0))
    .flatMap((row) => row.cells)
    .join(' ');
  const preface = `${name} ${above}`.slice(0, 2000);
  if (at >= 0) return { name, headers: rows[at]?.cells ?? [], rows: rows.slice(at + 1), preface, byLook: false };
  const width = Math.max(0, ...rows.slice(0, 200).map((row) => row.cells.length));
  return { name, headers: Array.from({ length: width }, () => ''), rows, preface, byLook: true };
}

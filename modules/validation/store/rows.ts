import type { RawBuilder, Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { Outcome, Severity } from '../words.ts';

export type RawRow = { row_number: number; raw_cipher: Buffer };

export async function addRows(
  tx: Tx,
  regency: string,
  importId: string,
  rows: { sheet: number; rowNumber: number; cipher: Buffer }[],
): Promise<void> {
  const ciphers = packed(rows.map((row) => row.cipher));
  await tx.run(sql`
    insert into validation.import_row (regency, import_id, sheet, row_number, raw_cipher)
    select ${regency}, ${importId}, r.sheet, r.row_number, ${ciphers.cut}
    from unnest(${rows.map((row) => row.sheet)}::int[], ${rows.map((row) => row.rowNumber)}::int[], ${ciphers.places}::int[], ${ciphers.lengths}::int[]) as r (sheet, row_number, at, length)`);
}

/** Many ciphertexts as one parameter, which travels as bytes; one by one they would be written out in digits and read again. */
function packed(parts: Buffer[]) {
  const lengths = parts.map((part) => part.length);
  let at = 1;
  const places = lengths.map((length) => (at += length) - length);
  return { places, lengths, cut: sql`substring(${Buffer.concat(parts)}::bytea from r.at for r.length)` };
}

export async function listRows(tx: Tx, regency: string, importId: string, sheet: number, after: number, limit: number): Promise<RawRow[]> {
  return tx.rows(sql<RawRow>`
    select row_number, raw_cipher from validation.import_row
    where regency = ${regency} and import_id = ${importId} and sheet = ${sheet} and row_number > ${after} order by row_number limit ${limit}`);
}

export async function removeRows(tx: Tx, regency: string, importId: string): Promise<void> {
  await tx.run(sql`delete from validation.import_row where regency = ${regency} and import_id = ${importId}`);
}

export async function removeResults(tx: Tx, regency: string, importId: string): Promise<void> {
  await tx.run(sql`delete from validation.import_result where regency = ${regency} and import_id = ${importId}`);
}

export type NewResult = {
  rowNumber: number;
  outcome: Outcome;
  codes: string[];
  severities: Severity[];
  cipher: Buffer;
  fingerprint: Buffer | null;
  sameAsRow: number | null;
  targetId: string | null;
  targetArea: string | null;
};

export async function addResults(tx: Tx, regency: string, importId: string, results: NewResult[]): Promise<void> {
  const ciphers = packed(results.map((r) => r.cipher));
  const column = <T>(of: (r: NewResult) => T) => results.map(of);
  await tx.run(sql`
    insert into validation.import_result (regency, import_id, row_number, outcome, codes, severities, clean_cipher, fingerprint, same_as_row, target_id, target_area)
    select ${regency}, ${importId}, r.row_number, r.outcome, string_to_array(r.codes, ' '), string_to_array(r.severities, ' '), ${ciphers.cut}, r.fingerprint, r.same_as_row, r.target_id, r.target_area
    from unnest(${column((r) => r.rowNumber)}::int[], ${column((r) => r.outcome)}::text[], ${column((r) => r.codes.join(' '))}::text[], ${column((r) => r.severities.join(' '))}::text[], ${column((r) => r.fingerprint)}::bytea[],
      ${column((r) => r.sameAsRow)}::int[], ${column((r) => r.targetId)}::uuid[], ${column((r) => r.targetArea)}::text[], ${ciphers.places}::int[], ${ciphers.lengths}::int[])
      as r (row_number, outcome, codes, severities, fingerprint, same_as_row, target_id, target_area, at, length)`);
}

/** The clean rows of some row numbers. One by one: the planner, which knows nothing yet of a table that just grew, would read all of it. */
export async function listClean(tx: Tx, regency: string, importId: string, rowNumbers: number[]) {
  return tx.rows(sql<{ row_number: number; clean_cipher: Buffer }>`
    select r.row_number, r.clean_cipher from unnest(${rowNumbers}::int[]) as wanted (n)
    cross join lateral (
      select row_number, clean_cipher from validation.import_result where regency = ${regency} and import_id = ${importId} and row_number = wanted.n limit 1) r`);
}

export type ResultRow = {
  row_number: number;
  outcome: Outcome;
  codes: string[];
  clean_cipher: Buffer;
  same_as_row: number | null;
  target_id: string | null;
  target_area: string | null;
  target_name: string | null;
  enterprise_id: string | null;
  enterprise_name: string | null;
  enterprise_area: string | null;
  undone: 'removed' | 'kept' | null;
  kept_reason: string | null;
  raw_cipher: Buffer | null;
};

export type ResultFilter = {
  outcome?: Outcome | undefined;
  severity?: Severity | undefined;
  code?: string | undefined;
  undone?: 'removed' | 'kept' | undefined;
};

/** Results in the order of the file, each with its raw row and the names of the enterprises it speaks of. */
export async function listResults(
  tx: Tx,
  regency: string,
  importId: string,
  sheet: number,
  filter: ResultFilter,
  after: number,
  limit: number,
): Promise<ResultRow[]> {
  const conditions: RawBuilder<unknown>[] = [sql`r.regency = ${regency}`, sql`r.import_id = ${importId}`, sql`r.row_number > ${after}`];
  if (filter.outcome) conditions.push(sql`r.outcome = ${filter.outcome}`);
  if (filter.severity) conditions.push(sql`${filter.severity} = any(r.severities)`);
  if (filter.code) conditions.push(sql`${filter.code} = any(r.codes)`);
  if (filter.undone) conditions.push(sql`r.undone = ${filter.undone}`);
  return tx.rows(sql<ResultRow>`
    with page as (select * from validation.import_result r where ${sql.join(conditions, sql` and `)} order by r.row_number limit ${limit})
    select r.row_number, r.outcome, r.codes, r.clean_cipher, r.same_as_row, r.target_id, r.target_area, t.name as target_name, r.enterprise_id, e.name as enterprise_name, e.area as enterprise_area, r.undone, r.kept_reason, w.raw_cipher
    from page r
    left join validation.import_row w on w.regency = r.regency and w.import_id = r.import_id and w.sheet = ${sheet} and w.row_number = r.row_number
    left join registry.pub_enterprise t on t.regency = r.regency and t.id = r.target_id
    left join registry.pub_enterprise e on e.regency = r.regency and e.id = r.enterprise_id
    order by r.row_number`);
}

/** Outcomes of a stretch of rows, for the file that goes back to the person. */
export async function listOutcomes(tx: Tx, regency: string, importId: string, from: number, to: number) {
  return tx.rows(sql<{
    row_number: number;
    outcome: Outcome;
    codes: string[];
    clean_cipher: Buffer;
    committed: boolean;
    undone: 'removed' | 'kept' | null;
  }>`
    select row_number, outcome, codes, clean_cipher, committed_at is not null as committed, undone from validation.import_result
    where regency = ${regency} and import_id = ${importId} and row_number between ${from} and ${to}`);
}

export type ToCommit = { row_number: number; outcome: Outcome; codes: string[]; clean_cipher: Buffer; fingerprint: Buffer };

/** The next rows that are to go in, in the order of the file. */
export async function nextToCommit(tx: Tx, regency: string, importId: string, after: number, limit: number): Promise<ToCommit[]> {
  return tx.rows(sql<ToCommit>`
    select row_number, outcome, codes, clean_cipher, fingerprint from validation.import_result
    where regency = ${regency} and import_id = ${importId} and row_number > ${after} and committed_at is null and outcome in ('accepted', 'corrected') order by row_number limit ${limit}`);
}

/** Marks rows that went in. Gives how many: a row that went in already, by another hand of the same run, is not marked again. */
export async function markCommitted(
  tx: Tx,
  regency: string,
  importId: string,
  rows: { rowNumber: number; enterpriseId: string; fingerprint: Buffer }[],
  at: Date,
): Promise<number> {
  if (rows.length === 0) return 0;
  const [numbers, ids] = [rows.map((row) => row.rowNumber), rows.map((row) => row.enterpriseId)];
  // The first and last number keep it to a stretch of the table, whatever the planner thinks of its size.
  const marked = await tx.run(sql`
    update validation.import_result r set enterprise_id = m.enterprise_id, committed_at = ${at}
    from unnest(${numbers}::int[], ${ids}::uuid[]) as m (row_number, enterprise_id)
    where r.regency = ${regency} and r.import_id = ${importId} and r.row_number between ${Math.min(...numbers)} and ${Math.max(...numbers)} and r.row_number = m.row_number and r.committed_at is null`);
  await tx.run(sql`
    insert into validation.origin (regency, fingerprint, import_id, enterprise_id)
    select ${regency}, m.fingerprint, ${importId}, m.enterprise_id from unnest(${rows.map((row) => row.fingerprint)}::bytea[], ${ids}::uuid[]) as m (fingerprint, enterprise_id)`);
  return marked;
}

/** Rows that were good at the rehearsal and are in the registry now by another hand. */
export async function markAppeared(
  tx: Tx,
  regency: string,
  importId: string,
  rows: { rowNumber: number; targetId: string; targetArea: string | null; cipher: Buffer }[],
): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map((row) => ({ ...row, cipher: row.cipher.toString('base64') }));
  await tx.run(sql`
    update validation.import_result r
    set outcome = 'duplicate_in_registry', codes = r.codes || 'registry.appeared'::text, target_id = m."targetId", target_area = m."targetArea", clean_cipher = decode(m.cipher, 'base64')
    from json_to_recordset(${JSON.stringify(values)}::json) as m ("rowNumber" int, "targetId" uuid, "targetArea" text, cipher text)
    where r.regency = ${regency} and r.import_id = ${importId} and r.row_number = m."rowNumber"`);
}

/** The enterprises that rows of these fingerprints became, in whatever import. */
export async function findOrigins(tx: Tx, regency: string, fingerprints: Buffer[]) {
  if (fingerprints.length === 0) return [];
  return tx.rows(sql<{ fingerprint: Buffer; enterprise_id: string }>`
    select asked.fingerprint, o.enterprise_id from unnest(${fingerprints}::bytea[]) as asked (fingerprint)
    cross join lateral (select enterprise_id from validation.origin where regency = ${regency} and fingerprint = asked.fingerprint limit 1) o`);
}

export async function nextToUndo(tx: Tx, regency: string, importId: string, limit: number) {
  return tx.rows(sql<{ row_number: number; enterprise_id: string; fingerprint: Buffer }>`
    select row_number, enterprise_id, fingerprint from validation.import_result
    where regency = ${regency} and import_id = ${importId} and committed_at is not null and undone is null order by row_number limit ${limit}`);
}

export async function markUndone(
  tx: Tx,
  regency: string,
  importId: string,
  rows: { rowNumber: number; undone: 'removed' | 'kept'; reason: string | null; fingerprint: Buffer }[],
): Promise<void> {
  const numbers = rows.map((row) => row.rowNumber);
  await tx.run(sql`
    update validation.import_result r set undone = m.undone, kept_reason = m.reason
    from unnest(${numbers}::int[], ${rows.map((row) => row.undone)}::text[], ${rows.map((row) => row.reason)}::text[]) as m (row_number, undone, reason)
    where r.regency = ${regency} and r.import_id = ${importId} and r.row_number between ${Math.min(...numbers)} and ${Math.max(...numbers)} and r.row_number = m.row_number`);
  const gone = rows.filter((row) => row.undone === 'removed').map((row) => row.fingerprint);
  await tx.run(sql`delete from validation.origin where regency = ${regency} and import_id = ${importId} and fingerprint = any(${gone}::bytea[])`);
}

/** What an earlier undo kept is tried again by the next. */
export async function reopenKept(tx: Tx, regency: string, importId: string): Promise<void> {
  await tx.run(
    sql`update validation.import_result set undone = null, kept_reason = null where regency = ${regency} and import_id = ${importId} and undone = 'kept'`,
  );
}

export async function countUndone(tx: Tx, regency: string, importId: string): Promise<{ removed: number; kept: number }> {
  return tx.get(sql<{ removed: number; kept: number }>`
    select count(*) filter (where undone = 'removed') as removed, count(*) filter (where undone = 'kept') as kept from validation.import_result
    where regency = ${regency} and import_id = ${importId} and committed_at is not null`);
}

/** Results by outcome, with how many of them are in the registry; counted anew after a commit. */
export async function countOutcomes(tx: Tx, regency: string, importId: string) {
  return tx.rows(sql<{ outcome: Outcome; n: number; committed: number }>`
    select outcome, count(*) as n, count(committed_at) as committed from validation.import_result where regency = ${regency} and import_id = ${importId} group by outcome`);
}

export type ToFill = { row_number: number; target_id: string; clean_cipher: Buffer };

/** Rows that are enterprises of the registry already and filled nothing in yet. */
export async function listToFill(tx: Tx, regency: string, importId: string, after: number, limit: number): Promise<ToFill[]> {
  return tx.rows(sql<ToFill>`
    select row_number, target_id, clean_cipher from validation.import_result
    where regency = ${regency} and import_id = ${importId} and row_number > ${after} and outcome = 'duplicate_in_registry' and target_id is not null
      and not 'registry.filled' = any(codes) order by row_number limit ${limit}`);
}

export async function markFilled(tx: Tx, regency: string, importId: string, rows: { rowNumber: number; cipher: Buffer }[]): Promise<void> {
  if (rows.length === 0) return;
  const ciphers = packed(rows.map((row) => row.cipher));
  await tx.run(sql`
    update validation.import_result t set codes = t.codes || 'registry.filled'::text, clean_cipher = ${ciphers.cut}
    from unnest(${rows.map((row) => row.rowNumber)}::int[], ${ciphers.places}::int[], ${ciphers.lengths}::int[]) as r (row_number, at, length)
    where t.regency = ${regency} and t.import_id = ${importId} and t.row_number = r.row_number`);
}

/** Rows that filled something in, which no undo has looked at. */
export async function listFilled(tx: Tx, regency: string, importId: string, limit: number): Promise<Omit<ToFill, 'target_id'>[]> {
  return tx.rows(sql<Omit<ToFill, 'target_id'>>`
    select row_number, clean_cipher from validation.import_result
    where regency = ${regency} and import_id = ${importId} and outcome = 'duplicate_in_registry' and 'registry.filled' = any(codes) and undone is null order by row_number limit ${limit}`);
}

export async function markEmptied(
  tx: Tx,
  regency: string,
  importId: string,
  rows: { rowNumber: number; undone: 'removed' | 'kept'; reason: string | null }[],
): Promise<void> {
  await tx.run(sql`
    update validation.import_result r set undone = m.undone, kept_reason = m.reason
    from unnest(${rows.map((row) => row.rowNumber)}::int[], ${rows.map((row) => row.undone)}::text[], ${rows.map((row) => row.reason)}::text[]) as m (row_number, undone, reason)
    where r.regency = ${regency} and r.import_id = ${importId} and r.row_number = m.row_number`);
}

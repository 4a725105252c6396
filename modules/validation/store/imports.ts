import type { RawBuilder } from '#platform/db/sql.ts';
import type { Tx } from '#platform/db/sql.ts';
import { sql } from '#platform/db/sql.ts';
import type { Scope } from '#core/policy.ts';
import type { ReadableKind } from '#engines/spreadsheet/index.ts';
import type { Field, ImportState, Phase, Severity } from '../words.ts';

export type Counts = Record<
  | 'read'
  | 'skipped'
  | 'accepted'
  | 'corrected'
  | 'rejected'
  | 'duplicate_in_file'
  | 'duplicate_in_registry'
  | 'unchanged'
  | 'committed'
  | 'removed'
  | 'kept',
  number
>;
export const noCounts: Counts = {
  read: 0,
  skipped: 0,
  accepted: 0,
  corrected: 0,
  rejected: 0,
  duplicate_in_file: 0,
  duplicate_in_registry: 0,
  unchanged: 0,
  committed: 0,
  removed: 0,
  kept: 0,
};

export type Progress = { phase: Phase; done: number; total: number };
/** Why an import failed: what the reader refused, or that a work of ours broke off. */
export type Failure = { phase: Phase; refused?: { code: string; sheet?: string; row?: number } };
export type Notice = { code: string; params?: Record<string, string | number> };
export type ProblemCount = { code: string; severity: Severity; field: Field | null; n: number };
export type Column = { column: number; field: Field; confidence: number; why: string | null };

export type ImportRow = {
  id: string;
  name: string;
  file_id: string;
  format: ReadableKind;
  bytes: number;
  areas: string[];
  state: ImportState;
  state_at: string;
  run: string | null;
  uploaded_at: string;
  uploaded_by: string;
  uploaded_by_name: string | null;
  layout_cipher: Buffer | null;
  sheet: number | null;
  header_row: number | null;
  columns: Column[];
  mapping_from: 'suggested' | 'remembered' | 'person' | null;
  counts: Partial<Counts>;
  problems: ProblemCount[];
  notices: Notice[];
  progress: Progress | null;
  failure: Failure | null;
  purged_at: string | null;
};

const columns = sql`
  i.id, i.name, i.file_id, i.format, i.bytes, i.areas, i.state, i.state_at, i.run, i.uploaded_at, i.uploaded_by, p.full_name as uploaded_by_name, i.sheet, i.header_row, i.columns, i.mapping_from,
  i.counts, i.problems, i.notices, i.progress, i.failure, i.purged_at`;
const from = sql`validation.import i left join accounts.pub_person p on p.regency = i.regency and p.actor = i.uploaded_by`;

export type NewImport = {
  id: string;
  stateId: string;
  name: string;
  fileId: string;
  format: ReadableKind;
  bytes: number;
  areas: string[];
  run: string;
  at: Date;
  by: string;
};

export async function addImport(tx: Tx, regency: string, i: NewImport): Promise<void> {
  await tx.run(sql`
    insert into validation.import (regency, id, name, file_id, format, bytes, areas, state, state_at, run, uploaded_at, uploaded_by)
    values (${regency}, ${i.id}, ${i.name}, ${i.fileId}, ${i.format}, ${i.bytes}, ${i.areas}, 'uploaded', ${i.at}, ${i.run}, ${i.at}, ${i.by})`);
  await addState(tx, regency, i.id, { id: i.stateId, state: 'uploaded', at: i.at, by: i.by });
}

export async function findImport(tx: Tx, regency: string, id: string): Promise<ImportRow | undefined> {
  return tx.find(sql<ImportRow>`select ${columns}, i.layout_cipher from ${from} where i.regency = ${regency} and i.id = ${id}`);
}

/** The import, held until the end of the transaction: whoever comes second sees what the first made of it. */
export async function lockImport(tx: Tx, regency: string, id: string): Promise<ImportRow | undefined> {
  return tx.find(sql<ImportRow>`select ${columns}, i.layout_cipher from ${from} where i.regency = ${regency} and i.id = ${id} for update of i`);
}

/** What a piece of work has to know of its import. */
export type HeldRow = Pick<ImportRow, 'id' | 'state' | 'run' | 'uploaded_at' | 'progress'>;

/**
 * Held as well, but beside others who only work on its rows; the key of a row is what they hold, so that each may still tell how
 * far it is. Whoever wants to change its state waits for all of them.
 */
export async function holdImport(tx: Tx, regency: string, id: string): Promise<HeldRow | undefined> {
  return tx.find(
    sql<HeldRow>`select id, state, run, uploaded_at, progress from validation.import where regency = ${regency} and id = ${id} for key share`,
  );
}

/** Only imports all of whose areas lie in the scope. */
const visibleIn = (scope: Scope) =>
  scope.everything
    ? sql`true`
    : sql`not exists (select 1 from unnest(i.areas) a where not exists (select 1 from unnest(${scope.areas}::text[]) s where a = s or a like s || '.%'))`;

/** Imports that wait for a person, newest first. */
export async function listWaitingImports(
  tx: Tx,
  regency: string,
  scope: Scope,
  limit: number,
): Promise<{ id: string; name: string; state: 'mapped' | 'rehearsed' }[]> {
  return tx.rows(sql<{ id: string; name: string; state: 'mapped' | 'rehearsed' }>`
    select i.id, i.name, i.state from validation.import i
    where i.regency = ${regency} and i.state in ('mapped', 'rehearsed') and ${visibleIn(scope)} order by i.id desc limit ${limit}`);
}

/** Newest first. */
export async function listImports(tx: Tx, regency: string, scope: Scope, before: string | undefined, limit: number): Promise<ImportRow[]> {
  return tx.rows(sql<ImportRow>`
    select ${columns}, null as layout_cipher from ${from}
    where i.regency = ${regency} and ${visibleIn(scope)} ${before ? sql`and i.id < ${before}::uuid` : sql``} order by i.id desc limit ${limit}`);
}

export type ImportChange = {
  run?: string | null;
  layoutCipher?: Buffer;
  sheet?: number | null;
  headerRow?: number | null;
  columns?: Column[];
  mappingFrom?: 'suggested' | 'remembered' | 'person';
  counts?: Partial<Counts>;
  problems?: ProblemCount[];
  notices?: Notice[];
  progress?: Progress | null;
  failure?: Failure | null;
  purgedAt?: Date;
};

export async function changeImport(tx: Tx, regency: string, id: string, change: ImportChange): Promise<void> {
  const sets = assignments(change);
  if (sets.length > 0) await tx.run(sql`update validation.import set ${sql.join(sets)} where regency = ${regency} and id = ${id}`);
}

/** The next state, with its author and time as a row of the history. */
export async function moveImport(
  tx: Tx,
  regency: string,
  id: string,
  to: { id: string; state: ImportState; at: Date; by: string },
  change: ImportChange = {},
): Promise<void> {
  await tx.run(
    sql`update validation.import set ${sql.join([sql`state = ${to.state}`, sql`state_at = ${to.at}`, ...assignments(change)])} where regency = ${regency} and id = ${id}`,
  );
  await addState(tx, regency, id, to);
}

function assignments(c: ImportChange): RawBuilder<unknown>[] {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  return [
    ...(c.run === undefined ? [] : [sql`run = ${c.run}`]),
    ...(c.layoutCipher === undefined ? [] : [sql`layout_cipher = ${c.layoutCipher}`]),
    ...(c.sheet === undefined ? [] : [sql`sheet = ${c.sheet}`]),
    ...(c.headerRow === undefined ? [] : [sql`header_row = ${c.headerRow}`]),
    ...(c.columns === undefined ? [] : [sql`columns = ${json(c.columns)}`]),
    ...(c.mappingFrom === undefined ? [] : [sql`mapping_from = ${c.mappingFrom}`]),
    ...(c.counts === undefined ? [] : [sql`counts = ${json(c.counts)}`]),
    ...(c.problems === undefined ? [] : [sql`problems = ${json(c.problems)}`]),
    ...(c.notices === undefined ? [] : [sql`notices = ${json(c.notices)}`]),
    ...(c.progress === undefined ? [] : [sql`progress = ${json(c.progress)}`]),
    ...(c.failure === undefined ? [] : [sql`failure = ${json(c.failure)}`]),
    ...(c.purgedAt === undefined ? [] : [sql`purged_at = ${c.purgedAt}`]),
  ];
}

async function addState(tx: Tx, regency: string, importId: string, s: { id: string; state: ImportState; at: Date; by: string }): Promise<void> {
  await tx.run(
    sql`insert into validation.import_state (regency, id, import_id, state, at, by) values (${regency}, ${s.id}, ${importId}, ${s.state}, ${s.at}, ${s.by})`,
  );
}

export async function listStates(tx: Tx, regency: string, importId: string) {
  return tx.rows(sql<{ state: ImportState; at: string; by_name: string | null }>`
    select s.state, s.at, p.full_name as by_name from validation.import_state s left join accounts.pub_person p on p.regency = s.regency and p.actor = s.by
    where s.regency = ${regency} and s.import_id = ${importId} order by s.id`);
}

/** The remembered mappings of some headers. */
export async function findMappings(tx: Tx, regency: string, fingerprints: Buffer[]) {
  return tx.rows(sql<{ fingerprint: Buffer; columns: { column: number; field: Field }[] }>`
    select fingerprint, columns from validation.mapping where regency = ${regency} and fingerprint = any(${fingerprints}::bytea[])`);
}

export async function rememberMapping(
  tx: Tx,
  regency: string,
  fingerprint: Buffer,
  mapped: { column: number; field: Field }[],
  at: Date,
  by: string,
): Promise<void> {
  await tx.run(sql`
    insert into validation.mapping (regency, fingerprint, columns, at, by) values (${regency}, ${fingerprint}, ${JSON.stringify(mapped)}, ${at}, ${by})
    on conflict (regency, fingerprint) do update set columns = excluded.columns, at = excluded.at, by = excluded.by`);
}

/** Imports whose rows have been kept long enough: `settled` since their end, `unsettled` that nobody went on with. */
export async function listToPurge(tx: Tx, regency: string, settledBefore: Date, unsettledBefore: Date): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`
    select id from validation.import where regency = ${regency} and purged_at is null and state not in ('reading', 'rehearsing', 'committing', 'undoing')
      and ((state in ('committed', 'undone', 'partly_undone') and state_at < ${settledBefore}) or (state not in ('committed', 'undone', 'partly_undone') and state_at < ${unsettledBefore})) limit 100`);
  return rows.map((row) => row.id);
}

/** Every code that can still be chosen, in every version, with the cluster that it hints at. */
export async function listKbli(tx: Tx): Promise<{ code: string; version: string; cluster: string | null }[]> {
  return tx.rows(
    sql<{ code: string; version: string; cluster: string | null }>`
      select code, version, cluster_hint as cluster from reference.kbli where retired_on is null order by version, code`,
  );
}

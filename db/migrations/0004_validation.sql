-- Spreadsheets on their way into the registry: read, rehearsed, committed as one unit that can be taken back.
-- What stood in a cell is kept encrypted; outcomes, codes and row numbers are in clear.
--
-- distributed: validation.import validation.import_state validation.import_row validation.import_result validation.origin validation.mapping

create schema validation;
grant usage on schema validation to naikkelas_app;

create table validation.import (
  regency text collate "C" not null,
  id uuid not null,
  name text not null,
  file_id uuid not null,
  format text collate "C" not null check (format in ('csv', 'xlsx')),
  bytes bigint not null check (bytes >= 0),
  -- Whoever uploaded answers for these areas; rows outside are rejected.
  areas text[] not null check (cardinality(areas) > 0),
  state text collate "C" not null check (state in ('uploaded', 'reading', 'mapped', 'rehearsing', 'rehearsed', 'committing', 'committed', 'undoing', 'undone', 'partly_undone', 'failed', 'discarded')),
  state_at timestamptz not null,
  -- The work under way: a work that finds another one here has been overtaken and stops.
  run uuid,
  uploaded_at timestamptz not null,
  uploaded_by text collate "C" not null,
  layout_cipher bytea,
  sheet integer,
  header_row integer,
  columns jsonb not null default '[]',
  mapping_from text collate "C" check (mapping_from in ('suggested', 'remembered', 'person')),
  counts jsonb not null default '{}',
  problems jsonb not null default '[]',
  notices jsonb not null default '[]',
  progress jsonb,
  failure jsonb,
  purged_at timestamptz,
  primary key (regency, id)
);
select platform.distribute('validation.import');
create index import_newest on validation.import (regency, id desc);
grant select, insert, update on validation.import to naikkelas_app;

create table validation.import_state (
  regency text collate "C" not null,
  id uuid not null,
  import_id uuid not null,
  state text collate "C" not null,
  at timestamptz not null,
  by text collate "C" not null,
  primary key (regency, id),
  foreign key (regency, import_id) references validation.import (regency, id)
);
select platform.distribute('validation.import_state');
create index state_of_import on validation.import_state (regency, import_id, id);
grant select, insert on validation.import_state to naikkelas_app;

-- The rows as they came, of every sheet.
create table validation.import_row (
  regency text collate "C" not null,
  import_id uuid not null,
  sheet integer not null,
  row_number integer not null,
  raw_cipher bytea not null,
  primary key (regency, import_id, sheet, row_number)
);
select platform.distribute('validation.import_row');
grant select, insert, delete on validation.import_row to naikkelas_app;

-- What the last rehearsal said of each row of the chosen sheet, and what commit and undo made of it.
create table validation.import_result (
  regency text collate "C" not null,
  import_id uuid not null,
  row_number integer not null,
  outcome text collate "C" not null check (outcome in ('accepted', 'corrected', 'rejected', 'duplicate_in_file', 'duplicate_in_registry', 'unchanged')),
  codes text[] not null default '{}',
  severities text[] not null default '{}',
  clean_cipher bytea not null,
  -- Keyed hash of the clean row and of how often its like came before: the same row of the same file is found again by it.
  fingerprint bytea,
  same_as_row integer,
  -- The enterprise of the registry that is the same, and where it lies: who may not see that area is not told which it is.
  target_id uuid,
  target_area text collate "C",
  -- What the commit made of this row.
  enterprise_id uuid,
  committed_at timestamptz,
  undone text collate "C" check (undone in ('removed', 'kept')),
  kept_reason text collate "C",
  primary key (regency, import_id, row_number),
  check ((committed_at is null) = (enterprise_id is null))
);
select platform.distribute('validation.import_result');
create index result_to_commit on validation.import_result (regency, import_id, row_number) where committed_at is null and outcome in ('accepted', 'corrected');
create index result_to_undo on validation.import_result (regency, import_id, row_number) where committed_at is not null and undone is null;
grant select, insert, update, delete on validation.import_result to naikkelas_app;

-- Which row of which import an enterprise came from: the same file again is recognised row by row.
create table validation.origin (
  regency text collate "C" not null,
  fingerprint bytea not null,
  import_id uuid not null,
  enterprise_id uuid not null,
  primary key (regency, fingerprint)
);
select platform.distribute('validation.origin');
create index origin_of_import on validation.origin (regency, import_id);
grant select, insert, delete on validation.origin to naikkelas_app;

-- How a person last read the columns of files with this header.
create table validation.mapping (
  regency text collate "C" not null,
  fingerprint bytea not null,
  columns jsonb not null,
  at timestamptz not null,
  by text collate "C" not null,
  primary key (regency, fingerprint)
);
select platform.distribute('validation.mapping');
grant select, insert, update on validation.mapping to naikkelas_app;

insert into reference.rule (key, valid_from, valid_to, value, legal_basis) values
  ('import_retention_days', '2024-01-01', null, '{"days": 365, "discarded_after_days": 30}', 'kebijakan dinas, dapat diubah; UU 27/2022 pasal 43: data pribadi dihapus bila tidak lagi diperlukan');

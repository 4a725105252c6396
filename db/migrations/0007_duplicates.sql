-- Duplicates: keys under which records that may be one meet, the pairs that were found, and every decision about them.
-- Decisions are only ever added; a pair's state is that of its latest one.
--
-- distributed: validation.link_record validation.link_key validation.link_model validation.linking validation.link_search validation.pair validation.decision validation.import_similar

-- .xls, .ods and .xlsb are read too.
alter table validation.import drop constraint import_format_check;
alter table validation.import add constraint import_format_check check (format in ('csv', 'xlsx', 'xls', 'ods', 'xlsb'));

-- Under which keys an enterprise stands, and which of its versions they were made from.
create table validation.link_record (
  regency text collate "C" not null,
  enterprise_id uuid not null,
  version integer not null,
  -- Of the rules that make keys: where they change, all keys are made anew.
  scheme smallint not null,
  keys bigint[] not null,
  primary key (regency, enterprise_id)
);
select platform.distribute('validation.link_record');
grant select, insert, update, delete on validation.link_record to naikkelas_app;

-- The keys are hashes; those of identity numbers are keyed with the office's secret.
create table validation.link_key (
  regency text collate "C" not null,
  key bigint not null,
  enterprise_id uuid not null,
  primary key (regency, key, enterprise_id)
);
select platform.distribute('validation.link_key');
grant select, insert, delete on validation.link_key to naikkelas_app;

-- The model that the registry was last trained to; none yet: the shipped one holds.
create table validation.link_model (
  regency text collate "C" not null,
  version integer not null,
  model jsonb not null,
  trained_on integer not null,
  at timestamptz not null,
  by text collate "C" not null,
  primary key (regency, version)
);
select platform.distribute('validation.link_model');
grant select, insert on validation.link_model to naikkelas_app;

-- What the office settled: each change is a new row, the newest holds.
create table validation.linking (
  regency text collate "C" not null,
  id uuid not null,
  auto_link boolean not null,
  auto_weight real not null,
  sample_share real not null check (sample_share between 0 and 1),
  at timestamptz not null,
  by text collate "C" not null,
  primary key (regency, id)
);
select platform.distribute('validation.linking');
grant select, insert on validation.linking to naikkelas_app;

-- A search of the whole registry, by night or because somebody asked.
create table validation.link_search (
  regency text collate "C" not null,
  id uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  -- As far as it has come in the order of ids.
  after_id uuid not null default '00000000-0000-0000-0000-000000000000',
  done integer not null default 0,
  total integer not null default 0,
  pairs integer not null default 0,
  primary key (regency, id)
);
select platform.distribute('validation.link_search');
grant select, insert, update on validation.link_search to naikkelas_app;

create table validation.pair (
  regency text collate "C" not null,
  id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  -- The smallest area that holds both: who answers for it may decide.
  area text collate "C" not null,
  weight real not null,
  band text collate "C" not null check (band in ('auto', 'likely', 'doubtful')),
  business text collate "C" not null check (business in ('same', 'like', 'different', 'unnamed')),
  -- [{comparison, level, weight}]: no content of the records.
  parts jsonb not null,
  one_version integer not null,
  other_version integer not null,
  model integer not null,
  found_by text collate "C" not null check (found_by in ('import', 'registration', 'search')),
  import_id uuid,
  found_at timestamptz not null,
  state text collate "C" not null default 'open' check (state in ('open', 'later', 'same_enterprise', 'same_owner', 'different', 'gone')),
  decided_at timestamptz,
  decided_by text collate "C",
  -- Drawn for a second, independent look.
  sampled boolean not null default false,
  second_verdict text collate "C",
  -- One of a group too large to be linked without a person.
  crowded boolean not null default false,
  primary key (regency, id),
  unique (regency, one_id, other_id),
  check (one_id < other_id)
);
select platform.distribute('validation.pair');
create index pair_queue on validation.pair (regency, state, weight, id) include (area, band);
create index pair_of_other on validation.pair (regency, other_id);
create index pair_of_import on validation.pair (regency, import_id, state, weight, id) where import_id is not null;
create index pair_decided on validation.pair (regency, decided_at, id) include (area, band) where state in ('same_enterprise', 'same_owner', 'different');
create index pair_second_look on validation.pair (regency, decided_at, id) include (area, band, decided_by) where sampled and second_verdict is null;
create index pair_judged_twice on validation.pair (regency, state, second_verdict) where second_verdict is not null;
grant select, insert, update on validation.pair to naikkelas_app;

create table validation.decision (
  regency text collate "C" not null,
  id uuid not null,
  pair_id uuid not null,
  verdict text collate "C" not null check (verdict in ('same_enterprise', 'same_owner', 'different', 'later', 'undo')),
  -- For an undo: the decision that it takes back.
  undoes uuid,
  second boolean not null default false,
  survivor_id uuid,
  take text[] not null default '{}',
  reason text,
  weight real not null,
  model integer not null,
  -- What the registry made of it.
  owner_merge uuid,
  enterprise_merge uuid,
  -- Both records as they stood before, encrypted: what a second reviewer judges, and what is seen of a record that went into another.
  seen_cipher bytea,
  at timestamptz not null,
  by text collate "C" not null,
  primary key (regency, id),
  foreign key (regency, pair_id) references validation.pair (regency, id),
  check ((verdict = 'undo') = (undoes is not null))
);
select platform.distribute('validation.decision');
create index decision_of_pair on validation.decision (regency, pair_id, id);
create unique index decision_undone_once on validation.decision (regency, undoes) where undoes is not null;
grant select, insert on validation.decision to naikkelas_app;

-- What a rehearsal found that only looks alike: in the file, or in the registry. The commit makes pairs of it.
create table validation.import_similar (
  regency text collate "C" not null,
  import_id uuid not null,
  row_number integer not null,
  rank smallint not null,
  other_row integer,
  target_id uuid,
  weight real not null,
  business text collate "C" not null check (business in ('same', 'like', 'different', 'unnamed')),
  parts jsonb not null,
  primary key (regency, import_id, row_number, rank),
  check ((other_row is null) <> (target_id is null))
);
select platform.distribute('validation.import_similar');
grant select, insert, delete on validation.import_similar to naikkelas_app;

-- From which weight (log2 odds) a pair is shown to a person; below it about one in two or fewer are duplicates. What an office
-- settles for itself (validation.linking) begins with the other two.
insert into reference.rule (key, valid_from, valid_to, value, legal_basis) values
  ('duplicate_review', '2024-01-01', null, '{"floor": 0, "auto_weight": 12, "sample_share": 0.1}', 'kebijakan dinas, dapat diubah');

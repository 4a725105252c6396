-- The registry: owners and their enterprises are different things; every field has a history; the scale class is computed.
--
-- distributed: registry.cluster registry.centre registry.owner registry.enterprise registry.enterprise_word registry.yearly_figure registry.legality_document registry.centre_member registry.export_record registry.photo registry.event registry.enterprise_count registry.enterprise_count_change registry.search_word registry.search_gram registry.saved_view registry.export_run

create schema registry;
grant usage on schema registry to naikkelas_app;

create table registry.cluster (
  regency text collate "C" not null,
  code text collate "C" not null,
  name_id text not null,
  name_en text not null,
  sort integer not null,
  -- Food clusters need P-IRT or BPOM and halal before their legality is complete (domain: legal formal).
  food boolean not null default false,
  active boolean not null default true,
  primary key (regency, code)
);
select platform.distribute('registry.cluster');
grant select, insert, update on registry.cluster to naikkelas_app;

create table registry.centre (
  regency text collate "C" not null,
  id uuid not null,
  name text not null,
  area text collate "C" not null,
  cluster text collate "C" not null,
  latitude double precision,
  longitude double precision,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (regency, id)
);
select platform.distribute('registry.centre');
grant select, insert, update on registry.centre to naikkelas_app;

-- The identity number is kept encrypted; it is found by its keyed fingerprint and shown masked.
create table registry.owner (
  regency text collate "C" not null,
  id uuid not null,
  full_name text not null,
  nik_cipher bytea,
  nik_index bytea,
  nik_tail_index bytea,
  nik_mask text collate "C",
  sex text collate "C" check (sex in ('male', 'female')),
  birth_date date,
  phone text collate "C",
  email text collate "C",
  address text,
  area text collate "C" not null,
  has_smartphone boolean,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by text collate "C" not null,
  updated_at timestamptz not null,
  primary key (regency, id),
  check ((nik_cipher is null) = (nik_index is null))
);
select platform.distribute('registry.owner');
create unique index owner_nik on registry.owner (regency, nik_index) where nik_index is not null;
create index owner_nik_tail on registry.owner (regency, nik_tail_index) where nik_tail_index is not null;
create index owner_phone on registry.owner (regency, phone) where phone is not null;
grant select, insert, update, delete on registry.owner to naikkelas_app;

create table registry.enterprise (
  regency text collate "C" not null,
  id uuid not null,
  owner_id uuid,
  name text not null,
  -- The name in small letters: what the list by name is in the order of.
  name_key text collate "C" not null,
  brand text,
  products text,
  -- The village; where it is not known the district or the regency, so that only those who answer for all of it see it.
  area text collate "C" not null,
  district text collate "C" not null,
  address text,
  latitude double precision,
  longitude double precision,
  accuracy_m real,
  cluster text collate "C",
  kbli_version text collate "C",
  kbli text collate "C",
  place_kind text collate "C" check (place_kind in ('home', 'kiosk', 'market_stall', 'shop', 'mobile', 'online')),
  start_year integer,
  activity text collate "C" not null default 'unknown' check (activity in ('active', 'seasonal', 'closed', 'not_found', 'unknown')),
  phone text collate "C",
  workers_male integer check (workers_male >= 0),
  workers_female integer check (workers_female >= 0),
  monthly_capacity text,
  channels text[] not null default '{}',
  note text,
  scale_class text collate "C" not null default 'unknown' check (scale_class in ('micro', 'small', 'medium', 'large', 'unknown')),
  scale_basis text collate "C",
  scale_year integer,
  scale_rule text collate "C",
  legality text collate "C" not null default 'none' check (legality in ('none', 'partial', 'complete')),
  documents integer not null default 0,
  verified_on date,
  verified_by text collate "C",
  words text[] not null default '{}',
  source text collate "C" not null,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by text collate "C" not null,
  updated_at timestamptz not null,
  primary key (regency, id),
  foreign key (regency, owner_id) references registry.owner (regency, id)
);
select platform.distribute('registry.enterprise');
create index enterprise_of_owner on registry.enterprise (regency, owner_id) where owner_id is not null;
create index enterprise_by_area on registry.enterprise (regency, area, id);
create index enterprise_by_cluster on registry.enterprise (regency, cluster, id);
create index enterprise_by_class on registry.enterprise (regency, scale_class, id) where scale_class <> 'micro';
create index enterprise_by_legality on registry.enterprise (regency, legality, id);
create index enterprise_by_activity on registry.enterprise (regency, activity, id) where activity <> 'active';
create index enterprise_by_verification on registry.enterprise (regency, verified_on, id);
create index enterprise_by_name on registry.enterprise (regency, name_key, id);
create index enterprise_by_place on registry.enterprise (regency, latitude, longitude) include (id) where latitude is not null;
create index enterprise_phone on registry.enterprise (regency, phone) where phone is not null;
grant select, insert, update, delete on registry.enterprise to naikkelas_app;

-- Who holds a word, the newest first. A GIN index over the words would never be used: behind the wall of row-level security the
-- database takes only conditions that are sure to leak nothing into an index, and comparing arrays is not among them.
-- The area stands in the index too, so that a companion's search passes over other villages without looking up a single enterprise.
-- No foreign key: a line that is left over finds nobody.
create table registry.enterprise_word (
  regency text collate "C" not null,
  word text collate "C" not null,
  enterprise_id uuid not null,
  area text collate "C" not null,
  primary key (regency, word, enterprise_id) include (area)
);
select platform.distribute('registry.enterprise_word');
alter table registry.enterprise_word alter column word set statistics 1000;
grant select, insert, delete on registry.enterprise_word to naikkelas_app;

create table registry.yearly_figure (
  regency text collate "C" not null,
  enterprise_id uuid not null,
  year integer not null check (year between 1950 and 2200),
  capital_rupiah bigint check (capital_rupiah >= 0),
  turnover_rupiah bigint check (turnover_rupiah >= 0),
  recorded_at timestamptz not null,
  recorded_by text collate "C" not null,
  primary key (regency, enterprise_id, year),
  foreign key (regency, enterprise_id) references registry.enterprise (regency, id) on delete cascade
);
select platform.distribute('registry.yearly_figure');
grant select, insert, update, delete on registry.yearly_figure to naikkelas_app;

create table registry.legality_document (
  regency text collate "C" not null,
  id uuid not null,
  enterprise_id uuid not null,
  kind text collate "C" not null check (kind in ('nib', 'npwp', 'pirt', 'bpom', 'halal', 'trademark', 'sku_letter')),
  -- The NPWP of a person is their NIK (PMK 112/2022): where a number is one, it is masked here and kept encrypted beside.
  number text collate "C" not null,
  number_cipher bytea,
  issued_on date,
  expires_on date,
  file_id uuid,
  state text collate "C" not null default 'stated' check (state in ('stated', 'checked', 'rejected')),
  checked_at timestamptz,
  checked_by text collate "C",
  check_note text,
  removed_at timestamptz,
  removed_by text collate "C",
  created_at timestamptz not null,
  created_by text collate "C" not null,
  primary key (regency, id),
  foreign key (regency, enterprise_id) references registry.enterprise (regency, id) on delete cascade
);
select platform.distribute('registry.legality_document');
create index document_of_enterprise on registry.legality_document (regency, enterprise_id);
create index document_number on registry.legality_document (regency, number, kind) where removed_at is null;
create index document_expiry on registry.legality_document (regency, expires_on) where removed_at is null and expires_on is not null;
grant select, insert, update, delete on registry.legality_document to naikkelas_app;

create table registry.centre_member (
  regency text collate "C" not null,
  centre_id uuid not null,
  enterprise_id uuid not null,
  since date not null,
  primary key (regency, centre_id, enterprise_id),
  foreign key (regency, centre_id) references registry.centre (regency, id),
  foreign key (regency, enterprise_id) references registry.enterprise (regency, id) on delete cascade
);
select platform.distribute('registry.centre_member');
create index centre_of_enterprise on registry.centre_member (regency, enterprise_id);
grant select, insert, delete on registry.centre_member to naikkelas_app;

create table registry.export_record (
  regency text collate "C" not null,
  id uuid not null,
  enterprise_id uuid not null,
  year integer not null,
  country text not null,
  product text not null,
  value_rupiah bigint check (value_rupiah >= 0),
  created_at timestamptz not null,
  primary key (regency, id),
  foreign key (regency, enterprise_id) references registry.enterprise (regency, id) on delete cascade
);
select platform.distribute('registry.export_record');
create index export_record_of_enterprise on registry.export_record (regency, enterprise_id);
grant select, insert, delete on registry.export_record to naikkelas_app;

create table registry.photo (
  regency text collate "C" not null,
  id uuid not null,
  enterprise_id uuid not null,
  file_id uuid not null,
  caption text,
  created_at timestamptz not null,
  created_by text collate "C" not null,
  primary key (regency, id),
  foreign key (regency, enterprise_id) references registry.enterprise (regency, id) on delete cascade
);
select platform.distribute('registry.photo');
create index photo_of_enterprise on registry.photo (regency, enterprise_id);
grant select, insert, delete on registry.photo to naikkelas_app;

-- What happened to an enterprise or an owner, with every changed field: [before, after]. Identifiers only masked.
create table registry.event (
  regency text collate "C" not null,
  id uuid not null,
  subject_kind text collate "C" not null check (subject_kind in ('enterprise', 'owner')),
  subject_id uuid not null,
  at timestamptz not null,
  by text collate "C" not null,
  kind text collate "C" not null,
  version integer not null,
  changes jsonb not null default '{}',
  primary key (regency, id)
);
select platform.distribute('registry.event');
create index event_of_subject on registry.event (regency, subject_id, id);
grant select, insert, delete on registry.event to naikkelas_app;

-- How many enterprises of each kind an area holds, and how many of them have a point on the map, at three levels of area. Writers append changes and never wait for each
-- other; a job folds them in. A count is the sum of both.
create table registry.enterprise_count (
  regency text collate "C" not null,
  area text collate "C" not null,
  cluster text collate "C" not null,
  scale_class text collate "C" not null,
  activity text collate "C" not null,
  legality text collate "C" not null,
  n bigint not null,
  located bigint not null default 0,
  primary key (regency, area, cluster, scale_class, activity, legality)
);
select platform.distribute('registry.enterprise_count');
grant select, insert, update on registry.enterprise_count to naikkelas_app;

create table registry.enterprise_count_change (
  regency text collate "C" not null,
  id uuid not null,
  area text collate "C" not null,
  cluster text collate "C" not null,
  scale_class text collate "C" not null,
  activity text collate "C" not null,
  legality text collate "C" not null,
  n bigint not null,
  located bigint not null default 0,
  primary key (regency, area, id)
);
select platform.distribute('registry.enterprise_count_change');
grant select, insert, delete on registry.enterprise_count_change to naikkelas_app;

-- The words that stand in the registry, so that a misspelled one is matched against a small dictionary and not a million rows.
create table registry.search_word (
  regency text collate "C" not null,
  word text collate "C" not null,
  primary key (regency, word)
);
select platform.distribute('registry.search_word');
grant select, insert on registry.search_word to naikkelas_app;

-- Each three letters in a row of each of these words, its beginning and end marked by blanks: words that share many look alike.
-- The same measure as pg_trgm's, in a table, because its index is closed behind the wall as well.
create table registry.search_gram (
  regency text collate "C" not null,
  gram text collate "C" not null,
  word text collate "C" not null,
  primary key (regency, gram, word)
);
select platform.distribute('registry.search_gram');
grant select, insert on registry.search_gram to naikkelas_app;

create table registry.saved_view (
  regency text collate "C" not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  query jsonb not null,
  columns text[] not null default '{}',
  created_at timestamptz not null,
  primary key (regency, id)
);
select platform.distribute('registry.saved_view');
create index saved_view_of_person on registry.saved_view (regency, person_id, id);
grant select, insert, update, delete on registry.saved_view to naikkelas_app;

create table registry.export_run (
  regency text collate "C" not null,
  id uuid not null,
  person_id uuid not null,
  scope jsonb not null,
  query jsonb not null,
  columns text[] not null,
  format text collate "C" not null check (format in ('csv', 'xlsx')),
  reason text not null,
  state text collate "C" not null default 'waiting' check (state in ('waiting', 'running', 'ready', 'failed')),
  rows_done integer not null default 0,
  rows_total integer not null default 0,
  file_id uuid,
  problem text,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (regency, id)
);
select platform.distribute('registry.export_run');
create index export_run_of_person on registry.export_run (regency, person_id, id);
grant select, insert, update on registry.export_run to naikkelas_app;

-- Other parts of town read the registry through these views only.
create view registry.pub_enterprise with (security_invoker = true) as
  select regency, id, owner_id, name, brand, area, district, latitude, longitude, cluster, kbli, start_year, activity, scale_class, legality, documents, verified_on, workers_male, workers_female, version, created_at from registry.enterprise;
create view registry.pub_owner with (security_invoker = true) as
  select regency, id, full_name, nik_index, nik_mask, sex, birth_date, phone, area, version, created_at from registry.owner;
grant select on registry.pub_enterprise, registry.pub_owner to naikkelas_app;

insert into reference.rule (key, valid_from, valid_to, value, legal_basis) values
  ('scale_class', '2008-07-04', '2021-02-01',
   '{"basis": "net_worth_or_sales", "classes": [{"class": "micro", "capital_rupiah": 50000000, "turnover_rupiah": 300000000}, {"class": "small", "capital_rupiah": 500000000, "turnover_rupiah": 2500000000}, {"class": "medium", "capital_rupiah": 10000000000, "turnover_rupiah": 50000000000}]}',
   'UU 20/2008 pasal 6'),
  ('scale_class', '2021-02-02', null,
   '{"basis": "capital_or_sales", "classes": [{"class": "micro", "capital_rupiah": 1000000000, "turnover_rupiah": 2000000000}, {"class": "small", "capital_rupiah": 5000000000, "turnover_rupiah": 15000000000}, {"class": "medium", "capital_rupiah": 10000000000, "turnover_rupiah": 50000000000}]}',
   'PP 7/2021 pasal 35–36'),
  ('legality_requirement', '2021-02-02', '2026-10-17',
   '{"general": ["nib"], "food": [["nib"], ["pirt", "bpom"]]}',
   'PP 5/2021 dan PP 7/2021 pasal 37–44; Peraturan BPOM 22/2018'),
  ('legality_requirement', '2026-10-18', null,
   '{"general": ["nib"], "food": [["nib"], ["pirt", "bpom"], ["halal"]]}',
   'PP 7/2021 pasal 37–44; Peraturan BPOM 22/2018; PP 42/2024 pasal 160'),
  ('verification_freshness_days', '2024-01-01', null, '{"fresh": 180, "stale": 365}', 'kebijakan dinas, dapat diubah');

-- Two records of one enterprise, or of one owner, are put together by a pointer and taken apart again without loss.
--
-- distributed: registry.merge registry.merge_given registry.merge_undo

-- Null: it lives. Otherwise the one that it went into, which may have gone into another since.
alter table registry.enterprise add column merged_into uuid;
alter table registry.enterprise add foreign key (regency, merged_into) references registry.enterprise (regency, id);
alter table registry.owner add column merged_into uuid;
alter table registry.owner add foreign key (regency, merged_into) references registry.owner (regency, id);
create index enterprise_merged on registry.enterprise (regency, merged_into) where merged_into is not null;
create index owner_merged on registry.owner (regency, merged_into) where merged_into is not null;

-- One living owner for each NIK. Whoever gives the NIK of a merged one finds the survivor.
drop index registry.owner_nik;
create unique index owner_nik on registry.owner (regency, nik_index) where nik_index is not null and merged_into is null;
create index owner_nik_merged on registry.owner (regency, nik_index) where merged_into is not null;

-- The map reads its points from the index alone: the index must know by itself who lives.
drop index registry.enterprise_by_place;
create index enterprise_by_place on registry.enterprise (regency, latitude, longitude) include (id) where latitude is not null and merged_into is null;

-- The decisions: written once, never changed.
create table registry.merge (
  regency text collate "C" not null,
  id uuid not null,
  kind text collate "C" not null check (kind in ('enterprise', 'owner')),
  from_id uuid not null,
  into_id uuid not null,
  -- The how many-eth merge into this survivor: what one of them does not give, the next may.
  nth integer not null check (nth > 0),
  -- Fields of which a person chose the other's value.
  take text[] not null default '{}',
  decision_id uuid not null,
  at timestamptz not null,
  by text collate "C" not null,
  primary key (regency, id),
  unique (regency, into_id, nth),
  check (from_id <> into_id)
);
select platform.distribute('registry.merge');
create index merge_from on registry.merge (regency, from_id, id);
grant select, insert on registry.merge to naikkelas_app;

create table registry.merge_undo (
  regency text collate "C" not null,
  merge_id uuid not null,
  decision_id uuid not null,
  -- What stayed with the survivor, and why.
  kept jsonb not null default '[]',
  at timestamptz not null,
  by text collate "C" not null,
  primary key (regency, merge_id),
  foreign key (regency, merge_id) references registry.merge (regency, id)
);
select platform.distribute('registry.merge_undo');
grant select, insert on registry.merge_undo to naikkelas_app;

-- What the survivor holds from each merge: what hangs on it, and its fields as {field: [before, after]}. It changes when another
-- merge into the same survivor is undone and this one gives what that one gave.
create table registry.merge_given (
  regency text collate "C" not null,
  merge_id uuid not null,
  moved jsonb not null default '{}',
  filled jsonb not null default '{}',
  primary key (regency, merge_id),
  foreign key (regency, merge_id) references registry.merge (regency, id)
);
select platform.distribute('registry.merge_given');
grant select, insert, update on registry.merge_given to naikkelas_app;

-- What hangs on an enterprise goes with it.
grant update on registry.photo, registry.export_record, registry.centre_member to naikkelas_app;

-- By its id everything is found, also what was merged; lists and counts read what lives.
create or replace view registry.pub_enterprise with (security_invoker = true) as
  select regency, id, owner_id, name, brand, area, district, latitude, longitude, cluster, kbli, start_year, activity, scale_class, legality, documents, verified_on, workers_male, workers_female, version, created_at, merged_into from registry.enterprise;
create or replace view registry.pub_owner with (security_invoker = true) as
  select regency, id, full_name, nik_index, nik_mask, sex, birth_date, phone, area, version, created_at, merged_into from registry.owner;
create view registry.pub_living_enterprise with (security_invoker = true) as
  select regency, id, owner_id, name, brand, area, district, latitude, longitude, cluster, kbli, start_year, activity, scale_class, legality, documents, verified_on, workers_male, workers_female, version, created_at from registry.enterprise where merged_into is null;
create view registry.pub_living_owner with (security_invoker = true) as
  select regency, id, full_name, nik_index, nik_mask, sex, birth_date, phone, area, version, created_at from registry.owner where merged_into is null;
grant select on registry.pub_living_enterprise, registry.pub_living_owner to naikkelas_app;

-- Until a new column is looked at, the planner takes “is null” for rare, and here it is nearly all.
analyze registry.enterprise;
analyze registry.owner;

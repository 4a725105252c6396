-- What a server needs and knows no domain: commands, audit, jobs, files, rules of law, codes.
--
-- local:       platform.job platform.routine
-- distributed: platform.command platform.audit_event platform.audit_unsealed platform.audit_seal platform.file
-- reference:   reference.region reference.kbli reference.rule

create schema platform;
create schema reference;

do $$ begin
  create role naikkelas_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;

do $$ begin
  execute format('grant naikkelas_app to %I', current_user);
exception when others then null; -- a superuser needs no membership
end $$;

grant usage on schema platform, reference to naikkelas_app;

-- Places a distributed table on the cluster, where there is one, and puts it behind the wall:
-- rows of the regency of the transaction, nothing without one.
create function platform.distribute(target regclass) returns void language plpgsql as $$
begin
  if exists (select 1 from pg_extension where extname = 'citus') then
    execute format($place$select create_distributed_table(%L, 'regency', colocate_with => %L)$place$, target,
      case when target = 'platform.command'::regclass then 'none' else 'platform.command' end);
  end if;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format($policy$
    create policy of_regency on %s
    using (regency = nullif(current_setting('app.regency', true), ''))
    with check (regency = nullif(current_setting('app.regency', true), ''))$policy$,
    target);
end $$;

-- Copies a reference table to every machine of the cluster, where there is one.
create function platform.replicate(target regclass) returns void language plpgsql as $$
begin
  if exists (select 1 from pg_extension where extname = 'citus') then
    execute format('select create_reference_table(%L)', target);
  end if;
end $$;

create table platform.command (
  regency text collate "C" not null,
  id uuid not null,
  action text collate "C" not null,
  actor text collate "C" not null,
  input_hash bytea not null,
  answer jsonb,
  received_at timestamptz not null,
  primary key (regency, id)
);
select platform.distribute('platform.command');
grant select, insert, update on platform.command to naikkelas_app;

create table platform.audit_event (
  regency text collate "C" not null,
  id uuid not null,
  at timestamptz not null,
  actor text collate "C" not null,
  action text collate "C" not null,
  subject_kind text collate "C",
  subject_id text collate "C",
  command_id uuid not null,
  details jsonb not null default '{}',
  primary key (regency, id)
);
create index audit_event_subject on platform.audit_event (regency, subject_id, id);
create index audit_event_actor on platform.audit_event (regency, actor, id);
create index audit_event_action on platform.audit_event (regency, action, id);
select platform.distribute('platform.audit_event');
grant select, insert on platform.audit_event to naikkelas_app; -- never changed, never deleted

create table platform.audit_unsealed (
  regency text collate "C" not null,
  event_id uuid not null,
  primary key (regency, event_id)
);
select platform.distribute('platform.audit_unsealed');
grant select, insert, delete on platform.audit_unsealed to naikkelas_app;

create table platform.audit_seal (
  regency text collate "C" not null,
  sequence bigint not null,
  event_id uuid not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (regency, sequence)
);
select platform.distribute('platform.audit_seal');
grant select, insert on platform.audit_seal to naikkelas_app;

create table platform.job (
  id uuid primary key,
  regency text collate "C" not null,
  action text collate "C" not null,
  input jsonb not null,
  on_behalf_of text collate "C",
  run_at timestamptz not null,
  created_at timestamptz not null,
  attempts integer not null default 0,
  lease_until timestamptz,
  state text collate "C" not null default 'waiting' check (state in ('waiting', 'running', 'dead')),
  unique_key text collate "C",
  last_error text
);
create index job_due on platform.job (run_at, id) where state <> 'dead';
create unique index job_unique_key on platform.job (regency, action, unique_key) where unique_key is not null and state = 'waiting';
grant select, insert, update, delete on platform.job to naikkelas_app;

create table platform.routine (
  regency text collate "C" not null,
  action text collate "C" not null,
  next_at timestamptz not null,
  primary key (regency, action)
);
grant select, insert, update on platform.routine to naikkelas_app;

create table platform.file (
  regency text collate "C" not null,
  id uuid not null,
  sha256 bytea not null,
  name text not null,
  media_type text collate "C" not null,
  bytes bigint not null check (bytes >= 0),
  purpose text collate "C" not null,
  created_at timestamptz not null,
  created_by text collate "C" not null,
  primary key (regency, id)
);
select platform.distribute('platform.file');
create index file_content on platform.file (regency, sha256);
grant select, insert, delete on platform.file to naikkelas_app;

create table reference.region (
  code text collate "C" primary key,
  parent text collate "C",
  level text collate "C" not null check (level in ('province', 'regency', 'district', 'village')),
  name text not null,
  latitude double precision,
  longitude double precision,
  radius_km double precision
);
select platform.replicate('reference.region');
create index region_parent on reference.region (parent, code);
grant select, insert, update on reference.region to naikkelas_app;

create table reference.kbli (
  version text collate "C" not null,
  code text collate "C" not null,
  title_id text not null,
  title_en text,
  cluster_hint text collate "C",
  primary key (version, code)
);
select platform.replicate('reference.kbli');
grant select, insert, update on reference.kbli to naikkelas_app;

-- Every number of law is a dated row: code asks for the rule in force on a day.
create table reference.rule (
  key text collate "C" not null,
  valid_from date not null,
  valid_to date,
  value jsonb not null,
  legal_basis text not null,
  primary key (key, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);
select platform.replicate('reference.rule');
grant select on reference.rule to naikkelas_app;

-- People, roles, sessions.
--
-- reference:   accounts.agency
-- distributed: accounts.person accounts.holding accounts.notice
-- local:       accounts.sign_in accounts.session accounts.sign_in_attempt accounts.invitation

create schema accounts;
grant usage on schema accounts to naikkelas_app;

-- The office of each regency. Not personal, read by everyone, also before sign-in.
create table accounts.agency (
  regency text collate "C" primary key,
  name text not null,
  short_name text not null,
  demo boolean not null default false,
  created_at timestamptz not null
);
select platform.replicate('accounts.agency');
grant select, insert, update on accounts.agency to naikkelas_app;

create table accounts.person (
  regency text collate "C" not null,
  id uuid not null,
  full_name text not null,
  phone text collate "C",
  active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (regency, id)
);
create index person_as_actor on accounts.person (regency, ('person:' || id::text));
create index person_by_name on accounts.person (regency, lower(full_name) collate "C", id);
select platform.distribute('accounts.person');
grant select, insert, update on accounts.person to naikkelas_app;

-- A role held in an area or over a subject. Taken away, the row stays with who and when.
create table accounts.holding (
  regency text collate "C" not null,
  id uuid not null,
  person_id uuid not null,
  role text collate "C" not null,
  area text collate "C",
  subject text collate "C",
  granted_at timestamptz not null,
  granted_by text collate "C" not null,
  revoked_at timestamptz,
  revoked_by text collate "C",
  primary key (regency, id),
  foreign key (regency, person_id) references accounts.person (regency, id),
  check ((area is null) <> (subject is null))
);
select platform.distribute('accounts.holding');
create index holding_of_person on accounts.holding (regency, person_id);
create index holding_in_force on accounts.holding (regency, role, person_id) where revoked_at is null;
grant select, insert, update on accounts.holding to naikkelas_app;

create table accounts.notice (
  regency text collate "C" not null,
  id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  kind text collate "C" not null,
  params jsonb not null default '{}',
  link text,
  read_at timestamptz,
  primary key (regency, id),
  foreign key (regency, person_id) references accounts.person (regency, id)
);
select platform.distribute('accounts.notice');
create index notice_of_person on accounts.notice (regency, person_id, id);
create index notice_unread on accounts.notice (regency, person_id) where read_at is null;
grant select, insert, update on accounts.notice to naikkelas_app;

-- Sign-in is looked up before the regency is known, so it is local. `holdings` repeats the roles in force.
create table accounts.sign_in (
  user_name text collate "C" primary key,
  regency text collate "C" not null,
  person_id uuid not null unique,
  password_hash text,
  holdings jsonb not null default '[]',
  active boolean not null default true,
  demo_label jsonb,
  changed_at timestamptz not null
);
grant select, insert, update on accounts.sign_in to naikkelas_app;

create table accounts.session (
  token_hash bytea primary key,
  id uuid not null unique,
  person_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  device text not null,
  address text not null
);
create index session_of_person on accounts.session (person_id);
grant select, insert, update, delete on accounts.session to naikkelas_app;

create table accounts.sign_in_attempt (
  id uuid primary key,
  user_name text collate "C" not null,
  address text collate "C" not null,
  at timestamptz not null
);
create index attempt_of_name on accounts.sign_in_attempt (user_name, at);
create index attempt_from_address on accounts.sign_in_attempt (address, at);
grant select, insert, delete on accounts.sign_in_attempt to naikkelas_app;

-- A one-time link: an invitation or a new password. Only the hash of its token is kept.
create table accounts.invitation (
  token_hash bytea primary key,
  regency text collate "C" not null,
  person_id uuid not null,
  created_at timestamptz not null,
  created_by text collate "C" not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index invitation_of_person on accounts.invitation (person_id);
grant select, insert, update on accounts.invitation to naikkelas_app;

-- Other parts of town read people through this view: the name behind `person:<id>` in their histories.
create view accounts.pub_person with (security_invoker = true) as
  select regency, id, 'person:' || id::text as actor, full_name, active from accounts.person;
grant select on accounts.pub_person to naikkelas_app;

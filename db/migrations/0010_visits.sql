-- Visits in the field, also those made without signal: merged field by field, and what they confirm carries its day.
--
-- distributed: registry.visit_assignment registry.confirmation registry.visit registry.field_edit registry.field_conflict

-- Who was sent to visit what: there they may do what they may do in their own areas.
create table registry.visit_assignment (
  regency text collate "C" not null,
  enterprise_id uuid not null,
  person_id uuid not null,
  primary key (regency, enterprise_id, person_id),
  foreign key (regency, enterprise_id) references registry.enterprise (regency, id) on delete cascade
);
select platform.distribute('registry.visit_assignment');
create index visit_assignment_of_person on registry.visit_assignment (regency, person_id, enterprise_id);
grant select, insert, delete on registry.visit_assignment to naikkelas_app;

-- When and how a field that ages was last confirmed. Where there is no row, the day of the record itself serves.
create table registry.confirmation (
  regency text collate "C" not null,
  enterprise_id uuid not null,
  field text collate "C" not null check (field in ('phone', 'address', 'activity', 'turnover', 'workers', 'legality')),
  on_day date not null,
  how text collate "C" not null check (how in ('visit', 'stated', 'document', 'recorded')),
  by text collate "C" not null,
  primary key (regency, enterprise_id, field),
  foreign key (regency, enterprise_id) references registry.enterprise (regency, id) on delete cascade
);
select platform.distribute('registry.confirmation');
grant select, insert, update, delete on registry.confirmation to naikkelas_app;

-- Each visit once, whoever sends it how often. `at` is the time of the device, `received_at` ours.
create table registry.visit (
  regency text collate "C" not null,
  id uuid not null,
  enterprise_id uuid not null,
  at timestamptz not null,
  received_at timestamptz not null,
  by text collate "C" not null,
  outcome text collate "C" not null check (outcome in ('active', 'seasonal', 'closed', 'not_found', 'refused')),
  latitude double precision,
  longitude double precision,
  accuracy_m real,
  note text,
  -- Of 40 bits of the id: two visits among millions may share one, and neither is refused for it; the newest answers.
  receipt text collate "C" not null,
  -- What it said of each field, for comparing two visits.
  said jsonb not null default '{}',
  consent_text_version text,
  consent_given boolean,
  consent_at timestamptz,
  consent_how text collate "C" check (consent_how in ('spoken', 'signature', 'thumb')),
  primary key (regency, id),
  foreign key (regency, enterprise_id) references registry.enterprise (regency, id) on delete cascade
);
select platform.distribute('registry.visit');
create index visit_of_enterprise on registry.visit (regency, enterprise_id, at, id);
create index visit_by_receipt on registry.visit (regency, receipt, id);
grant select, insert on registry.visit to naikkelas_app;

-- What was written into one field of an enterprise or its owner, and what its writer had seen. Nothing here is ever changed: which
-- edits still stand follows from the set of them, and so does not depend on the order in which they came.
create table registry.field_edit (
  regency text collate "C" not null,
  -- The enterprise, or its owner.
  subject_id uuid not null,
  field text collate "C" not null,
  -- The visit, or the event of the history by which it was changed in the office.
  edit_id uuid not null,
  enterprise_id uuid,
  value jsonb not null,
  before jsonb,
  occurred_at timestamptz not null,
  by text collate "C" not null,
  -- The version of the subject that its writer saw, and the one that it made.
  base_version integer not null,
  applied_version integer not null,
  -- Visits of the same device that it knows of though the server had not told it.
  after uuid[] not null default '{}',
  primary key (regency, subject_id, field, edit_id)
);
select platform.distribute('registry.field_edit');
grant select, insert on registry.field_edit to naikkelas_app;

-- A field that two people gave different values, until one of them is chosen.
create table registry.field_conflict (
  regency text collate "C" not null,
  id uuid not null,
  enterprise_id uuid not null,
  subject_id uuid not null,
  field text collate "C" not null,
  -- The edits that exclude each other, and the one that the registry shows.
  heads uuid[] not null,
  stands uuid,
  opened_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by text collate "C",
  primary key (regency, id)
);
select platform.distribute('registry.field_conflict');
create unique index field_conflict_open on registry.field_conflict (regency, subject_id, field) where resolved_at is null;
create index field_conflict_waiting on registry.field_conflict (regency, id) where resolved_at is null;
create index field_conflict_done on registry.field_conflict (regency, id) where resolved_at is not null;
create index field_conflict_of_enterprise on registry.field_conflict (regency, enterprise_id, id);
grant select, insert, update on registry.field_conflict to naikkelas_app;

insert into reference.rule (key, valid_from, valid_to, value, legal_basis) values
  ('field_half_life_days', '2024-01-01', null,
   '{"phone": 540, "address": 1460, "activity": 365, "turnover": 365, "workers": 540, "legality": 730}', 'kebijakan dinas, dapat diubah'),
  ('freshness_ask_below', '2024-01-01', null, '{"trust": 0.5}', 'kebijakan dinas, dapat diubah'),
  -- A device's clock may be ahead by so much and is taken for now; before the first day there was no list to visit by.
  ('visit_clock', '2024-01-01', null, '{"ahead_hours": 24, "first_day": "2020-01-01"}', 'kebijakan dinas, dapat diubah');

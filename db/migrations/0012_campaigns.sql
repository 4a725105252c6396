-- Campaigns: a set of enterprises to be visited, who visits which, and what came of it.
--
-- distributed: validation.campaign validation.campaign_state validation.campaign_assignment validation.assignment_move validation.trust_day

create table validation.campaign (
  regency text collate "C" not null,
  id uuid not null,
  name text not null,
  -- Whoever answers for this area sees the campaign.
  area text collate "C" not null,
  filter jsonb not null,
  starts_on date not null,
  due_on date not null,
  balance boolean not null,
  -- In hundredths.
  second_look smallint not null check (second_look between 0 and 50),
  state text collate "C" not null check (state in ('preparing', 'open', 'closed')),
  -- As far as the filling has come in the order of ids; null: everything is in.
  filled_to uuid,
  opened_at timestamptz not null,
  opened_by text collate "C" not null,
  -- How it ended, counted once.
  tally jsonb,
  primary key (regency, id),
  check (due_on >= starts_on)
);
select platform.distribute('validation.campaign');
create index campaign_not_closed on validation.campaign (regency, id) where state <> 'closed';
grant select, insert, update on validation.campaign to naikkelas_app;

create table validation.campaign_state (
  regency text collate "C" not null,
  id uuid not null,
  campaign_id uuid not null,
  state text collate "C" not null,
  at timestamptz not null,
  by text collate "C" not null,
  primary key (regency, id),
  foreign key (regency, campaign_id) references validation.campaign (regency, id)
);
select platform.distribute('validation.campaign_state');
create index state_of_campaign on validation.campaign_state (regency, campaign_id, id);
grant select, insert on validation.campaign_state to naikkelas_app;

create table validation.campaign_assignment (
  regency text collate "C" not null,
  campaign_id uuid not null,
  enterprise_id uuid not null,
  area text collate "C" not null,
  -- Where it stands on a curve through the streets: neighbours have neighbouring numbers.
  place_key bigint,
  -- Null: its village has no companion.
  person_id uuid,
  -- Whether this person has no other right to be there, and was let in for the visit.
  guest boolean not null default false,
  outcome text collate "C",
  visit_id uuid,
  visited_at timestamptz,
  visited_on date,
  visited_by text collate "C",
  -- Drawn for a second look, and by whom.
  drawn boolean not null default false,
  second_person_id uuid,
  second_visit_id uuid,
  second_at timestamptz,
  primary key (regency, campaign_id, enterprise_id),
  foreign key (regency, campaign_id) references validation.campaign (regency, id),
  check ((outcome is null) = (visit_id is null))
);
select platform.distribute('validation.campaign_assignment');
create index assignment_of_enterprise on validation.campaign_assignment (regency, enterprise_id);
create index assignment_by_area on validation.campaign_assignment (regency, campaign_id, area, enterprise_id) include (outcome);
create index assignment_by_person on validation.campaign_assignment (regency, campaign_id, person_id, area, enterprise_id) include (outcome, visited_at);
create index assignment_by_outcome on validation.campaign_assignment (regency, campaign_id, outcome, area, enterprise_id);
create index assignment_visited on validation.campaign_assignment (regency, campaign_id, area, enterprise_id) include (outcome) where outcome is not null;
create index assignment_by_day on validation.campaign_assignment (regency, campaign_id, visited_on, person_id) where outcome is not null;
create index assignment_newest on validation.campaign_assignment (regency, campaign_id, visited_at, enterprise_id) where outcome is not null;
create index assignment_drawn on validation.campaign_assignment (regency, campaign_id, area, enterprise_id) where drawn;
create index assignment_waiting on validation.campaign_assignment (regency, person_id, campaign_id, enterprise_id) where outcome is null;
create index assignment_second on validation.campaign_assignment (regency, second_person_id, campaign_id, enterprise_id) where second_at is null and second_person_id is not null;
grant select, insert, update, delete on validation.campaign_assignment to naikkelas_app;

-- What went from one companion to another, and why.
create table validation.assignment_move (
  regency text collate "C" not null,
  id uuid not null,
  campaign_id uuid not null,
  enterprise_id uuid not null,
  second boolean not null,
  from_person uuid not null,
  to_person uuid,
  reason text not null,
  at timestamptz not null,
  by text collate "C" not null,
  primary key (regency, id)
);
select platform.distribute('validation.assignment_move');
create index move_of_assignment on validation.assignment_move (regency, campaign_id, enterprise_id, id);
grant select, insert on validation.assignment_move to naikkelas_app;

-- How far the records of an area are trusted on average, written once a day: to count it reads every record.
create table validation.trust_day (
  regency text collate "C" not null,
  area text collate "C" not null,
  day date not null,
  n integer not null,
  trust real not null,
  primary key (regency, area, day)
);
select platform.distribute('validation.trust_day');
grant select, insert, update on validation.trust_day to naikkelas_app;

-- What validation reads of the registry's conflicts.
create view registry.pub_open_conflict with (security_invoker = true) as
  select regency, enterprise_id, field from registry.field_conflict where resolved_at is null;
grant select on registry.pub_open_conflict to naikkelas_app;

insert into reference.rule (key, valid_from, valid_to, value, legal_basis) values
  ('campaign_balance', '2024-01-01', null, '{"above_median": 1.5, "least": 20}', 'kebijakan dinas, dapat diubah'),
  -- What a companion sends after a visit (papers, photographs) may come days later, when there is signal again.
  ('campaign_guest_days', '2024-01-01', null, '14', 'kebijakan dinas, dapat diubah'),
  ('duplicate_index', '2024-01-01', null, '{"villages": 6, "records": 3000}', 'kebijakan dinas, dapat diubah');

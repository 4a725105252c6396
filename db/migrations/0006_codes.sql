-- Code lists that an office brings: KBLI in several versions side by side, what became of each code, and the statistics office's own codes of regions.
--
-- reference: reference.code_list reference.kbli_crosswalk reference.region_code

-- A file that was loaded: from where, by whom, and what it did. Its regency is the office that brought it and that alone may correct it.
create table reference.code_list (
  id uuid primary key,
  kind text collate "C" not null check (kind in ('kbli', 'kbli_crosswalk', 'region_bps')),
  version text collate "C",
  to_version text collate "C",
  regency text collate "C" not null,
  name text not null,
  source text,
  sha256 bytea not null,
  rows integer not null,
  added integer not null,
  changed integer not null,
  retired integer not null,
  at timestamptz not null,
  by text collate "C" not null,
  check ((kind = 'region_bps') = (version is null)),
  check ((kind = 'kbli_crosswalk') = (to_version is not null))
);
select platform.replicate('reference.code_list');
grant select, insert on reference.code_list to naikkelas_app;

-- Codes without a list are shipped with the product. A code that a newer file no longer has is retired and stays: enterprises carry it.
alter table reference.kbli
  add column description text,
  add column list_id uuid references reference.code_list (id),
  add column retired_on date,
  add constraint kbli_five_digits check (code ~ '^[0-9]{5}$');
revoke update on reference.kbli from naikkelas_app;
grant update (title_id, description, list_id, retired_on) on reference.kbli to naikkelas_app;

-- What a code of one version became in another: many to many. `part` where only some of the code's activities went there.
create table reference.kbli_crosswalk (
  from_version text collate "C" not null,
  from_code text collate "C" not null check (from_code ~ '^[0-9]{5}$'),
  to_version text collate "C" not null,
  to_code text collate "C" not null check (to_code ~ '^[0-9]{5}$'),
  part boolean not null default false,
  list_id uuid not null references reference.code_list (id),
  retired_on date,
  primary key (from_version, from_code, to_version, to_code),
  check (from_version <> to_version)
);
select platform.replicate('reference.kbli_crosswalk');
create index crosswalk_back on reference.kbli_crosswalk (to_version, to_code, from_version, from_code);
grant select, insert on reference.kbli_crosswalk to naikkelas_app;
grant update (part, list_id, retired_on) on reference.kbli_crosswalk to naikkelas_app;

-- Codes that other systems give to our regions. The digits alone do not tell the system: 3574011001 is Sumber Wetan to BPS, and Ketapang (35.74.01.1001) to Kemendagri.
create table reference.region_code (
  system text collate "C" not null check (system in ('bps')),
  code text collate "C" not null check (code ~ '^[0-9]{2}([0-9]{2}([0-9]{3}([0-9]{3})?)?)?$'),
  region text collate "C" not null,
  list_id uuid references reference.code_list (id),
  primary key (system, code)
);
select platform.replicate('reference.region_code');
create index region_code_of_region on reference.region_code (system, region);
grant select, insert on reference.region_code to naikkelas_app;
grant update (region, list_id) on reference.region_code to naikkelas_app;

-- Kota Probolinggo, from the BPS master file of villages as https://github.com/edwardsamuel/Wilayah-Administratif-Indonesia has it (ODbL 1.0);
-- each of the five districts and 29 names was found once and only once among the names of Kepmendagri 300.2.2-2138/2025.
insert into reference.region_code (system, code, region) values
  ('bps', '3574', '35.74'),
  ('bps', '3574010', '35.74.01'), ('bps', '3574011', '35.74.05'), ('bps', '3574020', '35.74.02'), ('bps', '3574030', '35.74.03'), ('bps', '3574031', '35.74.04'),
  ('bps', '3574010001', '35.74.01.1003'), ('bps', '3574010002', '35.74.01.1008'), ('bps', '3574010003', '35.74.01.1007'),
  ('bps', '3574010007', '35.74.01.1009'), ('bps', '3574010008', '35.74.01.1002'), ('bps', '3574010009', '35.74.01.1001'),
  ('bps', '3574011001', '35.74.05.1003'), ('bps', '3574011002', '35.74.05.1002'), ('bps', '3574011003', '35.74.05.1005'),
  ('bps', '3574011004', '35.74.05.1001'), ('bps', '3574011005', '35.74.05.1006'), ('bps', '3574011006', '35.74.05.1004'),
  ('bps', '3574020001', '35.74.02.1007'), ('bps', '3574020002', '35.74.02.1001'), ('bps', '3574020003', '35.74.02.1002'),
  ('bps', '3574020004', '35.74.02.1003'), ('bps', '3574020005', '35.74.02.1005'), ('bps', '3574020006', '35.74.02.1006'),
  ('bps', '3574030005', '35.74.03.1010'), ('bps', '3574030006', '35.74.03.1004'), ('bps', '3574030009', '35.74.03.1007'),
  ('bps', '3574030010', '35.74.03.1002'), ('bps', '3574030011', '35.74.03.1001'),
  ('bps', '3574031001', '35.74.04.1005'), ('bps', '3574031002', '35.74.04.1003'), ('bps', '3574031003', '35.74.04.1004'),
  ('bps', '3574031004', '35.74.04.1002'), ('bps', '3574031005', '35.74.04.1006'), ('bps', '3574031006', '35.74.04.1001');

-- How many enterprises of the regency carry a code.
create index enterprise_by_kbli on registry.enterprise (regency, kbli_version, kbli) where kbli is not null;

-- `also`: older versions that may still be used on that day, because users had six months to change over.
insert into reference.rule (key, valid_from, valid_to, value, legal_basis) values
  ('kbli_version', '2020-09-24', '2025-12-17', '{"version": "2020", "also": []}', 'Peraturan BPS 2/2020'),
  ('kbli_version', '2025-12-18', '2026-06-18', '{"version": "2025", "also": ["2020"]}', 'Peraturan BPS 7/2025; penyesuaian paling lama enam bulan'),
  ('kbli_version', '2026-06-19', null, '{"version": "2025", "also": []}', 'Peraturan BPS 7/2025');

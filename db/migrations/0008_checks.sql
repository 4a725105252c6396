-- Checks: dated, named rules over what the registry holds, what they found, and how it went from day to day.
--
-- reference:   reference.check_rule
-- distributed: validation.checked validation.finding validation.finding_accepted validation.finding_count validation.finding_count_change validation.quality_day validation.check_run

-- Which rules hold on a day and how heavy they weigh; what they look at is code of the same name (validation/rules/checks).
create table reference.check_rule (
  code text collate "C" not null,
  valid_from date not null,
  valid_to date,
  severity text collate "C" not null check (severity in ('error', 'warning', 'hint')),
  -- Thresholds of the rule, by name.
  value jsonb not null default '{}',
  legal_basis text not null,
  primary key (code, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);
select platform.replicate('reference.check_rule');
grant select on reference.check_rule to naikkelas_app;

-- What an enterprise is counted as: which of its versions was looked at, by which rules, and how heavy its heaviest finding is.
-- Whoever checks, accepts or repairs holds this row first. No area: it was taken up and not counted yet.
create table validation.checked (
  regency text collate "C" not null,
  enterprise_id uuid not null,
  area text collate "C",
  source text collate "C",
  worst text collate "C" check (worst in ('error', 'warning', 'hint', 'none')),
  version integer,
  owner_version integer,
  -- Of the rules and their thresholds: where one changes, everything is looked at anew.
  rules text collate "C",
  primary key (regency, enterprise_id)
);
select platform.distribute('validation.checked');
grant select, insert, update, delete on validation.checked to naikkelas_app;

-- What is wrong with an enterprise or its owner now; gone when it is mended.
create table validation.finding (
  regency text collate "C" not null,
  enterprise_id uuid not null,
  rule text collate "C" not null,
  severity text collate "C" not null,
  area text collate "C" not null,
  source text collate "C" not null,
  -- For the sentence; never an identity number in clear.
  params jsonb not null default '{}',
  -- What it hinges on: accepted as it is, it is asked again where this has changed.
  about text collate "C" not null default '',
  -- A repair that loses nothing: {field, from, to} as shown, and the items that the registry changes.
  repair jsonb,
  found_on date not null,
  primary key (regency, enterprise_id, rule)
);
select platform.distribute('validation.finding');
create index finding_by_rule on validation.finding (regency, rule, area, enterprise_id);
create index finding_by_severity on validation.finding (regency, severity, area, enterprise_id, rule);
create index finding_by_area on validation.finding (regency, area, enterprise_id, rule);
create index finding_to_repair on validation.finding (regency, rule, area, enterprise_id) where repair is not null;
grant select, insert, update, delete on validation.finding to naikkelas_app;

-- A person looked and left it as it is.
create table validation.finding_accepted (
  regency text collate "C" not null,
  enterprise_id uuid not null,
  rule text collate "C" not null,
  about text collate "C" not null,
  reason text not null,
  at timestamptz not null,
  by text collate "C" not null,
  primary key (regency, enterprise_id, rule, about)
);
select platform.distribute('validation.finding_accepted');
grant select, insert on validation.finding_accepted to naikkelas_app;

-- Findings per rule, area and source; writers append changes and never wait for each other, a job folds them in.
-- The rules '#checked', '#error', '#warning' count enterprises: looked at, with an error, with a warning and no error.
create table validation.finding_count (
  regency text collate "C" not null,
  area text collate "C" not null,
  rule text collate "C" not null,
  source text collate "C" not null,
  n bigint not null,
  repairable bigint not null default 0,
  primary key (regency, area, rule, source)
);
select platform.distribute('validation.finding_count');
grant select, insert, update on validation.finding_count to naikkelas_app;

create table validation.finding_count_change (
  regency text collate "C" not null,
  id uuid not null,
  area text collate "C" not null,
  rule text collate "C" not null,
  source text collate "C" not null,
  n bigint not null,
  repairable bigint not null default 0,
  primary key (regency, area, id)
);
select platform.distribute('validation.finding_count_change');
grant select, insert, delete on validation.finding_count_change to naikkelas_app;

create table validation.quality_day (
  regency text collate "C" not null,
  area text collate "C" not null,
  day date not null,
  severity text collate "C" not null check (severity in ('error', 'warning', 'hint', 'enterprises')),
  n bigint not null,
  primary key (regency, area, day, severity)
);
select platform.distribute('validation.quality_day');
grant select, insert, update on validation.quality_day to naikkelas_app;

-- A check of the whole registry, by night or because somebody asked; after a crash it goes on behind `last_id`.
create table validation.check_run (
  regency text collate "C" not null,
  id uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  by text collate "C" not null,
  last_id uuid,
  done integer not null default 0,
  total integer not null default 0,
  primary key (regency, id)
);
select platform.distribute('validation.check_run');
create index check_run_open on validation.check_run (regency, id) where finished_at is null;
grant select, insert, update on validation.check_run to naikkelas_app;

-- A paper that is missing is no mistake in the data and weighs as a hint, until a law makes it a duty with sanctions.
insert into reference.check_rule (code, valid_from, valid_to, severity, value, legal_basis) values
  ('owner.missing', '2024-01-01', null, 'warning', '{}', 'Permen UMKM 8/2025 (Satu Data UMKM): data induk menurut nama dan alamat'),
  ('owner.nameGeneric', '2024-01-01', null, 'error', '{}', 'kebijakan dinas, dapat diubah'),
  ('owner.nameSpaces', '2024-01-01', null, 'hint', '{}', 'kebijakan dinas, dapat diubah'),
  ('owner.nameCapitals', '2024-01-01', null, 'hint', '{}', 'kebijakan dinas, dapat diubah'),
  ('owner.young', '2013-12-24', null, 'warning', '{"years": 17}', 'UU 24/2013 pasal 63: KTP sejak umur 17 tahun'),
  ('owner.tooOld', '2024-01-01', null, 'warning', '{"years": 100}', 'kebijakan dinas, dapat diubah'),
  ('nik.missing', '2013-12-24', null, 'warning', '{}', 'UU 24/2013 pasal 13'),
  ('nik.invalidProvince', '2013-12-24', null, 'error', '{}', 'UU 24/2013 pasal 13; Permendagri 72/2022; Kepmendagri 300.2.2-2138/2025'),
  ('nik.invalid', '2013-12-24', null, 'error', '{}', 'UU 24/2013 pasal 13; Permendagri 72/2022'),
  ('nik.birthDateDiffers', '2013-12-24', null, 'warning', '{}', 'UU 24/2013 pasal 13: NIK berlaku seumur hidup dan tidak diubah'),
  ('nik.sexDiffers', '2013-12-24', null, 'warning', '{}', 'UU 24/2013 pasal 13: NIK berlaku seumur hidup dan tidak diubah'),
  ('nik.issuedElsewhere', '2013-12-24', null, 'hint', '{}', 'UU 24/2013 pasal 13: NIK tetap walau pindah'),
  ('name.generic', '2024-01-01', null, 'warning', '{}', 'kebijakan dinas, dapat diubah'),
  ('name.spaces', '2024-01-01', null, 'hint', '{}', 'kebijakan dinas, dapat diubah'),
  ('name.capitals', '2024-01-01', null, 'hint', '{}', 'kebijakan dinas, dapat diubah'),
  ('nib.missing', '2021-02-02', null, 'hint', '{}', 'PP 5/2021; PP 7/2021 pasal 37–44'),
  ('nib.shape', '2021-02-02', null, 'error', '{}', 'PP 5/2021: NIB 13 angka'),
  ('npwp.shape', '2024-07-01', null, 'error', '{}', 'PMK 112/2022: NPWP 16 angka'),
  ('npwp.old15', '2024-07-01', null, 'hint', '{}', 'PMK 112/2022: NPWP orang pribadi adalah NIK sejak 1 Juli 2024'),
  ('pirt.missing', '2021-02-02', null, 'hint', '{"ready_to_eat": ["culinary"]}', 'Peraturan BPOM 22/2018; pangan siap saji tidak wajib P-IRT'),
  ('pirt.shape', '2024-01-01', null, 'error', '{}', 'Peraturan BPOM 22/2018: nomor P-IRT 15 angka'),
  ('pirt.old12', '2024-01-01', null, 'warning', '{}', 'Peraturan BPOM 22/2018: nomor 12 angka berasal dari aturan sebelumnya'),
  ('pirt.expired', '2024-01-01', null, 'warning', '{}', 'Peraturan BPOM 22/2018: dua angka terakhir adalah tahun berakhir'),
  ('pirt.foodNotCovered', '2024-01-01', null, 'warning',
   '{"words": ["beku", "frozen", "pasteurisasi", "sterilisasi", "kaleng", "susu segar", "makanan bayi", "mpasi"]}',
   'Peraturan BPOM 22/2018: pangan beku, disterilkan, dipasteurisasi, dan pangan bayi memerlukan izin edar BPOM MD'),
  ('bpom.shape', '2024-01-01', null, 'error', '{}', 'Peraturan BPOM tentang izin edar: MD/ML dan 12–15 angka'),
  ('halal.shape', '2024-01-01', null, 'error', '{}', 'BPJPH: sertifikat halal ID dan 17 angka'),
  ('halal.missing', '2024-10-17', '2026-10-17', 'hint', '{}', 'PP 42/2024 pasal 160: masa penahapan usaha mikro dan kecil sampai 17 Oktober 2026'),
  ('halal.missing', '2026-10-18', null, 'warning', '{}', 'PP 42/2024 pasal 160: wajib sejak 18 Oktober 2026'),
  ('document.expired', '2024-01-01', null, 'warning', '{}', 'tanggal berakhir pada dokumen'),
  ('document.expiring', '2024-01-01', null, 'hint', '{"days": 60}', 'kebijakan dinas, dapat diubah'),
  ('document.rejected', '2024-01-01', null, 'warning', '{}', 'kebijakan dinas, dapat diubah'),
  ('document.datesWrong', '2024-01-01', null, 'error', '{}', 'tanggal pada dokumen'),
  ('phone.missing', '2024-01-01', null, 'warning', '{}', 'kebijakan dinas, dapat diubah'),
  ('phone.shape', '2024-01-01', null, 'warning', '{}', 'Permenkominfo 14/2018: penomoran telepon'),
  ('phone.landline', '2024-01-01', null, 'hint', '{}', 'Permenkominfo 14/2018: penomoran telepon'),
  ('phone.shared', '2024-01-01', null, 'warning', '{"owners": 4}', 'kebijakan dinas, dapat diubah'),
  ('address.missing', '2024-01-01', null, 'hint', '{}', 'kebijakan dinas, dapat diubah'),
  ('region.unknown', '2024-01-01', null, 'error', '{}', 'Kepmendagri 300.2.2-2138/2025: kode wilayah'),
  ('area.notVillage', '2024-01-01', null, 'warning', '{}', 'kebijakan dinas, dapat diubah'),
  ('coordinate.missing', '2024-01-01', null, 'hint', '{}', 'kebijakan dinas, dapat diubah'),
  ('coordinate.outsideRegency', '2024-01-01', null, 'warning', '{"margin_km": 3}', 'kebijakan dinas, dapat diubah'),
  ('coordinate.farFromVillage', '2024-01-01', null, 'warning', '{"margin_km": 1, "outside_km": 3}', 'kebijakan dinas, dapat diubah'),
  ('coordinate.shared', '2024-01-01', null, 'warning', '{"enterprises": 5}', 'kebijakan dinas, dapat diubah'),
  ('cluster.missing', '2024-01-01', null, 'warning', '{}', 'kebijakan dinas, dapat diubah'),
  ('cluster.unknown', '2024-01-01', null, 'warning', '{}', 'daftar klaster kabupaten/kota'),
  ('kbli.missing', '2021-02-02', null, 'hint', '{}', 'PP 5/2021: perizinan menurut KBLI'),
  ('kbli.unknown', '2020-09-24', null, 'warning', '{}', 'Peraturan BPS 2/2020; Peraturan BPS 7/2025'),
  -- What the register of NIB turns over by itself: nothing to be fixed in haste, so a hint also after the six months.
  ('kbli.oldVersion', '2025-12-18', null, 'hint', '{}', 'Peraturan BPS 7/2025; penyesuaian paling lama enam bulan'),
  ('startYear.future', '2024-01-01', null, 'error', '{}', 'kebijakan dinas, dapat diubah'),
  ('startYear.beforeOwnerBirth', '2024-01-01', null, 'warning', '{}', 'kebijakan dinas, dapat diubah'),
  ('workers.manyForMicro', '2024-01-01', null, 'hint', '{"workers": 19}', 'BPS, Survei Industri Mikro dan Kecil: mikro 1–4, kecil 5–19 pekerja'),
  ('figures.missing', '2021-02-02', null, 'hint', '{}', 'PP 7/2021 pasal 35: kelas dari modal usaha atau hasil penjualan tahunan'),
  ('figures.old', '2021-02-02', null, 'hint', '{"years": 2}', 'PP 7/2021 pasal 35: hasil penjualan tahunan'),
  ('turnover.implausible', '2021-02-02', null, 'warning', '{"least_rupiah": 1000000, "most_per_worker_rupiah": 5000000000}', 'kebijakan dinas, dapat diubah'),
  ('capital.aboveTurnover', '2021-02-02', null, 'hint', '{"times": 20}', 'kebijakan dinas, dapat diubah'),
  ('scale.unknown', '2021-02-02', null, 'hint', '{}', 'PP 7/2021 pasal 35–36'),
  ('scale.large', '2021-02-02', null, 'warning', '{}', 'PP 7/2021 pasal 35: di atas batas usaha menengah'),
  ('scale.statedDiffers', '2021-02-02', null, 'warning', '{}', 'PP 7/2021 pasal 35–36'),
  ('activity.unknown', '2024-01-01', null, 'hint', '{}', 'kebijakan dinas, dapat diubah'),
  ('verification.never', '2024-01-01', null, 'hint', '{}', 'kebijakan dinas, dapat diubah'),
  ('verification.stale', '2024-01-01', null, 'warning', '{}', 'kebijakan dinas (masa segar data verifikasi), dapat diubah');

import type { CalendarDay } from '#core/dates.ts';
import { regionLevel } from '#core/region.ts';
import type { Cell } from '#engines/spreadsheet/index.ts';
import { displayText } from '#engines/spreadsheet/index.ts';
import type { Checked } from '#modules/registry/index.ts';
import { checkBpom, checkHalal, checkKbli, checkNib, checkNik, checkNpwp, checkPhone, checkPirt, tidy } from '#modules/registry/index.ts';
import type { Field } from '../words.ts';
import { readActivity, readPlaceKind, readSex } from './choices.ts';
import type { ClusterFinder } from './cluster.ts';
import type { Box } from './coordinates.ts';
import { readPoint } from './coordinates.ts';
import type { DayOrders } from './dates.ts';
import { readBirthDate } from './dates.ts';
import { moneyUnitOf, readMoney } from './money.ts';
import { readCount, readStartYear } from './numbers.ts';
import type { Gazetteer, Reach } from './region.ts';
import { readArea } from './region.ts';
import { cleanEmail, cleanLine } from './text.ts';
import type { CleanEnterprise, CleanOwner, CleanRow, Cleaned, RowProblem } from './types.ts';

/** What a row is judged by, the same for all rows of a file. */
export type Surroundings = {
  today: CalendarDay;
  reach: Reach;
  gazetteer: Gazetteer;
  clusters: ClusterFinder;
  near: Box | null;
  dayOrders: DayOrders;
  /** The versions of KBLI that know a code, newest first, and the cluster that it hints at. */
  kbli: ReadonlyMap<string, { version: string; cluster: string | null }>;
  columns: ReadonlyMap<Field, { column: number; header: string }>;
};

/** What Excel shows for a formula that came to nothing; in a CSV it stands there as text. */
const errorWord = /^\s*#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)\s*$/i;

/** Every cell of a row by its field; an absent cell is empty. */
class Cells {
  readonly problems: RowProblem[] = [];
  readonly #cells: readonly Cell[];
  readonly #columns: Surroundings['columns'];

  constructor(cells: readonly Cell[], columns: Surroundings['columns']) {
    this.#cells = cells;
    this.#columns = columns;
  }

  text(field: Field): string {
    const cell = this.#cell(field);
    if (!cell) return '';
    if (cell.kind !== 'error' && cell.kind !== 'formula-empty' && !errorWord.test(cell.text)) return displayText(cell);
    this.#tellOnce(cell.kind === 'formula-empty' ? 'cell.notCalculated' : 'cell.error', field);
    return '';
  }

  #tellOnce(code: string, field: Field): void {
    if (!this.problems.some((problem) => problem.code === code && problem.field === field)) this.problems.push({ code, severity: 'warning', field });
  }

  isLossy(field: Field): boolean {
    return this.#cell(field)?.lossy === true;
  }

  header(field: Field): string {
    return this.#columns.get(field)?.header ?? '';
  }

  line(field: Field, max: number): string | null {
    return cleanLine(this.text(field), max, field, this.problems);
  }

  /** The identifier, its checks noted. What is wrong is left empty, and said; a wrong NIK may turn its row away (`emptyNik`). */
  identifier(field: Field, checked: Checked, gate = false): string | null {
    for (const check of checked.checks)
      this.problems.push({ ...check, severity: check.severity === 'error' && !gate ? 'warning' : check.severity, field });
    return checked.value;
  }

  #cell(field: Field): Cell | undefined {
    const place = this.#columns.get(field);
    return place && this.#cells[place.column];
  }
}

/** A row as it would be recorded, with everything that was noticed. Nothing is changed that is not told, apart from spaces. */
export function cleanRow(row: readonly Cell[], around: Surroundings): Cleaned {
  const cells = new Cells(row, around.columns);
  const owner = cleanOwner(cells, around);
  const { name, nameless } = cleanName(cells, owner);
  tellTrial(cells, owner, nameless ? null : name);
  const enterprise = cleanEnterprise(cells, around, name, owner);
  const documents = cleanDocuments(cells);
  const clean = { owner, enterprise, figure: cleanFigure(cells, around.today), documents, nameless };
  emptyNik(cells, clean);
  return { row: clean, problems: cells.problems };
}

/**
 * A NIK that cannot be kept does not turn its row away where the business can be found without it: the cell is left empty, and
 * that is said. What was typed stays in the raw row, and helps to find the owner.
 */
function emptyNik(cells: Cells, { owner, enterprise, documents }: CleanRow): void {
  const at = cells.problems.findIndex((problem) => problem.field === 'nik' && problem.severity === 'error');
  const problem = cells.problems[at];
  const { area, phone, address, latitude } = enterprise;
  const findable = regionLevel(area) === 'village' || (owner?.phone ?? phone ?? address ?? latitude) !== null || documents.length > 0;
  if (!problem || !findable) return;
  cells.problems[at] = { ...problem, severity: 'warning', before: tidy(cells.text('nik')), after: '' };
  if (owner) {
    owner.nik = null;
    // The number of a family card is shared by a family: it finds the wrong person.
    if (problem.code !== 'nik.isFamilyCard') owner.typedNik = tidy(cells.text('nik')).slice(0, 40);
  }
}

function cleanOwner(cells: Cells, around: Surroundings): CleanOwner | null {
  const { problems } = cells;
  const sex = readSex(cells.text('sex'), problems);
  const birthDate = cleanBirthDate(cells, around);
  const nik = cells.identifier('nik', checkNik(cells.text('nik'), { birthDate, sex, lossy: cells.isLossy('nik') }), true);
  if (nik !== null && nik === tidy(cells.text('kk')).replace(/\D/g, '')) problems.push({ code: 'nik.isFamilyCard', severity: 'error', field: 'nik' });
  const fullName = cells.line('owner_name', 120);
  if (fullName === null) {
    if (nik !== null) problems.push({ code: 'owner.nameMissing', severity: 'error', field: 'owner_name' });
    return null;
  }
  return { fullName, nik, sex, birthDate, phone: cleanPhone(cells), email: cleanEmail(cells.text('email'), problems) };
}

function cleanPhone(cells: Cells): string | null {
  return cells.identifier('phone', checkPhone(cells.text('phone'), { lossy: cells.isLossy('phone') }));
}

function cleanBirthDate(cells: Cells, { dayOrders, today }: Surroundings): string | null {
  const text = cells.line('birth_date', 80);
  if (text === null) return null;
  const { day, code } = readBirthDate(text, dayOrders, today);
  if (code)
    cells.problems.push({
      code,
      severity: day === null ? 'warning' : 'hint',
      field: 'birth_date',
      ...(day !== null && { before: text, after: day }),
    });
  return day;
}

/** The business, else what the person is called: in village lists the owner’s name is the business’s. */
function cleanName(cells: Cells, owner: CleanOwner | null): { name: string; nameless: boolean } {
  const name = cells.line('business_name', 160);
  if (name !== null && /[\p{L}\p{N}]/u.test(name)) return { name, nameless: false };
  if (owner) {
    const made = `Usaha ${owner.fullName}`;
    cells.problems.push({ code: 'name.fromOwner', severity: 'hint', field: 'business_name', before: name ?? '', after: made });
    return { name: made, nameless: true };
  }
  cells.problems.push({ code: 'name.missing', severity: 'error', field: 'business_name' });
  return { name: '', nameless: true };
}

/** What people type to see whether something works. One such name is told; where no other is there, nobody can say whose row it is. */
const trial = /^(?:te|tes+|test+|testing|coba|cobacoba|percobaan|contoh|sample|dummy|asd\w*|qwe\w*|(\p{L})(?:\1{2,})?)\d*$/iu;

function tellTrial(cells: Cells, owner: CleanOwner | null, business: string | null): void {
  const names = [['owner_name', owner?.fullName] as const, ['business_name', business] as const];
  const given = names.filter((pair): pair is readonly ['owner_name' | 'business_name', string] => typeof pair[1] === 'string');
  const tried = given.filter(([, name]) => trial.test(name.replace(/[^\p{L}\p{N}]/gu, '')));
  const severity = tried.length === given.length ? 'error' : 'warning';
  cells.problems.push(...tried.map(([field]): RowProblem => ({ code: 'name.trial', severity, field })));
}

function cleanEnterprise(cells: Cells, around: Surroundings, name: string, owner: CleanOwner | null): CleanEnterprise {
  const { problems } = cells;
  const area = readArea(
    {
      village: cells.text('village'),
      villageCode: cells.text('village_code'),
      district: cells.text('district'),
      districtCode: cells.text('district_code'),
    },
    around.gazetteer,
    around.reach,
    problems,
  );
  const products = cells.line('product', 300);
  const kbli = cleanKbli(cells, around);
  return {
    name,
    brand: cells.line('brand', 120),
    products,
    area,
    address: cells.line('address', 300),
    ...readPoint(cells.text('latitude'), cells.text('longitude'), around.near, problems),
    cluster: around.clusters.find({ category: cells.text('cluster'), products, name, kbliHint: kbli.hint }, problems),
    kbli: kbli.code,
    kbliVersion: kbli.version,
    placeKind: readPlaceKind(cells.text('place_kind'), problems),
    startYear: readStartYear(cells.text('start_year'), Number(around.today.slice(0, 4)), problems),
    activity: readActivity(cells.text('activity'), problems),
    phone: owner ? null : cleanPhone(cells),
    ...cleanWorkers(cells),
    note: cells.line('note', 1000),
  };
}

function cleanKbli(cells: Cells, { kbli }: Surroundings): { code: string | null; version: string | null; hint: string | null } {
  const before = tidy(cells.text('kbli'));
  const checked = checkKbli(before);
  const restored = checked.checks.some((check) => check.code === 'kbli.lostZero');
  const code = cells.identifier(
    'kbli',
    restored ? { ...checked, checks: checked.checks.filter((check) => check.code !== 'kbli.lostZero') } : checked,
  );
  if (restored && code) cells.problems.push({ code: 'kbli.lostZero', severity: 'hint', field: 'kbli', before, after: code });
  const known = code === null ? undefined : kbli.get(code);
  return { code, version: known?.version ?? null, hint: known?.cluster ?? null };
}

/** The registry counts women and men; a total alone is not divided by guess. */
function cleanWorkers(cells: Cells): { workersMale: number | null; workersFemale: number | null } {
  const workersMale = readCount(cells.text('workers_male'), 'workers_male', cells.problems);
  const workersFemale = readCount(cells.text('workers_female'), 'workers_female', cells.problems);
  const total = readCount(cells.text('workers_total'), 'workers_total', cells.problems);
  if (total === null) return { workersMale, workersFemale };
  if (workersMale !== null && workersFemale === null && total >= workersMale) return { workersMale, workersFemale: total - workersMale };
  if (workersFemale !== null && workersMale === null && total >= workersFemale) return { workersMale: total - workersFemale, workersFemale };
  if (workersMale === null && workersFemale === null && total > 0)
    cells.problems.push({ code: 'workers.totalOnly', severity: 'hint', field: 'workers_total' });
  return { workersMale, workersFemale };
}

function cleanFigure(cells: Cells, today: CalendarDay): CleanRow['figure'] {
  const capitalRupiah = cleanMoney(cells, 'capital', 1);
  const monthly = cleanMoney(cells, 'turnover_month', 12);
  const turnoverRupiah = cleanMoney(cells, 'turnover', 1) ?? monthly;
  if (capitalRupiah === null && turnoverRupiah === null) return null;
  const stated = /\b(20\d\d)\b/.exec(`${cells.header('turnover')} ${cells.header('turnover_month')} ${cells.header('capital')}`)?.[1];
  return { year: Number(stated ?? today.slice(0, 4)), capitalRupiah, turnoverRupiah };
}

function cleanMoney(cells: Cells, field: Field, times: number): number | null {
  const text = tidy(cells.text(field));
  const { rupiah, code, spelled } = readMoney(text, moneyUnitOf(cells.header(field)));
  if (code) cells.problems.push({ code, severity: code === 'money.range' ? 'hint' : 'warning', field });
  if (rupiah === null) return null;
  if (times > 1) cells.problems.push({ code: 'money.monthly', severity: 'hint', field, before: text, after: String(rupiah * times) });
  else if (spelled) cells.problems.push({ code: 'money.spelled', severity: 'hint', field, before: text, after: String(rupiah) });
  return rupiah * times;
}

function cleanDocuments(cells: Cells): CleanRow['documents'] {
  const options = (field: Field) => ({ lossy: cells.isLossy(field) });
  const numbers = [
    { kind: 'nib' as const, number: cells.identifier('nib', checkNib(cells.text('nib'), options('nib'))) },
    { kind: 'npwp' as const, number: cells.identifier('npwp', checkNpwp(cells.text('npwp'), options('npwp'))) },
    { kind: 'pirt' as const, number: cells.identifier('pirt', checkPirt(cells.text('pirt'))) },
    { kind: 'bpom' as const, number: cells.identifier('bpom', checkBpom(cells.text('bpom'))) },
    { kind: 'halal' as const, number: cells.identifier('halal', checkHalal(cells.text('halal'))) },
    { kind: 'trademark' as const, number: cells.line('trademark', 60) },
  ];
  return numbers.flatMap(({ kind, number }) => (number === null ? [] : [{ kind, number }]));
}

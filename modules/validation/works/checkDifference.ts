import type { CalendarDay } from '#core/dates.ts';
import type { Finding } from '../rules/checks/index.ts';
import { FindingChanges, removeChecked, removeFindings, saveChecked, saveFindings } from '../store/index.ts';
import type { CheckedRow, FindingRow } from '../store/index.ts';
import type { Severity } from '../words.ts';
import type { Checking } from './checkBatch.ts';

type Checked = CheckedRow & { area: string; source: string };
type Seen = Omit<Checked, 'worst'>;

/** What a check changes, gathered and written in a handful of statements; what stays the same is not written again. */
export class CheckDifference {
  readonly #before: ReadonlyMap<string, CheckedRow>;
  readonly #standing = new Map<string, FindingRow[]>();
  readonly #gone: Set<string>;
  readonly #changes = new FindingChanges();
  readonly #checked: CheckedRow[] = [];
  readonly #saved: FindingRow[] = [];
  readonly #removed: FindingRow[] = [];

  constructor(held: readonly CheckedRow[], standing: readonly FindingRow[]) {
    this.#before = new Map(held.map((row) => [row.enterprise_id, row]));
    this.#gone = new Set(this.#before.keys());
    for (const row of standing) this.#standing.set(row.enterprise_id, [...(this.#standing.get(row.enterprise_id) ?? []), row]);
  }

  /** An enterprise lives, and this is what is wrong with it now. */
  found(seen: Seen, findings: readonly Finding[]): void {
    const { enterprise_id, area, source } = seen;
    this.#gone.delete(enterprise_id);
    const next = findings.map((finding): FindingRow => ({ enterprise_id, area, source, ...finding }));
    const standing = this.#standing.get(enterprise_id) ?? [];
    for (const row of next)
      this.#put(
        row,
        standing.find((other) => other.rule === row.rule),
      );
    for (const row of standing) if (!next.some((other) => other.rule === row.rule)) this.#remove(row);
    this.#count({ ...seen, worst: worstOf(next) });
  }

  async write(c: Checking, day: CalendarDay): Promise<void> {
    for (const id of this.#gone) {
      for (const row of this.#standing.get(id) ?? []) this.#remove(row);
      this.#countEnterprise(this.#before.get(id), -1);
    }
    await removeFindings(c.tx, c.regency, this.#removed);
    await saveFindings(c.tx, c.regency, this.#saved, day);
    await saveChecked(c.tx, c.regency, this.#checked);
    await removeChecked(c.tx, c.regency, [...this.#gone]);
    await this.#changes.write(c.tx, c.regency, c.newId);
  }

  #put(row: FindingRow, before: FindingRow | undefined): void {
    if (before && sameFinding(before, row)) return;
    this.#saved.push(row);
    if (before) this.#changes.add(before, -1, before.repair !== null);
    this.#changes.add(row, 1, row.repair !== null);
  }

  #remove(row: FindingRow): void {
    this.#removed.push(row);
    this.#changes.add(row, -1, row.repair !== null);
  }

  #count(now: Checked): void {
    const before = this.#before.get(now.enterprise_id);
    if (before && canonical(before) === canonical(now)) return;
    this.#checked.push(now);
    this.#countEnterprise(before, -1);
    this.#countEnterprise(now, 1);
  }

  /** An enterprise is counted as looked at, and once more by its heaviest finding. */
  #countEnterprise(row: CheckedRow | undefined, n: 1 | -1): void {
    if (!row || row.area === null || row.source === null) return;
    const key = { area: row.area, source: row.source };
    this.#changes.add({ ...key, rule: '#checked' }, n, false);
    if (row.worst === 'error' || row.worst === 'warning') this.#changes.add({ ...key, rule: `#${row.worst}` }, n, false);
  }
}

export function worstOf(findings: readonly { severity: Severity }[]): Severity | 'none' {
  return (['error', 'warning', 'hint'] as const).find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'none';
}

function sameFinding(a: FindingRow, b: FindingRow): boolean {
  return canonical(a) === canonical(b);
}

/** The database keeps the fields of an object in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

import type { Decision } from '../rules/decide.ts';
import { sharedNikRows } from '../rules/inFile.ts';
import { noCounts } from '../store/index.ts';
import type { Counts, Notice, ProblemCount } from '../store/index.ts';
import type { RowProblem } from '../rules/types.ts';
import type { Outcome } from '../words.ts';

const mostKinds = 200;
const keyOf = ({ code, severity, field }: RowProblem): string => `${code}|${severity}|${field ?? ''}`;

/** Counts outcomes and problems as the rows go by. */
export class Tally {
  readonly counts: Counts = { ...noCounts };
  readonly #problems = new Map<string, ProblemCount>();

  skip(): void {
    this.counts.skipped++;
  }

  add({ outcome, problems }: Pick<Decision, 'outcome' | 'problems'>): void {
    this.counts.read++;
    this.counts[outcome]++;
    problems.forEach((problem, at) => {
      if (problems.findIndex((other) => keyOf(other) === keyOf(problem)) === at) this.note(problem);
    });
  }

  /** A problem of one row more. */
  note(problem: RowProblem): void {
    const counted = this.#problems.get(keyOf(problem));
    if (counted) counted.n++;
    else if (this.#problems.size < mostKinds)
      this.#problems.set(keyOf(problem), { code: problem.code, severity: problem.severity, field: problem.field, n: 1 });
  }

  /** A row that was good is no new enterprise after all. */
  move(from: Outcome, to: Outcome): void {
    this.counts[from]--;
    this.counts[to]++;
  }

  problems(): ProblemCount[] {
    return [...this.#problems.values()].toSorted((a, b) => b.n - a.n || a.code.localeCompare(b.code));
  }

  /** What is true of so many rows that it is said once of the file. */
  notices(regencyName: string, mostPerNik: number): Notice[] {
    const total = (codes: string[]) =>
      this.problems()
        .filter((problem) => codes.includes(problem.code))
        .reduce((n, problem) => n + problem.n, 0);
    const many = Math.max(20, this.counts.read * 0.5);
    const [elsewhere, far] = [total(['region.unknown', 'region.otherRegency']), total(['coordinate.far', 'coordinate.outside'])];
    return [
      ...(elsewhere >= many ? [{ code: 'file.otherRegion', params: { n: elsewhere, name: regencyName } }] : []),
      ...(far >= many ? [{ code: 'file.far', params: { n: far, name: regencyName } }] : []),
      ...(mostPerNik > sharedNikRows ? [{ code: 'file.nikShared', params: { n: mostPerNik } }] : []),
    ];
  }
}

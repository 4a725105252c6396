// Invents messy enterprises, to see whether what was tuned on one set of data holds on another: `npm run bench -- generate --rows 100000 --seed 7 > file.csv`.
import { makeHousehold, makeVillages } from './synthetic/people.ts';
import type { Person, Village } from './synthetic/people.ts';
import { Random } from './synthetic/random.ts';
import { sources, writeRow } from './synthetic/record.ts';
import type { Source } from './synthetic/record.ts';

const header = 'unique_id,cluster,nama,nama_usaha,nik,hp,alamat,kel,kelcode,keccode,tgl_lahir,kbli';

/** Of people with a business so many stand in each list; the lists overlap by chance, as they do. */
const share: Record<Source, number> = { dinas: 0.5, oss: 0.32, village: 0.3, neighbourhood: 0.18, fair: 0.1 };
const rowsPerPerson = Object.values(share).reduce((sum, part) => sum + part, 0);
const peoplePerHousehold = 1.13;

export type Generated = { rows: number; seed: number };

/**
 * The lines of a CSV, header first: list after list, so that the rows of one person lie far apart. `cluster` is the person. Every
 * person is made anew from seed and number whenever a list comes to them, so a million rows need no memory.
 */
export function* generateLines({ rows, seed }: Generated): Generator<string> {
  yield header;
  const households = Math.ceil(rows / rowsPerPerson / peoplePerHousehold) + 50;
  const villages = makeVillages(Math.max(24, Math.round(rows / 190)), seed);
  let id = 0;
  for (const source of sources) {
    for (let household = 0; household < households; household++) {
      for (const line of linesOf(household, source, seed, villages)) {
        if (id >= rows) return;
        yield `${id++},${line}`;
      }
    }
  }
}

function* linesOf(household: number, source: Source, seed: number, villages: readonly Village[]): Generator<string> {
  const people: Person[] = makeHousehold(household, seed, villages);
  for (const [at, person] of people.entries()) {
    const random = new Random(seed, household, at, sources.indexOf(source) + 11);
    const times = random.chance(share[source]) ? (random.chance(0.03) ? 2 : 1) : 0;
    for (let time = 0; time < times; time++) {
      const row = writeRow(random, person, source);
      yield [String(household * 4 + at), ...Object.values(row)].map(quoted).join(',');
    }
  }
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

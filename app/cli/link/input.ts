import { columnsOf, derive, enterpriseSettings, grown, ProfileTable, Table } from '#engines/linkage/index.ts';
import type { Column, Settings } from '#engines/linkage/index.ts';
import { BadInput } from '../badInput.ts';
import { eachLine } from './csv.ts';

/** The columns that the settings name, out of one or two files. */
export async function readTable(files: readonly string[], settings: Settings): Promise<Table> {
  const columns = columnsOf(settings);
  const table = new Table(columns);
  const ids = new UniqueIds(table.column(settings.uniqueId));
  for (const [index, file] of files.entries()) {
    let places: number[] = [];
    ids.begin(file);
    await eachLine(
      file,
      (names) => {
        places = columns.map((name) => placeOf(name, names, file));
      },
      ({ number, fields }) => {
        ids.check(table.addFields(fields, places), number);
      },
    );
    if (index === 0) table.endFirst();
  }
  return table.seal();
}

function placeOf(name: string, names: string[], file: string): number {
  const place = names.indexOf(name);
  if (place < 0) throw new BadInput(`${file}: baris 1: kolom “${name}” tidak ada. Kolom yang ada: ${names.join(', ')}.`);
  return place;
}

/** Each record of a file has an id, and no two the same. */
class UniqueIds {
  readonly #column: Column;
  #file = '';
  #number = 0;
  /** In which file an id was last seen. */
  #seen = new Uint8Array(1024);

  constructor(column: Column) {
    this.#column = column;
  }

  begin(file: string): void {
    this.#file = file;
    this.#number++;
  }

  check(row: number, line: number): void {
    const id = this.#column.ids[row] ?? 0;
    if (id >= this.#seen.length) this.#seen = grown(this.#seen, id + 1);
    if (id === 0) throw new BadInput(`${this.#file}: baris ${line}: kolom ${this.#column.name} kosong; setiap catatan membutuhkan tanda pengenal.`);
    if (this.#seen[id] === this.#number)
      throw new BadInput(`${this.#file}: baris ${line}: kolom ${this.#column.name}: “${this.#column.values.text(id)}” sudah dipakai catatan lain.`);
    this.#seen[id] = this.#number;
  }
}

/** Enterprises as villages send them: every row is taken apart by the Indonesian rules. */
export async function readEnterprises(files: readonly string[]): Promise<{ table: Table; truth: boolean }> {
  const table = new ProfileTable(enterpriseSettings);
  let truth = true;
  for (const [index, file] of files.entries()) {
    let names: string[] = [];
    await eachLine(
      file,
      (header) => {
        names = header;
        if (!header.some((name) => name === 'nama' || name === 'nama_pemilik' || name === 'nama_usaha'))
          throw new BadInput(`${file}: baris 1: kolom “nama” tidak ada. Kolom yang ada: ${header.join(', ')}.`);
        truth &&= header.includes('cluster');
      },
      ({ fields }) => {
        const row: Record<string, string | undefined> = {};
        for (let place = 0; place < names.length; place++) row[names[place] ?? ''] = fields[place];
        table.add(derive(row), row['unique_id']?.trim() || null, row['cluster']?.trim() || null);
      },
    );
    if (index === 0) table.endFirst();
  }
  return { table: table.finish(), truth };
}

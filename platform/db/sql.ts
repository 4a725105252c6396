import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import pg from 'pg';

// Whole numbers of the database are rupiah and counts: both stay far below 2^53. Days stay days, instants become ISO text.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (instant) => new Date(instant).toISOString());

/** Turns `sql` templates into text and parameters; it holds no connection. */
const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

export { sql };
export type { RawBuilder };

type Queryable = { query(text: string, values?: unknown[]): Promise<{ rows: unknown[]; rowCount: number | null }> };

/** One open transaction: the only way that a store talks to the database. */
export class Tx {
  readonly #client: Queryable;

  constructor(client: Queryable) {
    this.#client = client;
  }

  /** All rows; the row type is what the query's author says of it. */
  async rows<R>(query: RawBuilder<R>): Promise<R[]> {
    const { sql: text, parameters } = query.compile(compiler);
    return (await this.#client.query(text, [...parameters])).rows as R[];
  }

  /** The first row, or undefined. */
  async find<R>(query: RawBuilder<R>): Promise<R | undefined> {
    return (await this.rows(query))[0];
  }

  /** The one row that must be there. */
  async get<R>(query: RawBuilder<R>): Promise<R> {
    const row = await this.find(query);
    if (row === undefined) throw new Error('the database gave no row where one must be');
    return row;
  }

  /** Runs a statement and says how many rows it touched. */
  async run(query: RawBuilder<unknown>): Promise<number> {
    const { sql: text, parameters } = query.compile(compiler);
    return (await this.#client.query(text, [...parameters])).rowCount ?? 0;
  }
}

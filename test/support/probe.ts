import { z } from 'zod';
import { command, idSchema, query } from '#core/contract.ts';
import { defineProblems } from '#core/problem.ts';
import { action, longWork } from '#platform/action.ts';
import type { Context, Module } from '#platform/action.ts';
import { sql } from '#platform/db/sql.ts';
import { asSuperuser } from './database.ts';
import { openTown } from './town.ts';
import type { Town, TownOptions } from './town.ts';

/** An identity number that must never leave: the probe's actions all give it back, and its contracts do not mention it. */
export const secretNik = '3574010101900001';

const note = z.object({ id: idSchema, text: z.string().max(200).default('') });
const done = z.object({ id: z.string(), text: z.string() });
const words = (id: string, en: string) => ({ id, en });

const contract = {
  'probe.addNote': command({ path: '/probe/notes', summary: words('Tambah catatan', 'Add a note'), input: note, output: done }),
  'probe.refuseNote': command({ path: '/probe/notes/refused', summary: words('Tambah lalu tolak', 'Add, then refuse'), input: note, output: done }),
  'probe.breakNote': command({ path: '/probe/notes/broken', summary: words('Tambah lalu rusak', 'Add, then break'), input: note, output: done }),
  'probe.collideNote': command({
    path: '/probe/notes/collided',
    summary: words('Tambah dengan tabrakan', 'Add with collisions'),
    input: note,
    output: done,
  }),
  'probe.holdNote': command({ path: '/probe/notes/held', summary: words('Tambah sesudah menunggu', 'Add after waiting'), input: note, output: done }),
  'probe.listNotes': query({
    path: '/probe/notes',
    summary: words('Daftar catatan', 'List the notes'),
    input: z.object({}),
    output: z.object({ items: z.array(done) }),
  }),
  'probe.copyNote': command({ path: '/probe/copies', summary: words('Salin catatan', 'Copy a note'), input: note, output: z.object({}) }),
  'probe.failCopy': command({ path: '/probe/copies/failed', summary: words('Gagal menyalin', 'Fail to copy'), input: note, output: z.object({}) }),
};

const problems = defineProblems({ 'probe.refused': { status: 409, text: words('Catatan ditolak.', 'The note was refused.') } });

export type Gate = { entered: Promise<void>; open(): void };

/** A part of town that only tests of the spine know, and what they can turn on it. */
export type Probe = {
  module: Module;
  /** How many more times `probe.collideNote` meets a serialisation failure. */
  collisions: number;
  /** How often the body of an action ran, the tries that were rolled back included. */
  runs: Map<string, number>;
  /** Holds the next `probe.holdNote` until it is opened. */
  gate(): Gate;
};

type Row = { id: string; text: string; nik: string };

async function insert(ctx: Context, table: 'note' | 'copy', { id, text }: { id: string; text: string }): Promise<Row> {
  return ctx.tx.get(
    sql<Row>`insert into ${sql.raw(`probe.${table}`)} (regency, id, text, nik) values (${ctx.regency}, ${id}, ${text}, ${secretNik}) returning id, text, nik`,
  );
}

export function makeProbe(): Probe {
  let held: { enter: () => void; opened: Promise<void> } | undefined;
  const runs = new Map<string, number>();
  const count = (name: string) => runs.set(name, (runs.get(name) ?? 0) + 1);
  const add = async (ctx: Context, input: { id: string; text: string }) => {
    ctx.audit({ subject: ['note', input.id] });
    ctx.emit('probe.noteAdded', { id: input.id, text: input.text });
    return insert(ctx, 'note', input);
  };
  const probe: Omit<Probe, 'module'> = {
    collisions: 0,
    runs,
    gate() {
      let enter = () => {};
      let open = () => {};
      const entered = new Promise<void>((resolve) => (enter = resolve));
      held = { enter, opened: new Promise<void>((resolve) => (open = resolve)) };
      return { entered, open };
    },
  };
  const actions = {
    'probe.addNote': action(contract['probe.addNote'], { act: add }),
    'probe.refuseNote': action(contract['probe.refuseNote'], {
      async act(ctx, input) {
        await add(ctx, input);
        throw problems.make('probe.refused');
      },
    }),
    'probe.breakNote': action(contract['probe.breakNote'], {
      async act(ctx, input) {
        await add(ctx, input);
        throw new Error(`broken over ${secretNik}`);
      },
    }),
    'probe.collideNote': action(contract['probe.collideNote'], {
      async act(ctx, input) {
        count('probe.collideNote');
        const row = await add(ctx, input);
        if (probe.collisions-- > 0) await ctx.tx.run(sql`do $$ begin raise exception 'once more' using errcode = '40001'; end $$`);
        return row;
      },
    }),
    'probe.holdNote': action(contract['probe.holdNote'], {
      async act(ctx, input) {
        held?.enter();
        await held?.opened;
        return add(ctx, input);
      },
    }),
    'probe.listNotes': action(contract['probe.listNotes'], {
      act: async (ctx) => ({
        items: await ctx.tx.rows(sql<Row>`select id, text, nik from probe.note where regency = ${ctx.regency} order by id limit 100`),
      }),
    }),
    'probe.copyNote': action(contract['probe.copyNote'], {
      async act(ctx, input) {
        count('probe.copyNote');
        ctx.audit({ subject: ['note', input.id] });
        await insert(ctx, 'copy', input);
        return {};
      },
    }),
    'probe.failCopy': action(contract['probe.failCopy'], {
      async act(ctx, input) {
        count('probe.failCopy');
        await insert(ctx, 'copy', input);
        throw new Error('the paper is out');
      },
    }),
  };
  const officers = { admin: 'regency', officer: 'regency' } as const;
  const bySystem = { system: 'regency' } as const;
  const module: Module<typeof contract> = {
    name: 'probe',
    contracts: contract,
    actions,
    problems: problems.kinds,
    tasks: [
      {
        action: 'probe.addNote',
        list: async (ctx) => [
          {
            title: ctx.language === 'id' ? 'Baca catatan' : 'Read the notes',
            detail: `${ctx.scope.everything}`,
            href: '/catatan',
            tone: 'info' as const,
          },
        ],
      },
    ],
    policies: {
      'probe.addNote': officers,
      'probe.refuseNote': officers,
      'probe.breakNote': officers,
      'probe.collideNote': officers,
      'probe.holdNote': officers,
      'probe.listNotes': officers,
      'probe.copyNote': bySystem,
      'probe.failCopy': bySystem,
    },
    works: {
      'probe.wait': longWork(z.object({ id: idSchema }), async () => {
        count('probe.wait');
        held?.enter();
        await held?.opened;
      }),
    },
    reactions: [{ on: 'probe.noteAdded', run: 'probe.copyNote', input: ({ id, text }) => ({ id, text }) }],
  };
  return Object.assign(probe, { module });
}

const tables = ['note', 'copy'].map(
  (table) => `
  create table probe.${table} (regency text collate "C" not null, id uuid not null, text text not null, nik text not null, primary key (regency, id));
  select platform.distribute('probe.${table}');
  grant select, insert on probe.${table} to naikkelas_app;`,
);

/** A town with the probe in it. */
export async function openProbeTown(options: Omit<TownOptions, 'modules'> = {}): Promise<Town & { probe: Probe }> {
  const probe = makeProbe();
  const town = await openTown({ ...options, modules: [probe.module] });
  await asSuperuser(town.databaseUrl, (db) => db.query(`create schema probe; grant usage on schema probe to naikkelas_app; ${tables.join('')}`));
  return Object.defineProperties({ probe }, Object.getOwnPropertyDescriptors(town)) as Town & { probe: Probe };
}

/** How many rows there are, seen from above the wall. */
export async function countRows(town: Town, table: string, where = 'true', values: unknown[] = []): Promise<number> {
  const { rows } = await asSuperuser(town.databaseUrl, (db) =>
    db.query<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`, values),
  );
  return rows[0]?.n ?? 0;
}

import type pg from 'pg';
import type { Migration, Placement } from '#platform/db/migrate.ts';

export type Fault = { where: string; what: string };
type Declared = Migration['tables'];

const appRole = 'naikkelas_app';
const wall = "(regency = NULLIF(current_setting('app.regency'::text, true), ''::text))";
/** Columns that hold codes: compared bytewise, so that a prefix search uses an ordinary index on every server. */
const codeLike = /^(.*_)?(regency|area|district|village|code|kind|state|status|role|cluster|action|actor|level|key|event|purpose|media_type)$/;

/** Every way in which the database goes against the rules of DESIGN, "Data", and of a cluster that has to take the same schema. */
export async function schemaFaults(db: pg.Client, declared: Declared): Promise<Fault[]> {
  const placements = new Map(declared.map(({ table, placement }) => [table, placement]));
  const tables = await allTables(db);
  return [
    ...declarationFaults(declared, tables),
    ...tables.flatMap((table) => (placements.get(table.name) === 'distributed' ? distributedFaults(table) : [])),
    ...tables.flatMap((table) => anyTableFaults(table, placements)),
    ...(await keyFaults(db, placements)),
    ...(await viewFaults(db)),
    ...(await roleFaults(db)),
  ];
}

type Column = {
  name: string;
  type: string;
  collation: string | null;
  notNull: boolean;
  identity: boolean;
  generated: boolean;
  default: string | null;
};
type Index = { name: string; method: string; unique: boolean; primary: boolean; keys: (string | null)[] };
type PolicyRow = { name: string; command: string; permissive: boolean; using: string | null; check: string | null };
type Table = {
  name: string;
  secured: boolean;
  forced: boolean;
  columns: Column[];
  indexes: Index[];
  policies: PolicyRow[];
  triggers: string[];
  constraints: { name: string; kind: string; deferrable: boolean }[];
  publicGrants: string[];
};

async function allTables(db: pg.Client): Promise<Table[]> {
  const { rows } = await db.query<Table>(`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'collation', l.collname, 'notNull', a.attnotnull,
          'identity', a.attidentity <> '', 'generated', a.attgenerated <> '', 'default', pg_get_expr(d.adbin, d.adrelid)) order by a.attnum)
        from pg_attribute a left join pg_collation l on l.oid = a.attcollation left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select coalesce(json_agg(json_build_object('name', i.relname, 'method', m.amname, 'unique', x.indisunique, 'primary', x.indisprimary,
          'keys', (select json_agg(k.attname order by o.n) from generate_series(0, x.indnkeyatts - 1) as o (n) left join pg_attribute k on k.attrelid = c.oid and k.attnum = x.indkey[o.n]))), '[]')
        from pg_index x join pg_class i on i.oid = x.indexrelid join pg_am m on m.oid = i.relam where x.indrelid = c.oid) as indexes,
      (select coalesce(json_agg(json_build_object('name', p.polname, 'command', p.polcmd, 'permissive', p.polpermissive, 'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid))), '[]')
        from pg_policy p where p.polrelid = c.oid) as policies,
      (select coalesce(json_agg(t.tgname), '[]') from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggers,
      (select coalesce(json_agg(json_build_object('name', k.conname, 'kind', k.contype, 'deferrable', k.condeferrable)), '[]') from pg_constraint k where k.conrelid = c.oid) as constraints,
      (select coalesce(json_agg(g.privilege_type), '[]') from aclexplode(c.relacl) g where g.grantee = 0) as "publicGrants"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public') order by 1`);
  return rows;
}

function declarationFaults(declared: Declared, tables: Table[]): Fault[] {
  const names = declared.map(({ table }) => table);
  const exist = new Set(tables.map(({ name }) => name));
  return [
    ...tables
      .filter(({ name }) => !names.includes(name))
      .map(({ name }) => ({ where: name, what: 'is not declared in the header of a migration as distributed, reference or local' })),
    ...names.filter((name) => !exist.has(name)).map((name) => ({ where: name, what: 'is declared and does not exist' })),
    ...names.filter((name, i) => names.indexOf(name) !== i).map((name) => ({ where: name, what: 'is declared twice' })),
  ];
}

function distributedFaults(table: Table): Fault[] {
  const regency = table.columns.find(({ name }) => name === 'regency');
  const primary = table.indexes.find((index) => index.primary);
  const [policy, ...others] = table.policies;
  const walled =
    policy?.name === 'of_regency' &&
    others.length === 0 &&
    policy.command === '*' &&
    policy.permissive &&
    policy.using === wall &&
    policy.check === wall;
  return named(table.name, [
    [regency?.type !== 'text' || regency.collation !== 'C' || !regency.notNull, 'has no column regency text collate "C" not null'],
    [!primary, 'has no primary key'],
    ...table.indexes
      .filter((index) => index.unique)
      .map((index): Check => [index.keys[0] !== 'regency', `${index.name}: a unique key begins with regency`]),
    [!table.secured, 'row-level security is not enabled'],
    [!table.forced, 'row-level security is not forced'],
    [!walled, 'has not the one policy of_regency that platform.distribute makes'],
  ]);
}

function anyTableFaults(table: Table, placements: ReadonlyMap<string, Placement>): Fault[] {
  return named(table.name, [
    ...table.columns.map((c): Check => [
      c.identity || (c.default?.includes('nextval(') ?? false),
      `${c.name}: ids are made by the sender, not by identity or serial`,
    ]),
    ...table.columns.map((c): Check => [c.generated, `${c.name}: no generated columns`]),
    ...table.columns.map((c): Check => [c.type === 'text' && codeLike.test(c.name) && c.collation !== 'C', `${c.name}: codes are collate "C"`]),
    ...table.columns.map((c): Check => [
      /^(character|timestamp without|money|json$)/.test(c.type),
      `${c.name}: ${c.type} is not one of our types (text, timestamptz, bigint rupiah, jsonb)`,
    ]),
    ...table.triggers.map((name): Check => [true, `${name}: no triggers`]),
    ...table.constraints.map((k): Check => [k.kind === 'x', `${k.name}: no exclusion constraints`]),
    ...table.constraints.map((k): Check => [k.deferrable, `${k.name}: no deferrable constraints`]),
    ...table.indexes.map((i): Check => [i.method === 'gist' || i.method === 'spgist', `${i.name}: no GiST`]),
    ...table.indexes.map((i): Check => [i.method === 'gin' && i.keys.length > 1, `${i.name}: no GIN over several columns`]),
    [table.publicGrants.length > 0, `everybody is granted ${table.publicGrants.join(', ')}`],
    [placements.get(table.name) !== 'distributed' && table.policies.length > 0, 'has a policy and is not distributed'],
  ]);
}

/** A foreign key between distributed tables leads with the regency on both sides; what is not distributed cannot point at what is. */
async function keyFaults(db: pg.Client, placements: ReadonlyMap<string, Placement>): Promise<Fault[]> {
  const { rows } = await db.query<{ name: string; from: string; to: string; first: string; second: string }>(`
    select k.conname as name, k.conrelid::regclass::text as from, k.confrelid::regclass::text as to, a.attname as first, b.attname as second
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1] join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
    where k.contype = 'f'`);
  return rows.flatMap(({ name, from, to, first, second }) => {
    const target = placements.get(to);
    return named(from, [
      [
        target === 'distributed' && placements.get(from) !== 'distributed',
        `${name}: a ${placements.get(from)} table cannot refer to the distributed ${to}`,
      ],
      [
        target === 'distributed' && placements.get(from) === 'distributed' && (first !== 'regency' || second !== 'regency'),
        `${name}: a foreign key begins with regency on both sides`,
      ],
      [target === 'local' && placements.get(from) !== 'local', `${name}: only local tables refer to the local ${to}`],
    ]);
  });
}

/** A view runs with its owner's rights, who stands above the wall, unless it says otherwise. */
async function viewFaults(db: pg.Client): Promise<Fault[]> {
  const { rows } = await db.query<{ name: string; kind: string; invoker: boolean }>(`
    select n.nspname || '.' || c.relname as name, c.relkind as kind, coalesce('security_invoker=true' = any (c.reloptions), false) as invoker
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public')`);
  return rows.flatMap(({ name, kind, invoker }) =>
    named(name, [
      [kind === 'm', 'a materialized view keeps rows outside the wall'],
      [kind === 'v' && !invoker, 'a view is made with (security_invoker = true), or it sees through the wall'],
      [!/\.pub_/.test(name), 'a view is published to siblings and named pub_…'],
    ]),
  );
}

async function roleFaults(db: pg.Client): Promise<Fault[]> {
  const { rows } = await db.query<{ strong: boolean; owned: string[]; definers: string[]; changes: string[] }>(
    `
    select (select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = $1) as strong,
      (select coalesce(json_agg(c.oid::regclass::text), '[]') from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = $1) as owned,
      (select coalesce(json_agg(p.oid::regprocedure::text), '[]') from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname not like 'pg\\_%') as definers,
      (select coalesce(json_agg(t || ' ' || r), '[]') from unnest(array['platform.audit_event', 'platform.audit_seal']) t, unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) r
        where has_table_privilege($1, t, r) or (r = 'UPDATE' and has_any_column_privilege($1, t, r))) as changes`,
    [appRole],
  );
  const [found] = rows;
  return named(appRole, [
    [found?.strong !== false, 'is more than an ordinary role'],
    ...(found?.owned ?? []).map((name): Check => [true, `owns ${name}`]),
    ...(found?.definers ?? []).map((name): Check => [true, `${name} runs with its owner's rights`]),
    ...(found?.changes ?? []).map((name): Check => [true, `may change the trail: ${name}`]),
  ]);
}

type Check = [wrong: boolean, what: string];

function named(where: string, checks: Check[]): Fault[] {
  return checks.filter(([wrong]) => wrong).map(([, what]) => ({ where, what }));
}

import { expect, test } from 'vitest';
import { cyclesOf, findCycles, findViolations } from '#test/support/arrows.ts';
import { sourceFiles } from '#test/support/imports.ts';
import { moduleArrows } from './arrows.ts';

test('no file imports against the arrows', async () => {
  const files = await sourceFiles();
  expect(files.length).toBeGreaterThan(100);
  expect(findViolations(files)).toEqual([]);
});

test('no files import each other in a circle', async () => {
  expect(findCycles(await sourceFiles())).toEqual([]);
});

test('the arrows themselves have no circle', () => {
  expect(cyclesOf(new Map(Object.entries(moduleArrows)))).toEqual([]);
});

const forbidden: [from: string, line: string, reason: RegExp][] = [
  ['core/days.ts', `import { transact } from '#platform/db/transact.ts';`, /core does not know platform/],
  ['core/days.ts', `import { readFile } from 'node:fs/promises';`, /core uses no package but zod/],
  ['engines/linkage/score.ts', `import { Files } from '#platform/files/files.ts';`, /engines does not know platform/],
  ['engines/linkage/score.ts', `import { nextSeed } from '../lottery/seed.ts';`, /entered by its index/],
  ['platform/jobs/queue.ts', `import { notify } from '#modules/accounts/index.ts';`, /platform does not know modules/],
  ['ui/parts/table.tsx', `import { roles } from '#modules/accounts/contract.ts';`, /ui does not know modules/],
  ['ui/parts/table.tsx', `import { createLog } from '#platform/log.ts';`, /ui does not know platform/],
  ['ui/parts/table.tsx', `import path from 'node:path';`, /never reaches the server/],
  ['modules/accounts/actions.ts', `import { getEnterprise } from '#modules/registry/index.ts';`, /accounts has no arrow to registry/],
  ['modules/finance/actions.ts', `import type { Listing } from '#modules/market/contract.ts';`, /finance has no arrow to market/],
  ['modules/registry/actions.ts', `import { findPerson } from '#modules/accounts/store.ts';`, /entered by its index/],
  ['modules/registry/actions.ts', `import { findPerson } from '../accounts/store.ts';`, /entered by its index/],
  ['modules/registry/actions.ts', `export { findPerson } from '#modules/accounts/store.ts';`, /entered by its index/],
  ['modules/registry/actions.ts', `import { routes } from './screens/index.ts';`, /does not know screens/],
  ['modules/registry/actions.ts', `import { Button } from '#ui/parts/button.tsx';`, /does not know ui/],
  ['modules/registry/screens/list.tsx', `import { listEnterprises } from '../store.ts';`, /never reaches the server/],
  ['modules/registry/screens/list.tsx', `import type { Row } from '../store.ts';`, /never reaches the server/],
  ['modules/registry/screens/list.tsx', `import { actions } from '../actions.ts';`, /never reaches the server/],
  ['modules/registry/screens/list.tsx', `import { notify } from '#modules/accounts/index.ts';`, /never reaches the server/],
  ['modules/registry/screens/list.tsx', `const page = () => import('../store.ts');`, /never reaches the server/],
  ['modules/registry/screens/list.tsx', `import { sql } from '#platform/db/sql.ts';`, /only store.ts talks to the database/],
  ['modules/registry/screens/list.tsx', `import { createLog } from '#platform/log.ts';`, /never reaches the server/],
  ['modules/registry/screens/list.tsx', `import pg from 'pg';`, /never reaches the server/],
  ['modules/registry/contract.ts', `import { log } from '#platform/log.ts';`, /knows only core/],
  ['modules/registry/contract.ts', `import { rules } from './rules.ts';`, /knows only contracts/],
  ['modules/registry/rules.ts', `import { findPerson } from './store.ts';`, /rules decide from what they are given/],
  ['modules/registry/actions.ts', `import { Tx, sql } from '#platform/db/sql.ts';`, /only store.ts talks to the database/],
  ['modules/registry/actions.ts', `import pg from 'pg';`, /only store.ts talks to the database/],
  ['app/town.ts', `import { sql } from '#platform/db/sql.ts';`, /only store.ts talks to the database/],
  ['app/serve.ts', `import { openTown } from '#test/support/town.ts';`, /nobody imports the tests/],
  ['modules/registry/index.ts', `import { modules } from '#app/modules.ts';`, /only app itself knows app/],
  ['modules/registry/actions.ts', `import { cell } from '#engines/spreadsheet/csv/read.ts';`, /entered by its index/],
  ['modules/gossip/actions.ts', `import { notify } from '#modules/accounts/index.ts';`, /gossip has no arrows/],
];

test.each(forbidden)('%s: %s', (path, line, reason) => {
  const found = findViolations([{ path, text: `import type { Tx } from '#core/ids.ts';\n${line}\n` }]);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ file: path, reason: expect.stringMatching(reason) as unknown });
  expect(line).toContain(`'${found[0]?.imports}'`);
});

const allowed: [from: string, line: string][] = [
  ['modules/registry/store.ts', `import { Tx, sql } from '#platform/db/sql.ts';`],
  ['modules/registry/store/enterprises.ts', `import { sql } from '#platform/db/sql.ts';`],
  ['modules/registry/rules.ts', `import type { PersonRow } from './store.ts';`],
  ['modules/registry/actions.ts', `import type { RawBuilder } from '#platform/db/sql.ts';`],
  ['modules/registry/actions.ts', `import type { Pool } from 'pg';`],
  ['modules/validation/actions.ts', `import { registerEnterprise } from '#modules/registry/index.ts';`],
  ['modules/validation/screens/merge.tsx', `import { EnterpriseLink } from '#modules/registry/screens/index.ts';`],
  ['modules/registry/screens/list.tsx', `import type { contract } from '../contract/index.ts';`],
  ['modules/registry/tests/actions.test.ts', `import { openTown } from '#test/support/town.ts';`],
  ['app/modules.ts', `import { accounts } from '#modules/accounts/index.ts';`],
  ['app/town.ts', `import { castPeople } from '#test/town/index.ts';`],
  ['platform/jobs/queue.ts', `// import { notify } from '#modules/accounts/index.ts';`],
];

test.each(allowed)('%s may: %s', (path, text) => {
  expect(findViolations([{ path, text }])).toEqual([]);
});

test('a circle of files is found, one of types alone is not', () => {
  const file = (name: string, to: string, type = '') => ({ path: `core/${name}.ts`, text: `import ${type}{ x } from './${to}.ts';` });
  expect(findCycles([file('a', 'b'), file('b', 'c'), file('c', 'a')])).toEqual([['core/a.ts', 'core/b.ts', 'core/c.ts']]);
  expect(findCycles([file('a', 'b'), file('b', 'a', 'type ')])).toEqual([]);
});

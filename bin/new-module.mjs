// Makes the skeleton of a module: `npm run new-module NAME`. It compiles at once and asks for its first action.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { inProject } from './lib/project.mjs';

const name = process.argv[2] ?? '';
if (!/^[a-z][a-z]+$/.test(name)) fail('Beri nama modul satu kata huruf kecil, misalnya: npm run new-module planning');
const folder = inProject('modules', name);
if (existsSync(folder)) fail(`modules/${name} sudah ada.`);

const files = {
  'README.md': `# ${name}\n\nPurpose: …\n\n## Words\n\n## Invariants\n\n## Tables\n\n## Events published\n`,
  'contract.ts': `import type { Contracts } from '#core/contract.ts';\n\n/** What can be asked of ${name}. */\nexport const contract = {} satisfies Contracts;\n`,
  'policy.ts': `import type { Policy } from '#core/policy.ts';\nimport type { contract } from './contract.ts';\n\nexport const policies: Record<keyof typeof contract, Policy> = {};\n`,
  'problems.ts': `import { defineProblems } from '#core/problem.ts';\n\nexport const ${name}Problems = defineProblems({});\n`,
  'actions.ts': `/** find → ask → act, one entry per contract. */\nexport const actions = {};\n`,
  'index.ts': `import type { Module } from '#platform/action.ts';
import { actions } from './actions.ts';
import { contract } from './contract.ts';
import { policies } from './policy.ts';
import { ${name}Problems } from './problems.ts';

export { contract } from './contract.ts';

export const ${name}: Module<typeof contract> = { name: '${name}', contracts: contract, policies, actions, problems: ${name}Problems.kinds };
`,
  'screens/index.ts': `import type { ScreenRoute } from '#ui/screens.ts';\n\nexport const routes: ScreenRoute[] = [];\n`,
  'screens/messages.ts': `import { defineMessages } from '#ui/i18n.tsx';\n\nexport const useText = defineMessages({});\n`,
  'tests/rules.test.ts': `import { expect, test } from 'vitest';\nimport { contract } from '../contract.ts';\nimport { policies } from '../policy.ts';\n\ntest('every action of ${name} has a policy', () => {\n  expect(Object.keys(policies)).toEqual(Object.keys(contract));\n});\n`,
};

mkdirSync(inProject('modules', name, 'screens'), { recursive: true });
mkdirSync(inProject('modules', name, 'tests'), { recursive: true });
for (const [file, text] of Object.entries(files)) writeFileSync(inProject('modules', name, file), text);

console.log(`modules/${name} dibuat. Berikutnya:
  1. tambahkan ke app/contracts.ts, app/modules.ts, dan app/web/modules.ts
  2. tulis panahnya di test/rules/arrows.ts
  3. tulis tindakan pertama: contract → policy → rules → store → actions → tests → screens (lihat CONTRIBUTING.md)`);

function fail(message) {
  console.error(message);
  process.exit(2);
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBrowser } from './lib/browser.mjs';
import { build } from './lib/build.mjs';
import { startNode } from './lib/child.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { lockOrExit } from './lib/lock.mjs';
import { checkNode } from './lib/node.mjs';
import { existing, inProject } from './lib/project.mjs';

/** The stages of `npm test` in their order; each returns its counts, and none stops the ones after it. */
const stages = {
  types: () => single([inProject('node_modules/typescript/bin/tsc'), '--noEmit']),
  lint: () => single([inProject('node_modules/oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', ...existing(linted)]),
  vitest: (words) => vitest('vitest.config.ts', words, {}),
  browser: async (words) => {
    const browser = await ensureBrowser(console.log);
    await build({ server: true, web: true });
    return vitest('test/browser/vitest.config.ts', words, { NAIKKELAS_CHROMIUM: browser });
  },
};

const linted = ['app', 'bench', 'bin', 'core', 'engines', 'modules', 'platform', 'test', 'ui', 'vitest.config.ts'];
const named = { check: ['types', 'lint'] };

const { chosen, rest } = choose(process.argv.slice(2));
checkNode();
lockOrExit('test', 'npm test');
await ensureInstalled();

let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    interrupted = true;
  });

const results = [];
for (const name of chosen) {
  if (!interrupted) results.push({ name, ...(await runStage(name)) });
}
report(results);

async function runStage(name) {
  console.log(`\n── ${name} ──`);
  const before = Date.now();
  let counts;
  try {
    counts = await stages[name](rest);
  } catch (error) {
    console.error(error.message);
    counts = { passed: 0, failed: 1, skipped: 0 };
  }
  return { ...counts, seconds: (Date.now() - before) / 1000 };
}

/** A stage that as a whole passes or fails. */
async function single(words) {
  const code = await startNode(words).ended;
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function vitest(config, words, env) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'naikkelas-counts-'));
  const file = path.join(folder, 'counts.json');
  try {
    const code = await startNode(
      [
        inProject('node_modules/vitest/vitest.mjs'),
        'run',
        '--config',
        inProject(config),
        '--root',
        inProject('.'),
        '--reporter=default',
        `--reporter=${inProject('test/support/reporter.mjs')}`,
        ...words,
      ],
      { env: { ...process.env, ...env, TEST_COUNTS_FILE: file } },
    ).ended;
    return honest(countsIn(file), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A run that ended badly never counts as clean: no counts, or no failure among them, is one failure more. */
function honest(counts, code) {
  if (code === 0 && counts && counts.passed + counts.skipped > 0) return counts;
  const { passed = 0, failed = 0, skipped = 0 } = counts ?? {};
  return { passed, failed: Math.max(failed, 1), skipped };
}

function countsIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function report(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${'tahap'.padEnd(10)}${'lulus'.padStart(8)}${'gagal'.padStart(8)}${'dilewati'.padStart(10)}${'detik'.padStart(8)}`);
  for (const { name, passed, failed, skipped, seconds } of results) {
    const columns = [String(passed).padStart(8), String(failed).padStart(8), String(skipped).padStart(10), seconds.toFixed(1).padStart(8)];
    console.log(name.padEnd(10) + columns.join(''));
  }
  process.exitCode = sum('failed') > 0 || interrupted ? 1 : 0;
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
}

/** `--only types|lint|vitest|browser|check`; whatever else stands on the line goes to vitest. */
function choose(words) {
  const at = words.indexOf('--only');
  if (at < 0) return { chosen: Object.keys(stages), rest: words };
  const wanted = words[at + 1];
  const chosen = named[wanted] ?? (wanted in stages ? [wanted] : null);
  if (!chosen) {
    console.error(`--only: pilih salah satu dari ${[...Object.keys(stages), ...Object.keys(named)].join(', ')}`);
    process.exit(1);
  }
  return { chosen, rest: words.toSpliced(at, 2) };
}

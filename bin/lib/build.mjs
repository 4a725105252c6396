import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { compressFolder } from './compress.mjs';
import { contentHash } from './contentHash.mjs';
import { inTurn } from './lock.mjs';
import { inProject, root } from './project.mjs';

/** Every program that Node runs from build/server, by the name of its bundle. Programs whose source is absent are left out. */
const serverPrograms = {
  main: 'app/cli/main.ts',
  'engines/spreadsheet/child': 'engines/spreadsheet/child.ts',
};

const benchPrograms = { main: 'bench/main.ts' };

const sources = ['app', 'core', 'db', 'engines', 'modules', 'platform', 'test/town', 'ui'];

/**
 * Builds what is asked for and has changed: { server, web, bench }.
 * Returns whether anything was built; throws with the bundler's own message when the source is wrong.
 */
export function build(targets, say = console.log) {
  return inTurn('build', say, async () => {
    const before = Date.now();
    const hash = contentHash([...sources, 'bin/lib', 'package-lock.json', 'package.json', 'tsconfig.json']);
    const work = [
      targets.server && renew('server', hash, (folder) => bundle(serverPrograms, folder)),
      targets.web && hasWeb() && renew('web', hash, bundleWeb),
      targets.bench && renew('bench', `${hash} ${contentHash(['bench'])}`, (folder) => bundle(benchPrograms, folder)),
    ].filter(Boolean);
    if (work.length === 0) return false;
    say('Membangun …');
    // Both to their end, so that the lock is not given back while one still writes.
    const ends = await Promise.allSettled(work.map((start) => start()));
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
    say(`Selesai dibangun dalam ${((Date.now() - before) / 1000).toFixed(1)} detik.`);
    return true;
  });
}

/** Like build, for a command that cannot go on without it: says the message and ends. */
export async function buildOrExit(targets, say = console.log) {
  try {
    return await build(targets, say);
  } catch (error) {
    console.error(error.message);
    console.error('Pembangunan gagal; pesan di atas menyebut tempatnya. / The build failed; the message above says where.');
    return process.exit(1);
  }
}

/** The work that renews one folder under build/, or null when it was made of the same sources. */
function renew(name, hash, make) {
  const stamp = inProject('build', name, '.made-of');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return null;
  return async () => {
    // Made beside and swapped, so that whoever reads the folder never sees half of it.
    const fresh = inProject('build', `${name}.new`);
    const old = inProject('build', `${name}.old`);
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    await make(fresh);
    writeFileSync(`${fresh}/.made-of`, hash);
    if (existsSync(inProject('build', name))) renameSync(inProject('build', name), old);
    renameSync(fresh, inProject('build', name));
    rmSync(old, { recursive: true, force: true });
  };
}

async function bundle(programs, folder) {
  const { build: esbuild, formatMessages } = await import('esbuild');
  const present = Object.entries(programs).filter(([, source]) => existsSync(inProject(source)));
  if (present.length === 0) throw new Error(`tidak ada sumber program: ${Object.values(programs).join(', ')}`);
  await esbuild({
    absWorkingDir: root,
    entryPoints: present.map(([name, source]) => ({ in: inProject(source), out: name })),
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    // The one package that is taken in: a command that takes a second cannot wait for its hundred files. An alias makes it a path, not a package.
    alias: { 'zod/mini': inProject('node_modules/zod/mini/index.js') },
    // What a verb does not use is not loaded: each dynamic import becomes a file of its own.
    splitting: true,
    sourcemap: true,
    logLevel: 'silent',
  }).catch(async (error) => {
    const said = await formatMessages(error.errors ?? [], { kind: 'error', color: process.stdout.isTTY });
    throw new Error(said.join('') || error.message, { cause: error });
  });
}

async function bundleWeb(folder) {
  const { build: vite } = await import('vite');
  // Vite sets NODE_ENV for its whole process; what we start afterwards must not depend on whether the web was built before.
  const { NODE_ENV } = process.env;
  try {
    await vite({
      configFile: inProject('app/web/vite.config.ts'),
      root: inProject('app/web'),
      logLevel: 'warn',
      build: { outDir: folder, emptyOutDir: true },
    });
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
  await compressFolder(folder);
}

function hasWeb() {
  return existsSync(inProject('app/web/vite.config.ts'));
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { lastLines, npm } from './child.mjs';
import { inTurn } from './lock.mjs';
import { inProject } from './project.mjs';

const stampFile = inProject('node_modules', '.naikkelas-installed');

/** Installs the packages when node_modules does not match package-lock.json. Needs nothing but Node and npm. */
export async function ensureInstalled(say = console.log) {
  if (isInstalled()) return;
  await inTurn('install', say, async () => {
    if (isInstalled()) return;
    say('Memasang paket (npm ci) …');
    // Development packages too: the build needs Vite, whatever NODE_ENV says.
    const words = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
    let run = await npm(['ci', ...words]);
    if (run.code !== 0) {
      say('npm ci gagal, mencoba npm install …');
      run = await npm(['install', ...words]);
    }
    if (run.code !== 0) {
      console.error(lastLines(run.said));
      console.error(
        'Pemasangan paket gagal. Periksa sambungan internet dan ruang disk, lalu coba lagi. / Installing packages failed: check the network and the disk space.',
      );
      process.exit(1);
    }
    writeFileSync(stampFile, wanted());
  });
}

function isInstalled() {
  if (!existsSync(inProject('node_modules'))) return false;
  if (readOr('', stampFile) === wanted()) return true;
  if (!matchesLock()) return false;
  // Somebody ran `npm ci` by hand: nothing to do but to remember it.
  writeFileSync(stampFile, wanted());
  return true;
}

function wanted() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) hash.update(readOr('', inProject(file)));
  return hash.update(`${process.platform} ${process.arch}`).digest('hex');
}

/** Compares the lock with npm's own note of what it installed; packages for other platforms are rightly absent. */
function matchesLock() {
  const locked = packagesIn(inProject('package-lock.json'));
  const installed = packagesIn(inProject('node_modules', '.package-lock.json'));
  const names = Object.keys(locked).filter((name) => name !== '');
  return (
    names.length > 0 &&
    names.every((name) => {
      if (installed[name]) return installed[name].version === locked[name].version && existsSync(inProject(name));
      return locked[name].optional === true && !isForThisMachine(locked[name]);
    })
  );
}

/** Whether a package says that it is for our kind of machine; one that says nothing is a part of somebody's fallback. */
function isForThisMachine({ os, cpu, libc }) {
  const fits = (wants, mine) => !wants || wants.includes(mine);
  return Boolean(os ?? cpu) && !libc && fits(os, process.platform) && fits(cpu, process.arch);
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

function readOr(otherwise, file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

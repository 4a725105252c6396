import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { npm } from './child.mjs';
import { inTurn } from './lock.mjs';
import { inProject } from './project.mjs';

// The last release of this package that supports Node 20. Its binary lies inside the package, so npm alone is enough:
// no root, no other server. It is the headless shell, which is what the tests use.
const release = '@sparticuz/chromium@143.0.4';
const folder = inProject('.cache', 'chromium');
const launcher = path.join(folder, 'browser', 'launch.sh');

/** A Chromium unpacked in .cache, for ordinary users on Linux; null on other systems. */
export async function downloadedChromium(say) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  await inTurn('chromium', say, async () => {
    if (existsSync(launcher)) return;
    say(`Mengunduh Chromium untuk uji peramban (${release}, sekitar 65 MB) …`);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
    const run = await npm(['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', release]);
    if (run.code !== 0) throw new Error(`npm install ${release}: ${run.said.trim().split('\n')[0]}`);
    await unpack(path.join(folder, 'node_modules', '@sparticuz', 'chromium', 'bin'));
  });
  return launcher;
}

async function unpack(packed) {
  const draft = path.join(folder, 'browser.new');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await pipeline(createReadStream(path.join(packed, 'chromium.br')), createBrotliDecompress(), createWriteStream(path.join(draft, 'chromium')));
  await chmod(path.join(draft, 'chromium'), 0o755);
  const { extract } = createRequire(path.join(folder, 'package.json'))('tar-fs');
  // Its own copies of the system libraries that a bare machine lacks, a software renderer, and one typeface.
  for (const archive of ['al2023', 'swiftshader', 'fonts']) {
    await pipeline(createReadStream(path.join(packed, `${archive}.tar.br`)), createBrotliDecompress(), extract(draft));
  }
  await writeFile(path.join(draft, 'fonts.conf'), fontSettings);
  await writeFile(path.join(draft, 'launch.sh'), launchScript, { mode: 0o755 });
  await rm(path.join(folder, 'browser'), { recursive: true, force: true });
  await rename(draft, path.join(folder, 'browser'));
}

// Both the machine's typefaces and the one from the package; `prefix="relative"` counts from this file.
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

const launchScript = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
LD_LIBRARY_PATH="$here/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
FONTCONFIG_FILE="$here/fonts.conf"
export LD_LIBRARY_PATH FONTCONFIG_FILE
exec "$here/chromium" "$@"
`;

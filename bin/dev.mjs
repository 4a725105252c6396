import { watch } from 'node:fs';
import { build } from './lib/build.mjs';
import { startNode } from './lib/child.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { checkNode } from './lib/node.mjs';
import { existing, inProject } from './lib/project.mjs';

const quiet_ms = 150;
let server = null;
let timer = null;
let turn = Promise.resolve();

checkNode();
await ensureInstalled();
for (const folder of existing(['app', 'core', 'db', 'engines', 'modules', 'platform', 'ui'])) {
  watch(inProject(folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(renew, quiet_ms);
  });
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    await server?.ended;
    process.exit(0);
  });
}
renew();

/** Asks for a turn; turns follow one another. */
function renew() {
  turn = turn.then(buildAndRestart);
}

/** A source that does not build leaves the old server running. */
async function buildAndRestart() {
  try {
    const changed = await build({ server: true, web: true });
    if (!changed && server) return;
  } catch (error) {
    console.error(error.message);
    return;
  }
  server?.kill('SIGTERM');
  await server?.ended;
  server = startNode(['--enable-source-maps', inProject('build/server/main.js'), 'serve', ...process.argv.slice(2)]);
}

import { buildOrExit } from './lib/build.mjs';
import { startNode } from './lib/child.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { lockOrExit } from './lib/lock.mjs';
import { checkNode } from './lib/node.mjs';
import { inProject } from './lib/project.mjs';

// `npm start`: everything from a fresh clone to a running server. Only installing and building are alone in the
// folder; the running server guards its own data.
checkNode();
const release = lockOrExit('start', 'npm start');
await ensureInstalled();
await buildOrExit({ server: true, web: true });
release();
const server = startNode(['--enable-source-maps', inProject('build/server/main.js'), 'serve', ...process.argv.slice(2)]);
process.exitCode = await server.ended;

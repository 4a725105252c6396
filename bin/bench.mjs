import { buildOrExit } from './lib/build.mjs';
import { startNode } from './lib/child.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { checkNode } from './lib/node.mjs';
import { inProject } from './lib/project.mjs';

checkNode();
await ensureInstalled();
// The server too: some measurements run against the real program.
await buildOrExit({ server: true, web: true, bench: true });
const words = ['--expose-gc', '--enable-source-maps', inProject('build/bench/main.js'), ...process.argv.slice(2)];
process.exitCode = await startNode(words).ended;

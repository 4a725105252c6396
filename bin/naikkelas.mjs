#!/usr/bin/env node
import { buildOrExit } from './lib/build.mjs';
import { startNode } from './lib/child.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { checkNode } from './lib/node.mjs';
import { inProject } from './lib/project.mjs';

// The command line. Standard output belongs to the command, so whatever happens before it is said on standard error.
const say = (message) => console.error(message);
const words = process.argv.slice(2);

checkNode();
await ensureInstalled(say);
await buildOrExit({ server: true, web: words[0] === 'serve' }, say);
// In the caller's folder: file names on the command line are relative to it.
const command = startNode(['--enable-source-maps', inProject('build/server/main.js'), ...words], { cwd: process.cwd() });
process.exitCode = await command.ended;

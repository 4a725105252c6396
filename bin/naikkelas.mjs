#!/usr/bin/env node
import { buildOrExit } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { checkNode } from './lib/node.mjs';
import { inProject } from './lib/project.mjs';

// The command line. Standard output belongs to the command, so whatever happens before it is said on standard error.
const say = (message) => console.error(message);
const words = process.argv.slice(2);

/** Engines end by themselves within a moment, so they run right here; a second Node would take longer to start than they to work. */
const engines = ['link', 'draw', 'verify-draw', 'purchase', 'effect'];

checkNode();
await ensureInstalled(say);
await buildOrExit({ server: true, web: words[0] === 'serve' }, say);
const program = inProject('build/server/main.js');
if (engines.includes(words[0])) {
  process.setSourceMapsEnabled(true);
  const { pathToFileURL } = await import('node:url');
  await import(pathToFileURL(program));
} else {
  const { startNode } = await import('./lib/child.mjs');
  // In the caller's folder: file names on the command line are relative to it.
  const command = startNode(['--enable-source-maps', program, ...words], { cwd: process.cwd() });
  process.exitCode = await command.ended;
}

import { spawn } from 'node:child_process';
import os from 'node:os';
import { root } from './project.mjs';

/**
 * Starts Node on the arguments in the project folder, with our terminal, and passes SIGINT and SIGTERM on to it.
 * Ctrl-C in a terminal reaches the child twice that way, directly and from here; a server treats both as one.
 */
export function startNode(words, options = {}) {
  const child = spawn(process.execPath, words, { cwd: root, stdio: 'inherit', ...options });
  const passOn = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, passOn);
  child.ended = new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('close', (code, signal) => resolve(code ?? 128 + (os.constants.signals[signal] ?? 0)));
  }).finally(() => {
    for (const signal of signals) process.off(signal, passOn);
  });
  return child;
}

/** Runs a program to its end and keeps what it said; never throws. */
export function runQuietly(program, words, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let said = '';
    child.stdout.on('data', (part) => {
      said += part;
    });
    child.stderr.on('data', (part) => {
      said += part;
    });
    child.once('error', (error) => resolve({ code: 1, said: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

/** Runs npm: the very one that called us, when one did. */
export function npm(words) {
  const caller = process.env.npm_execpath;
  if (caller && /npm-cli\.c?js$/.test(caller)) return runQuietly(process.execPath, [caller, ...words]);
  return runQuietly('npm', words, { shell: process.platform === 'win32' });
}

/** The end of a long output, for an error message. */
export const lastLines = (said, count = 15) => said.trim().split('\n').slice(-count).join('\n');

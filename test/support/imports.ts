import { readFile, readdir } from 'node:fs/promises';
import { posix } from 'node:path';
import path from 'node:path';
import { projectFolder } from '#app/world.ts';
import type { SourceFile } from './arrows.ts';

export type Import = { specifier: string; names: string[]; typeOnly: boolean; /** `import()`: loaded when it is needed */ lazy: boolean };

const fromClause = /(?:^|[\n;])\s*(?:import|export)\s+(type\s+)?([\w$\s{},*]*?)\s*from\s*(['"])([^'"\n]+)\3/g;
const bareClause = /(?:^|[\n;])\s*import\s*(['"])([^'"\n]+)\1/g;
const lazyClause = /\bimport\(\s*(['"])([^'"\n]+)\1\s*\)/g;

/** What a file imports. The text is read, not parsed: our own files all write their imports plainly. */
export function importsOf(source: string): Import[] {
  const text = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [
    ...[...text.matchAll(fromClause)].map(([, type, clause = '', , specifier = '']) => ({
      specifier,
      ...namesIn(clause, type !== undefined),
      lazy: false,
    })),
    ...[...text.matchAll(bareClause)].map(([, , specifier = '']) => ({ specifier, names: [], typeOnly: false, lazy: false })),
    ...[...text.matchAll(lazyClause)].map(([, , specifier = '']) => ({ specifier, names: [], typeOnly: false, lazy: true })),
  ];
}

function namesIn(clause: string, typeClause: boolean): { names: string[]; typeOnly: boolean } {
  const parts = (/\{([^}]*)\}/.exec(clause)?.[1] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const values = parts.filter((part) => !part.startsWith('type '));
  const onlyBraces = /^\{[^}]*\}$/.test(clause.trim());
  return {
    names: values.map((part) => part.split(/\s+as\s+/)[0] ?? ''),
    typeOnly: typeClause || (onlyBraces && parts.length > 0 && values.length === 0),
  };
}

/** The path of an imported file of ours from the project's root; undefined for a package. */
export function targetOf(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1);
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : undefined;
}

const folders = ['app', 'bench', 'core', 'engines', 'modules', 'platform', 'test', 'ui'];

/** Every TypeScript file of the project. */
export async function sourceFiles(): Promise<SourceFile[]> {
  const found = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(path.join(projectFolder, folder), { recursive: true })).map((name) => posix.join(folder, name.split(path.sep).join('/'))),
    ),
  );
  const sources = found.flat().filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'));
  return Promise.all(sources.map(async (name) => ({ path: name, text: await readFile(path.join(projectFolder, name), 'utf8') })));
}

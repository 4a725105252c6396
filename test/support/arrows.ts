import { demoDoor, layerArrows, moduleArrows, packageArrows, rulesOnBothSides, serverPackages, sqlSpeakers } from '#test/rules/arrows.ts';
import { importsOf, targetOf } from './imports.ts';
import type { Import } from './imports.ts';

export type SourceFile = { path: string; text: string };
export type Violation = { file: string; imports: string; reason: string };

/** Every import of the files that goes against the arrows, with the reason in words. */
export function findViolations(files: SourceFile[]): Violation[] {
  return files.flatMap((file) =>
    importsOf(file.text).flatMap((found) => {
      const target = targetOf(file.path, found.specifier);
      const reason = target === undefined ? refusePackage(file.path, found) : refuseFile(file.path, target, found);
      return reason === undefined ? [] : [{ file: file.path, imports: found.specifier, reason }];
    }),
  );
}

/** Test files of a module, an engine or the platform count as `test`: they may look at everything. */
const layerOf = (path: string) => (path.includes('/tests/') ? 'test' : (path.split('/')[0] ?? ''));
const partOf = (path: string) => path.split('/')[1] ?? '';
const isScreen = (path: string) => /^modules\/[a-z]+\/screens\//.test(path);
/** `words.ts` holds the code lists of a contract. */
const isContract = (path: string) => /^modules\/[a-z]+\/(contract(\.ts|\/)|words\.ts)/.test(path);
const isBrowser = (path: string) => isScreen(path) || layerOf(path) === 'ui';
const isDoor = (path: string) => /^modules\/[a-z]+\/(index\.ts|screens\/index\.ts|contract\.ts|contract\/index\.ts)$/.test(path);

function refusePackage(from: string, { specifier, typeOnly }: Import): string | undefined {
  const name = specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : (specifier.split('/')[0] ?? '');
  const allowed = packageArrows[layerOf(from)];
  if (allowed && !allowed.includes(name)) return `${layerOf(from)} uses no package but ${allowed.join(', ')}`;
  if (isBrowser(from) && (name.startsWith('node:') || serverPackages.includes(name))) return 'a screen never reaches the server';
  if (!typeOnly && (name === 'pg' || name === 'kysely') && !speaksSql(from)) return 'only store.ts talks to the database';
  return undefined;
}

function refuseFile(from: string, to: string, found: Import): string | undefined {
  const [own, other] = [layerOf(from), layerOf(to)];
  if (own === 'test' || own === 'bench') return undefined;
  if (other === 'test' && !(demoDoor.from.test(from) && demoDoor.to.test(to))) return 'nobody imports the tests';
  if (other === 'bench' || (other === 'app' && own !== 'app')) return `only ${other} itself knows ${other}`;
  if (found.names.includes('sql') && !found.typeOnly && !speaksSql(from)) return 'only store.ts talks to the database';
  if (own === 'app') return undefined;
  if (own !== other && !layerArrows[own]?.includes(other)) return `${own} does not know ${other}`;
  if (own === 'engines' && other === 'engines' && partOf(from) !== partOf(to))
    return to.endsWith('/index.ts') ? undefined : 'an engine is entered by its index.ts';
  if (own !== 'modules') return undefined;
  return other === 'modules' ? refuseModule(from, to, found) : refuseSide(from, to, other);
}

/** From a module into the parts around it: browser side and server side keep apart. */
function refuseSide(from: string, to: string, other: string): string | undefined {
  if (isContract(from) && other !== 'core') return 'a contract is shared by both sides and knows only core';
  if (isScreen(from) && other === 'platform') return 'a screen never reaches the server';
  if (!isScreen(from) && other === 'ui') return 'the server does not know ui';
  if (other === 'engines' && !/^engines\/[a-z]+\/(index|browser)\.ts$/.test(to)) return 'an engine is entered by its index.ts';
  return undefined;
}

function refuseModule(from: string, to: string, found: Import): string | undefined {
  const [own, sibling] = [partOf(from), partOf(to)];
  const arrows = moduleArrows[own];
  if (!arrows) return `the module ${own} has no arrows in test/rules/arrows.ts`;
  if (own !== sibling && !arrows.includes(sibling)) return `${own} has no arrow to ${sibling}; news travels upward by event`;
  if (own !== sibling && !isDoor(to)) return `a sibling is entered by its index.ts, screens/index.ts or contract.ts`;
  if (isScreen(from) && !isScreen(to) && !isContract(to) && !rulesOnBothSides.some((rules) => rules.test(to)))
    return 'a screen never reaches the server';
  if (isContract(from) && !isContract(to)) return 'a contract is shared by both sides and knows only contracts';
  if (!isScreen(from) && isScreen(to)) return 'the server does not know screens';
  if (/\/rules(\.ts|\/)/.test(from) && /\/(store|actions)(\.ts|\/)/.test(to) && !found.typeOnly) return 'rules decide from what they are given';
  return undefined;
}

const speaksSql = (path: string) => sqlSpeakers.some((speaker) => speaker.test(path));

/** The import cycles among the files, each once, as the list of its files. Imports of types make none: they are gone when the code runs. */
export function findCycles(files: SourceFile[]): string[][] {
  const known = new Set(files.map((file) => file.path));
  const graph = new Map(
    files.map((file) => [
      file.path,
      importsOf(file.text)
        .filter((i) => !i.typeOnly && !i.lazy)
        .flatMap((i) => targetOf(file.path, i.specifier) ?? [])
        .filter((to) => known.has(to)),
    ]),
  );
  return cyclesOf(graph);
}

export function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const walk = (node: string, trail: string[]): void => {
    if (trail.includes(node)) cycles.push(trail.slice(trail.indexOf(node)));
    if (trail.includes(node) || done.has(node)) return;
    for (const next of graph.get(node) ?? []) walk(next, [...trail, node]);
    done.add(node);
  };
  for (const node of graph.keys()) walk(node, []);
  return cycles;
}

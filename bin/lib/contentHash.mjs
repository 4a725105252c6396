import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { inProject } from './project.mjs';

/** One hash over the names and contents of all files under these paths of the project; tests do not count. */
export function contentHash(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const file of paths.flatMap(filesUnder)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(inProject(file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(place) {
  const found = statSync(inProject(place), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [place];
  return readdirSync(inProject(place))
    .filter((name) => name !== 'tests' && name !== 'node_modules')
    .sort()
    .flatMap((name) => filesUnder(path.posix.join(place, name)));
}

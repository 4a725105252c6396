import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project folder, whatever folder the command was called from. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** An absolute path inside the project. */
export const inProject = (...parts) => path.join(root, ...parts);

/** Those of the paths that are there. */
export const existing = (paths) => paths.filter((place) => existsSync(inProject(place)));

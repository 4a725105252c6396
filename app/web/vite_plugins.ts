import { existsSync } from 'node:fs';
import { build } from 'esbuild';
import type { Plugin } from 'vite';

type Declared = Record<string, { method: string; path: string }>;

/**
 * `virtual:routes`: action name → [method, path], read from the contracts when the product is built. The browser gets the
 * table and nothing else; contracts, and zod with them, stay out of its bundle.
 */
export function contractRoutes(root: string): Plugin {
  const name = 'virtual:routes';
  const resolved = `\0${name}`;
  const entry = `${root}app/contracts.ts`;
  return {
    name: 'contract-routes',
    resolveId: (id) => (id === name ? resolved : undefined),
    async load(id) {
      if (id !== resolved) return undefined;
      const routes = existsSync(entry) ? await routesOf(entry, (file) => this.addWatchFile(file)) : {};
      return `export default ${JSON.stringify(routes)};`;
    },
  };
}

async function routesOf(entry: string, watch: (file: string) => void): Promise<Record<string, [string, string]>> {
  const bundle = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    metafile: true,
    logLevel: 'silent',
  });
  for (const file of Object.keys(bundle.metafile.inputs)) if (!file.includes('node_modules')) watch(file);
  const code = bundle.outputFiles[0]?.text ?? '';
  const { contracts } = (await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)) as { contracts: Declared };
  return Object.fromEntries(Object.entries(contracts).map(([action, contract]) => [action, [contract.method, contract.path]]));
}

/** Lets `index.html` preload the font by its package name; the built page names the hashed file. */
export function preloadedFont(): Plugin {
  const name = '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2';
  return {
    name: 'preloaded-font',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const built = Object.values(bundle ?? {}).find((file) => file.fileName.endsWith('.woff2'));
        return html.replace(name, built ? `/${built.fileName}` : `/@fs${import.meta.dirname}/../../node_modules/${name}`);
      },
    },
  };
}

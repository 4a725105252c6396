import { createHash } from 'node:crypto';
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

/**
 * Emits `sw.js`: the service worker with the files that it keeps from the start. Those are what every page needs and what the pages
 * of the field (`kept`) need, themselves and all that they import.
 */
export function serviceWorker(root: string, kept: RegExp): Plugin {
  return {
    name: 'service-worker',
    enforce: 'post',
    apply: 'build',
    async generateBundle(_options, bundle) {
      const chunks = new Map(Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])));
      const wanted = new Set<string>();
      const take = (name: string): void => {
        const chunk = chunks.get(name);
        if (!chunk || wanted.has(name)) return;
        wanted.add(name);
        for (const css of (chunk as { viteMetadata?: { importedCss: Set<string> } }).viteMetadata?.importedCss ?? []) wanted.add(css);
        chunk.imports.forEach(take);
      };
      for (const [name, chunk] of chunks) if (chunk.isEntry || chunk.moduleIds.some((id) => kept.test(id))) take(name);
      const fonts = Object.keys(bundle).filter((name) => name.endsWith('.woff2'));
      const files = [...wanted, ...fonts].toSorted().map((name) => `/${name}`);
      const version = createHash('sha256').update(files.join(' ')).digest('hex').slice(0, 12);
      const { outputFiles } = await build({
        entryPoints: [`${root}app/web/sw.ts`],
        bundle: true,
        write: false,
        minify: true,
        format: 'iife',
        target: 'chrome111',
        define: { PRECACHE: JSON.stringify([...files, ...unnamed]), VERSION: JSON.stringify(version) },
        logLevel: 'silent',
      });
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: outputFiles[0]?.text ?? '' });
    },
  };
}

/** Files of the page that carry no fingerprint. */
const unnamed = ['/theme.js', '/favicon.svg', '/manifest.webmanifest'];

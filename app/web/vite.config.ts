import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contractRoutes, preloadedFont, serviceWorker } from './vite_plugins.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const firstNeeded = new RegExp(
  [
    '/node_modules/(react|react-dom|scheduler|use-sync-external-store|@tanstack)/(?!.*[iI]nfiniteQuery(Observer)?[.])',
    '/core/(text|dates|money|ids)\\.ts$',
    '/ui/(words|i18n|remembered|link|api|problems|clock|mark|form|drafts|theme)\\.tsx?$',
    '/ui/icons/(draw|places)\\.tsx$',
    '/ui/parts/(states|button|copyable|chip|field|fields|page|menu|notices|person)\\.tsx$',
  ].join('|'),
);

/** Pages that open without a signal, and the shell around them. */
const keptOffline =
  /\/(modules\/[a-z]+\/screens\/field\/\w+|app\/web\/(shell|field|offline_band|not_found_page|broken_page|home_page)|ui\/parts\/toast|modules\/accounts\/screens\/home)\.tsx?$/;

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: 'public',
  // React has had this hook itself since 18; the stand-in for older ones need not be sent.
  resolve: { alias: { 'use-sync-external-store/shim/with-selector': 'use-sync-external-store/with-selector' } },
  plugins: [react(), tailwindcss(), contractRoutes(root), preloadedFont(), serviceWorker(root, keptOffline)],
  build: {
    outDir: `${root}build/web`,
    emptyOutDir: true,
    manifest: true,
    // The page's security policy allows files of our own, not data addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // What every page needs is one file: it compresses better than ten small ones, and is fetched once.
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: 'base', test: firstNeeded }] } },
      // Our parts do nothing by being imported, so a page that uses one field does not load them all.
      treeshake: { moduleSideEffects: [{ test: /\/(ui|core|modules)\/.*\.tsx?$/, sideEffects: false }] },
    },
    reportCompressedSize: false,
    target: ['chrome111', 'firefox114', 'safari16.4'],
  },
  server: { fs: { allow: [root] }, proxy: { '/api': 'http://127.0.0.1:3000' } },
});

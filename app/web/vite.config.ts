import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contractRoutes, preloadedFont } from './vite_plugins.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: 'public',
  plugins: [react(), tailwindcss(), contractRoutes(root), preloadedFont()],
  build: {
    outDir: `${root}build/web`,
    emptyOutDir: true,
    manifest: true,
    // The page's security policy allows files of our own, not data addresses.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    target: ['chrome111', 'firefox114', 'safari16.4'],
  },
  server: { fs: { allow: [root] }, proxy: { '/api': 'http://127.0.0.1:3000' } },
});

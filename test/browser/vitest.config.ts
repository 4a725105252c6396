import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Journeys through the real program in a real browser, whose path bin/test.mjs gives in NAIKKELAS_CHROMIUM.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    environment: 'node',
    include: ['test/browser/**/*.test.ts'],
    // One after the other: a browser and a server at once are enough for a small machine.
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});

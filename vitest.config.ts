import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

const globalSetup = fileURLToPath(new URL('test/support/globalSetup.ts', import.meta.url));

export default defineConfig({
  test: {
    environment: 'node',
    include: ['**/tests/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/browser/**', 'build/**', 'data/**', '.cache/**'],
    // A process per file: files start servers, kill databases and change their environment without disturbing each other.
    pool: 'forks',
    // Every file shares one embedded server; with more workers than this they queue for the processor, not for each other.
    maxWorkers: 3,
    ...(existsSync(globalSetup) ? { globalSetup } : {}),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    globalSetup: ['test/build-threads.ts'],
    // Native modules and threads of our own: one process a file keeps them apart.
    pool: 'forks',
    // One more than the cores that we count on: many tests wait for a process, a socket or a clock.
    maxWorkers: 3,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: [
      ['default', { summary: false }],
      ['json', { outputFile: 'reports/vitest.json' }],
    ],
  },
});

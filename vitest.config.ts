import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    // Native modules and threads of our own: one process a file keeps them apart.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 20_000,
    reporters: [
      ['default', { summary: false }],
      ['json', { outputFile: 'reports/vitest.json' }],
    ],
  },
});

import { defineConfig } from '@playwright/test';
import type { HostOption } from './test/e2e/console.ts';

/** The same files run on both hosts; the Electron project skips itself, with the reason, where there is no binary. */
export default defineConfig<object, HostOption>({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  // One more than the cores that we count on: a test often waits for a process or a frame.
  workers: 3,
  // Bounds for what never comes, on a machine of any speed.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  outputDir: 'test-results',
  reporter: [['line'], ['json', { outputFile: 'reports/playwright.json' }]],
  projects: [
    { name: 'chromium host', use: { host: 'chromium' } },
    { name: 'electron host', use: { host: 'electron' } },
  ],
});

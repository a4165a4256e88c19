import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

/**
 * Rooms whose tests start no program of ours and change nothing of their process: their files share a few processes. A process
 * for each would cost more than most of them take.
 */
const sharing = [
  'contract',
  'protocol',
  'renderer',
  'sandbox',
  ...['accounts', 'channels', 'desk', 'domain', 'gateway', 'inbox', 'ledger', 'lookup', 'ports', 'proof'].map(
    (room) => `main/${room}`,
  ),
].flatMap((room) => [`test/${room}/**/*.test.ts`, `test/${room}/**/*.test.tsx`]);

/** Whole benches, each with a ledger or a window of its own: they have a command of their own, `npm run test:bench`. */
const benches = ['import', 'ledger', 'start', 'team', 'window'].map((bench) => `test/bench/${bench}.test.ts`);

const team = ['test/main/team/**/*.test.ts', 'test/scripts/team.test.ts', 'test/soak/team.test.ts'];

const breaking = Boolean(process.env['WITHOUT_SHRINKING']);

export default defineConfig({
  test: {
    globalSetup: ['test/build-threads.ts'],
    // Whoever breaks something on purpose asks whether a test sees it, not for the smallest case that it sees.
    setupFiles: breaking ? ['test/without-shrinking.ts'] : [],
    // Native modules and threads of our own: processes keep them apart.
    pool: 'forks',
    // One more than the cores that we count on: many tests wait for a process, a socket or a clock.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // Bounds for what never comes, on a machine of any speed; something broken may wait for ever, and is not waited for as long.
    testTimeout: breaking ? 120_000 : 300_000,
    hookTimeout: breaking ? 120_000 : 300_000,
    reporters: [
      ['default', { summary: false }],
      ['json', { outputFile: 'reports/vitest.json' }],
    ],
    projects: [
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**', 'node_modules/**', ...benches, ...team, ...sharing],
        },
      },
      // On an engine of their own, which they start and stop: a PostgreSQL, where this machine has one.
      {
        extends: true,
        test: {
          name: 'team',
          include: team,
          globalSetup: ['test/main/team/engine/start.ts'],
          setupFiles: ['test/main/team/engine/no-deprecated-calls.ts'],
        },
      },
      { extends: true, test: { name: 'benches', include: benches } },
      { extends: true, test: { name: 'together', include: sharing, isolate: false } },
    ],
  },
});

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** In milliseconds; a check taken out may let a test wait for ever. */
const longest = 300_000;

/**
 * Runs one test file. `failed` means that a test saw something: a file that cannot be loaded, or a runner that ends without
 * a report, is `broken` and proves nothing.
 */
export function runTest(house: string, file: string): 'passed' | 'failed' | 'broken' {
  // Where vitest.config.ts puts it.
  const report = join(house, 'reports', 'vitest.json');
  rmSync(report, { force: true });
  const vitest = join(house, 'node_modules', 'vitest', 'vitest.mjs');
  // One failed test is enough: several that wait for ever, one after the other, would wait longer than anybody.
  const words = [vitest, 'run', file, '--reporter=json', '--bail=1'];
  const env = { ...process.env, WITHOUT_SHRINKING: '1' };
  spawnSync(process.execPath, words, { cwd: house, env, stdio: 'ignore', timeout: longest, killSignal: 'SIGKILL' });
  if (!existsSync(report)) return 'broken';
  const { numFailedTests, numPassedTests } = JSON.parse(readFileSync(report, 'utf8')) as {
    readonly numFailedTests: number;
    readonly numPassedTests: number;
  };
  if (numFailedTests > 0) return 'failed';
  return numPassedTests > 0 ? 'passed' : 'broken';
}

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addUp, type Counts, readPlaywright, readVitest, toLine } from './test/counts.ts';

const root = join(import.meta.dirname, '..');

/** A runner, its report, and how to read that; a runner that leaves no report counts as one failure. */
interface Runner {
  readonly name: string;
  readonly words: readonly string[];
  readonly report: string;
  readonly read: (report: never) => Counts;
}

const bin = (name: string) => join(root, 'node_modules', ...name.split('/'));
const runners: readonly Runner[] = [
  {
    name: 'checks',
    words: [join(root, 'scripts', 'check.ts')],
    report: 'check.json',
    read: (report: Counts) => ({ ...report, skipped: 0 }),
  },
  { name: 'tests', words: [bin('vitest/vitest.mjs'), 'run'], report: 'vitest.json', read: readVitest },
  {
    name: 'tests through the window',
    words: [bin('@playwright/test/cli.js'), 'test'],
    report: 'playwright.json',
    read: readPlaywright,
  },
];

/** Hundreds of processes and threads of ours start from the same sources: what one has compiled serves the others. */
const environment = { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled') };

const total = addUp(runners.map(run));
console.log(toLine(total));
process.exitCode = total.failed === 0 ? 0 : 1;

function run({ name, words, report, read }: Runner): Counts {
  const file = join(root, 'reports', report);
  rmSync(file, { force: true });
  console.log(`\n── ${name}`);
  const { status } = spawnSync(process.execPath, [...words], { cwd: root, stdio: 'inherit', env: environment });
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const counts = read(JSON.parse(readFileSync(file, 'utf8')) as never);
  // A runner that fails without a failed test has something to say, too.
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

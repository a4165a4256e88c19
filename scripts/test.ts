import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addUp, type Counts, readPlaywright, readVitest, toLine } from './test/counts.ts';
import { type Failure, listPlaywrightFailures, listVitestFailures } from './test/failures.ts';

const root = join(import.meta.dirname, '..');

/** A runner, its report, and how to read that; a runner that leaves no report counts as one failure. */
interface Runner {
  readonly name: string;
  readonly words: readonly string[];
  readonly report: string;
  readonly read: (report: never) => Counts;
  readonly listFailures: (report: never) => readonly Failure[];
}

const bin = (name: string) => join(root, 'node_modules', ...name.split('/'));
const runners: readonly Runner[] = [
  {
    name: 'checks',
    words: [join(root, 'scripts', 'check.ts')],
    report: 'check.json',
    read: (report: Counts) => ({ ...report, skipped: 0 }),
    listFailures: ({ complaints }: { readonly complaints: readonly Failure[] }) => complaints,
  },
  {
    name: 'tests',
    words: [bin('vitest/vitest.mjs'), 'run', '--project', 'apart', '--project', 'together', '--project', 'team'],
    report: 'vitest.json',
    read: readVitest,
    listFailures: listVitestFailures,
  },
  {
    name: 'tests through the window',
    words: [bin('@playwright/test/cli.js'), 'test'],
    report: 'playwright.json',
    read: readPlaywright,
    listFailures: listPlaywrightFailures,
  },
];

/** Hundreds of processes and threads of ours start from the same sources: what one has compiled serves the others. */
const environment = { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled') };

const results = runners.map(run);
for (const { name, because } of results.flatMap(({ failures }) => failures)) {
  console.log(`\nFAILED ${name}\n${because.replaceAll(/^/gm, '    ')}`);
}
const total = addUp(results.map(({ counts }) => counts));
console.log(toLine(total));
process.exitCode = total.failed === 0 ? 0 : 1;

/** What failed is named once more at the end, as the reports of later runners stand below that of an earlier one. */
function run({ name, words, report, read, listFailures }: Runner): {
  readonly counts: Counts;
  readonly failures: readonly Failure[];
} {
  const file = join(root, 'reports', report);
  rmSync(file, { force: true });
  console.log(`\n── ${name}`);
  const { status } = spawnSync(process.execPath, [...words], { cwd: root, stdio: 'inherit', env: environment });
  const missing = { counts: { passed: 0, failed: 1, skipped: 0 }, failures: [{ name, because: 'It left no report.' }] };
  if (!existsSync(file)) return missing;
  const content = JSON.parse(readFileSync(file, 'utf8')) as never;
  const [counts, failures] = [read(content), listFailures(content)];
  // A runner that fails without a failed test has something to say, too.
  if (status === 0 || counts.failed > 0) return { counts, failures };
  return { counts: { ...counts, failed: 1 }, failures: [{ name, because: `It ended with ${status}.` }] };
}

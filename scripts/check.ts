import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDifferences, findGaps, type LockFile } from './check/lock-file.ts';
import { findLongFiles } from './check/long-files.ts';

const root = join(import.meta.dirname, '..');

/** A check gives the lines that it complains in; none when all is well. */
interface Check {
  readonly name: string;
  readonly run: () => Promise<readonly string[]>;
}

const checks: readonly Check[] = [
  { name: 'format, lint and import rules', run: () => runTool('biome', ['check', '.', '--error-on-warnings']) },
  { name: 'types of main, sandbox and scripts', run: () => runTool('tsc', ['-p', 'tsconfig.json']) },
  { name: 'types of the tests', run: () => runTool('tsc', ['-p', 'test/tsconfig.json']) },
  { name: 'types of the window', run: () => runTool('tsc', ['-p', 'renderer/tsconfig.json']) },
  { name: 'lock file complete for every platform', run: async () => readGaps() },
  { name: 'no file longer than 300 lines', run: async () => findLongFiles(listSources()) },
];

const results = await Promise.all(checks.map(async ({ name, run }) => ({ name, complaints: await run() })));
for (const { name, complaints } of results) {
  console.log(`${complaints.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  for (const line of complaints) console.log(`       ${line}`);
}
const failures = results.filter(({ complaints }) => complaints.length > 0);
mkdirSync(join(root, 'reports'), { recursive: true });
const report = {
  passed: results.length - failures.length,
  failed: failures.length,
  complaints: failures.map(({ name, complaints }) => ({ name, because: complaints.slice(0, 8).join('\n') })),
};
writeFileSync(join(root, 'reports/check.json'), JSON.stringify(report));
process.exitCode = failures.length === 0 ? 0 : 1;

/** Runs a tool of the packages by its own entry file, and gives its output when it is not content. */
function runTool(name: string, words: readonly string[]): Promise<string[]> {
  const entry = join(root, 'node_modules', '.bin', name);
  const child = spawn(entry, [...words], { cwd: root, shell: process.platform === 'win32' });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  return new Promise((resolve) => {
    child.on('error', (failure) => resolve([failure.message]));
    child.on('close', (code) => resolve(code === 0 ? [] : [...Buffer.concat(output).toString('utf8').split('\n'), '']));
  });
}

function readGaps(): string[] {
  const lock: LockFile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return [...findGaps(lock), ...findDifferences(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')), lock)];
}

/** Everything under version control, or about to be, that is source. */
function listSources(): string[] {
  const words = [
    'ls-files',
    '--cached',
    '--others',
    '--exclude-standard',
    '--deduplicate',
    '*.ts',
    '*.tsx',
    '*.mjs',
    '*.css',
  ];
  const { stdout } = spawnSync('git', words, { cwd: root, encoding: 'utf8' });
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((file) => join(root, file));
}

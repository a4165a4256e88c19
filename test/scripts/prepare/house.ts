import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '../../..');

export type Locked = Readonly<Record<string, { readonly version: string; readonly optional?: boolean }>>;

/** A small house with our preparation in it, and an npm that only copies folders. */
export interface SmallHouse {
  readonly folder: string;
  /** What the lock file asks for, besides `node`. */
  lock(packages: Locked): void;
  /** Prepares as a command would; gives what was said. */
  prepare(words?: Words): Promise<{ readonly status: number | null; readonly said: string }>;
  /** What npm was asked for, in order, and in which folder. */
  readonly asked: () => readonly string[];
  readonly read: (path: string) => string;
}

interface Words {
  /** What the npm of this one time does when it is asked to install. */
  readonly npm?: 'works' | 'fails' | 'is killed';
}

const ownNode = (version: string) => `#!/bin/sh\necho v${version}\n`;

/**
 * Stands in for npm: `ci` deletes what is there and makes each package of the lock file, and npm's own list of them; `rebuild`
 * fetches the Node. Whatever runs from the old packages has lost its ground then, as with the real one.
 */
const fakeNpm = `
import { appendFileSync, chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
const [word] = process.argv.slice(2);
appendFileSync(process.env.ASKED, word + ' in ' + process.cwd() + '\\n');
if (process.env.MANNER === 'fails') process.exit(1);
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
if (word === 'ci') {
  rmSync('node_modules', { recursive: true, force: true });
  for (const [path, locked] of Object.entries(packages)) {
    if (path === '' || locked.optional) continue;
    mkdirSync(path, { recursive: true });
    writeFileSync(path + '/package.json', JSON.stringify({ version: locked.version }));
  }
  if (process.env.MANNER === 'is killed') process.kill(process.ppid, 'SIGKILL');
  const { '': _, ...listed } = Object.fromEntries(Object.entries(packages).filter(([, { optional }]) => !optional));
  writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: listed }));
} else {
  mkdirSync('node_modules/node/bin', { recursive: true });
  writeFileSync('node_modules/node/bin/node', ${JSON.stringify(ownNode('VERSION'))}.replace('VERSION', packages['node_modules/node'].version));
  chmodSync('node_modules/node/bin/node', 0o755);
}
`;

export function buildHouse(): SmallHouse {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-house-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(root, 'scripts', 'prepare'), join(folder, 'scripts', 'prepare'), { recursive: true });
  cpSync(join(root, 'scripts', 'prepare.mjs'), join(folder, 'scripts', 'prepare.mjs'));
  const npm = join(folder, 'npm.mjs');
  const asked = join(folder, 'asked');
  writeFileSync(npm, fakeNpm);
  writeFileSync(asked, '');
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const house: SmallHouse = {
    folder,
    lock: (packages) => {
      const all = { '': {}, 'node_modules/node': { version: '24.0.1' }, ...packages };
      writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: all }));
    },
    prepare: ({ npm: manner = 'works' } = {}) => {
      const environment = { ...process.env, npm_execpath: npm, npm_node_execpath: '', ASKED: asked, MANNER: manner };
      const child = spawn(process.execPath, [join(folder, 'scripts', 'prepare.mjs'), 'check'], {
        env: environment,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let said = '';
      child.stderr.on('data', (chunk) => {
        said += chunk;
      });
      return new Promise((resolve) => child.once('close', (status) => resolve({ status, said })));
    },
    asked: () =>
      readFileSync(asked, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.replace(folder, '')),
    read: (path) => readFileSync(join(folder, path), 'utf8'),
  };
  house.lock({
    'node_modules/tool': { version: '1.0.0' },
    'node_modules/tool-mac': { version: '1.0.0', optional: true },
  });
  return house;
}

/** What a person gets who types `npm ci` or `npm install` themselves; without scripts, the Node is missing. */
export function installByHand({ folder }: SmallHouse, { scripts = true } = {}): void {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as { packages: Locked };
  const installed = Object.entries(packages).filter(([path, { optional }]) => path !== '' && !optional);
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
  for (const [path, { version }] of installed) {
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, path, 'package.json'), JSON.stringify({ version }));
  }
  writeFileSync(
    join(folder, 'node_modules', '.package-lock.json'),
    JSON.stringify({ packages: Object.fromEntries(installed) }),
  );
  if (!scripts) return;
  const bin = join(folder, 'node_modules', 'node', 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'node'), ownNode(packages['node_modules/node']?.version ?? ''));
  chmodSync(join(bin, 'node'), 0o755);
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, say } from './run.mjs';

const root = join(import.meta.dirname, '..', '..');
const stamp = join(root, 'node_modules', '.installed-lock');

/** The Node 24 that the packages bring along; every command runs on it, whatever the machine has. */
export const ownNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/**
 * Installs what the lock file says when it changed. Install scripts stay off: npm would rebuild the database driver
 * from source, although its binaries are in the package. Only `node` needs its own, to fetch this system's binary.
 */
export function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (installed === lock && existsSync(ownNode)) return;
  say('Installing the packages; this happens once, and again when they change.');
  npm('ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
  npm('rebuild', 'node');
  writeFileSync(stamp, lock);
}

/** The npm that runs us, by its own path: a `npm` found on the PATH might be another one. */
function npm(...words) {
  const cli = process.env.npm_execpath;
  if (cli) run(process.execPath, [cli, ...words], { cwd: root });
  else run('npm', words, { cwd: root, shell: process.platform === 'win32' });
}

import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { hasOwnNode, holdsLockedPackages, nodeIn } from './installed.mjs';
import { run, say } from './run.mjs';

const root = join(import.meta.dirname, '..', '..');

/** The Node 24 that the packages bring along; every command runs on it, whatever the machine has. */
export const ownNode = nodeIn(root);

/**
 * Installs what the lock file says where something else is installed. Everything is made in a folder beside and put in its place
 * at the end: this very script runs on a Node of the packages, which `npm ci` would delete under it, and so may a console
 * that is open. Install scripts stay off: npm would rebuild the database driver from source, although its binaries are in the
 * package. Only `node` needs its own, to fetch this system's binary.
 */
export async function installPackages(folder = root) {
  if (isReady(folder)) return;
  const leave = await waitForTurn(join(folder, '.packages-new'));
  try {
    // Another command may have done it meanwhile.
    if (isReady(folder)) return;
    if (holdsLockedPackages(folder)) {
      say('Fetching the Node that the console runs on.');
      npm(folder, 'rebuild', 'node');
    } else {
      say('Installing the packages; this happens once, and again when they change.');
      installBeside(folder);
    }
  } finally {
    leave();
  }
}

function isReady(folder) {
  return holdsLockedPackages(folder) && hasOwnNode(folder);
}

function installBeside(folder) {
  const fresh = join(folder, '.packages-new');
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
    if (existsSync(join(folder, file))) copyFileSync(join(folder, file), join(fresh, file));
  }
  npm(fresh, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
  npm(fresh, 'rebuild', 'node');
  const [present, old] = [join(folder, 'node_modules'), join(fresh, 'old')];
  try {
    if (existsSync(present)) renameSync(present, old);
  } catch (failure) {
    // Windows moves no folder out of which a program runs, and this script may be one.
    throw new Error(`The packages have changed, and what is open here still uses the old ones (${failure.code}).
Close the console and everything else of this folder, type "npm ci", and then this command again.`);
  }
  renameSync(join(fresh, 'node_modules'), present);
}

/** In milliseconds. */
const lookEvery = 500;

/**
 * Two commands at a time install once. The folder is the turn: it comes into being with the name of its owner in it, so that one
 * whose owner has died is known for what it is. Gives the way to end the turn.
 */
async function waitForTurn(place) {
  const mine = `${place}-${process.pid}`;
  for (let said = false; ; ) {
    rmSync(mine, { recursive: true, force: true });
    mkdirSync(mine);
    writeFileSync(join(mine, 'owner'), String(process.pid));
    if (moves(mine, place)) return () => endTurn(place, mine);
    rmSync(mine, { recursive: true, force: true });
    const owner = readOwner(place);
    if (owner !== undefined && !isAlive(owner)) {
      // Cut short. Of two who find it, one alone can move it; what the slower one moves may be the next owner's.
      if (moves(place, mine) && readOwner(mine) !== owner) moves(mine, place);
      rmSync(mine, { recursive: true, force: true });
      continue;
    }
    if (!said) say(`Process ${owner} is installing the packages; waiting for it. If there is none, delete ${place}.`);
    said = true;
    await new Promise((resolve) => setTimeout(resolve, lookEvery));
  }
}

/** Away at once: a folder that is emptied first can be moved onto as if nothing stood there, and its new owner loses what is in it. */
function endTurn(place, mine) {
  renameSync(place, mine);
  rmSync(mine, { recursive: true, force: true });
}

/** Whether a folder could be moved to a place where nothing stands. */
function moves(from, to) {
  try {
    renameSync(from, to);
    return true;
  } catch (failure) {
    if (['EEXIST', 'ENOTEMPTY', 'EPERM', 'EACCES', 'ENOENT'].includes(failure.code)) return false;
    throw failure;
  }
}

/** Undefined once the turn has ended. */
function readOwner(place) {
  try {
    return Number(readFileSync(join(place, 'owner'), 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return failure.code === 'EPERM';
  }
}

/** The npm that runs us, by its own path and on its own Node: a `npm` found on the PATH might be another one. */
function npm(folder, ...words) {
  const { npm_execpath: cli, npm_node_execpath: node, HOME } = process.env;
  // It would keep what it fetches at the root of the disk for whoever has an empty one.
  const env = HOME === '' ? { ...process.env, HOME: userInfo().homedir } : process.env;
  if (cli) run(node && existsSync(node) ? node : process.execPath, [cli, ...words], { cwd: folder, env });
  else run('npm', words, { cwd: folder, env, shell: process.platform === 'win32' });
}

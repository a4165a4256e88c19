import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The Node that the packages in a folder bring along. */
export function nodeIn(folder) {
  return join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * Whether the packages in a folder are those of its lock file, by the list that npm itself writes into `node_modules` once an
 * install is complete: whoever typed `npm ci` or `npm install` has done the work already. What is optional may be for another
 * system.
 */
export function holdsLockedPackages(folder) {
  const wanted = readPackages(join(folder, 'package-lock.json'));
  const installed = readPackages(join(folder, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || installed === undefined) return false;
  const isWanted = ([path, { version, integrity }]) =>
    wanted[path]?.version === version && wanted[path]?.integrity === integrity;
  return (
    Object.entries(installed).every(isWanted) &&
    Object.entries(wanted).every(
      ([path, { optional }]) => path === '' || (path in installed ? existsSync(join(folder, path)) : optional === true),
    )
  );
}

/** Whether the Node of the packages runs and is the one that they ask for; npm fetches it by a script of its own. */
export function hasOwnNode(folder) {
  const { version } = readJson(join(folder, 'node_modules', 'node', 'package.json')) ?? {};
  const { stdout } = spawnSync(nodeIn(folder), ['--version'], { encoding: 'utf8' });
  return version !== undefined && stdout?.trim() === `v${version}`;
}

function readPackages(file) {
  return readJson(file)?.packages;
}

/** Undefined for a file that is not there, or that was cut short. */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Electron's program, or one line that says why there is none. */
export type ElectronSearch = { readonly path: string } | { readonly missing: string };

/** How long a start waits for the binary, and how long a failed try is remembered, in milliseconds. */
const startPatience = 90_000;
const rememberFailure = 24 * 60 * 60 * 1000;

/** How long fetching may take altogether, in milliseconds: a hundred megabytes on a slow line. */
export const longestFetch = 2 * 60 * 60 * 1000;

const missing = (why: string): ElectronSearch => ({ missing: `Electron's binary is not here and ${why}` });

/**
 * Finds Electron's binary, or begins to fetch it and waits a bounded time. What is not there by then goes on being
 * fetched behind the start, and a later one finds it: a line that is too slow for one wait is not begun anew each time.
 * The package is only looked at as files: requiring it would start a download of its own. A failure is remembered for a
 * day. Times are in milliseconds UTC.
 */
export async function findElectron(
  packageFolder: string,
  now: number,
  patience: number = startPatience,
): Promise<ElectronSearch> {
  const found = installedAt(packageFolder);
  if (found) return { path: found };
  if (isBeingFetched(packageFolder, now)) return missing('is still being fetched; a later start will have it');
  if (isRecent(read(join(packageFolder, failureNote)), now, rememberFailure))
    return missing('could not be fetched lately');
  const ended = beginFetching(packageFolder, now);
  const exitCode = await Promise.race([ended, pause(patience, 'late' as const, { ref: false })]);
  const fetched = installedAt(packageFolder);
  if (fetched) return { path: fetched };
  if (exitCode === 'late') return missing('takes long to fetch; that goes on, and a later start will have it');
  note(join(packageFolder, failureNote), String(now));
  return missing(`fetching it failed (exit code ${exitCode})`);
}

/** The binary's path as Electron's own installer leaves it: `path.txt` beside `dist/`. */
export function installedAt(packageFolder: string): string | undefined {
  const file = join(packageFolder, 'path.txt');
  if (!existsSync(file)) return undefined;
  const binary = join(packageFolder, 'dist', readFileSync(file, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

/** In the package's folder: when fetching failed, and who is fetching since when. A new package has neither. */
export const failureNote = 'fetch-failed';
const fetchingNote = 'fetching';

/** A process of its own, which outlives this one; resolves to its exit code. */
async function beginFetching(packageFolder: string, now: number): Promise<number | null> {
  const fetcher = spawn(process.execPath, [join(import.meta.dirname, 'fetch-electron.ts'), packageFolder], {
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
  });
  fetcher.unref();
  note(join(packageFolder, fetchingNote), `${now} ${fetcher.pid}`);
  const [exitCode] = await once(fetcher, 'exit');
  return exitCode;
}

function isBeingFetched(packageFolder: string, now: number): boolean {
  const [since = '', pid = ''] = read(join(packageFolder, fetchingNote)).split(' ');
  return isRecent(since, now, longestFetch) && isAlive(Number(pid));
}

function isRecent(time: string, now: number, within: number): boolean {
  const age = now - Number(time);
  return time !== '' && age >= 0 && age < within;
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** A package folder that cannot be written to only means that the next start waits again. */
export function note(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch {
    // Nothing is lost but time.
  }
}

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Electron's program, or one line that says why there is none. */
export type ElectronSearch = { readonly path: string } | { readonly missing: string };

/** How long fetching the binary may take, and how long a failed try is remembered, in milliseconds. */
const fetchPatience = 90_000;
const rememberFailure = 24 * 60 * 60 * 1000;

/**
 * Finds Electron's binary, or fetches it within a bounded time. The package is only looked at as files: requiring it
 * would start a download of its own. A failure is remembered for a day, so that the next start does not wait again.
 */
export function findElectron(packageFolder: string, now: number, patience: number = fetchPatience): ElectronSearch {
  const found = installedAt(packageFolder);
  if (found) return { path: found };
  const note = join(packageFolder, 'fetch-failed');
  const failedAt = existsSync(note) ? Number(readFileSync(note, 'utf8')) : 0;
  const age = now - failedAt;
  if (age >= 0 && age < rememberFailure)
    return { missing: "Electron's binary is not here and could not be fetched lately" };
  const { status, error } = spawnSync(process.execPath, [join(packageFolder, 'install.js')], {
    stdio: 'ignore',
    timeout: patience,
    killSignal: 'SIGKILL',
  });
  const fetched = installedAt(packageFolder);
  if (fetched) return { path: fetched };
  rememberAt(note, now);
  const reason = error ? 'fetching it took too long' : `fetching it failed (exit code ${status})`;
  return { missing: `Electron's binary is not here and ${reason}` };
}

/** The binary's path as Electron's own installer leaves it: `path.txt` beside `dist/`. */
export function installedAt(packageFolder: string): string | undefined {
  const note = join(packageFolder, 'path.txt');
  if (!existsSync(note)) return undefined;
  const binary = join(packageFolder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

/** A package folder that cannot be written to only means that the next start waits again. */
function rememberAt(note: string, now: number): void {
  try {
    writeFileSync(note, String(now));
  } catch {
    // Nothing is lost but time.
  }
}

import { existsSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockName, takeOwnership } from './owner.ts';

/** A folder for as long as something is being done; its name says for what. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): void;
}

const prefix = 'be2bill-temporary-';

/**
 * Makes a folder for this process alone. It holds the folder's lock, so that {@link sweepTemporaryFolders} can tell one that
 * is used from one whose owner was killed: by their numbers alone processes of two containers are mistaken for each other.
 */
export function makeTemporaryFolder(purpose: string): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), `${prefix}${purpose}-`));
  const ownership = takeOwnership(path);
  return {
    path,
    remove: () => {
      ownership.release();
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** A folder that changed so short a while ago may be one that is being made, whose lock is not taken yet; milliseconds. */
const beingMade = 60_000;

/**
 * Removes what killed processes have left: copies of ledgers hold people. Nothing that somebody else made, or that does not
 * bear the name of these folders, is touched, and what cannot be removed is left.
 */
export function sweepTemporaryFolders(folder: string = tmpdir(), now: number = Date.now()): void {
  for (const name of listNames(folder)) {
    if (!name.startsWith(prefix)) continue;
    try {
      removeIfLeft(join(folder, name), now);
    } catch {
      // Used, another user's, or gone already.
    }
  }
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** One without a lock was cut short while it was made, and is empty. */
function removeIfLeft(path: string, now: number): void {
  const stat = lstatSync(path);
  if (now - stat.mtimeMs < beingMade) return;
  if (!stat.isDirectory() || stat.uid !== (process.getuid?.() ?? stat.uid)) return;
  if (!existsSync(join(path, lockName))) return;
  takeOwnership(path).release();
  rmSync(path, { recursive: true, force: true });
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFileStamp, toFileStamp } from '../stamp.ts';

/** A copy of the ledger that was whole and sound when it was made. */
export interface Backup {
  readonly file: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

/** Where the backups of the ledger in a folder are. */
export function backupFolder(folder: string): string {
  return join(folder, 'backups');
}

/** The file of a backup that was made at a moment. */
export function backupFile(folder: string, at: number): string {
  return join(backupFolder(folder), `ledger-${toFileStamp(at)}.sqlite`);
}

/** The ledger's backups, newest first. A copy gets its name only after it was checked: what is listed was whole. */
export function listBackups(folder: string): Backup[] {
  return readNames(backupFolder(folder))
    .flatMap((name) => {
      const at = readFileStamp(/^ledger-(.*)\.sqlite$/.exec(name)?.[1] ?? '');
      return at === undefined ? [] : [{ file: join(backupFolder(folder), name), at }];
    })
    .toSorted((one, other) => other.at - one.at);
}

/**
 * The same without those from the future, which a wrong clock made: nobody knows how old they are, so they count for nothing
 * and push nothing out. `now` in milliseconds UTC.
 */
export function listBackupsUntil(folder: string, now: number): Backup[] {
  return listBackups(folder).filter(({ at }) => at <= now);
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

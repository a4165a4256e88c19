import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { LedgerProblem } from '../problem.ts';
import { takeFailure } from '../rebuild/failed.ts';
import { rebuildFile, removeNewFile } from '../rebuild/new-file.ts';
import { putInPlace } from './restore.ts';

/** A ledger as it was before a program brought it to a version. */
export interface CopyBefore {
  readonly file: string;
  readonly version: number;
}

/** The newest copy beside a ledger. One that was cut short has another name and is none. */
export function findCopyBefore(file: string): CopyBefore | undefined {
  const prefix = `${basename(file)}.before-version-`;
  return readdirSync(dirname(file))
    .flatMap((name) => {
      const [, version, number = '1'] =
        /^(\d+)(?:-(\d+))?$/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : '') ?? [];
      return version ? [{ file: join(dirname(file), name), version: Number(version), number: Number(number) }] : [];
    })
    .toSorted((one, other) => other.version - one.version || other.number - one.number)
    .map(({ number: _number, ...copy }) => copy)[0];
}

/**
 * Puts such a copy in the place of a ledger that nobody has open, which is moved aside and kept, as the copy is. What was
 * begun of a new file goes: it belongs to the ledger that stands no more.
 */
export function putBack(copy: CopyBefore, file: string, stamp: string): void {
  assertSound(copy.file, file);
  putInPlace(copy.file, file, stamp);
  removeNewFile(rebuildFile(file));
  takeFailure(file);
}

/** The problem is the ledger's: the way back is what was asked for it. */
function assertSound(copy: string, file: string): void {
  const database = new Database(copy, { fileMustExist: true });
  try {
    const said = database.pragma('quick_check(1)', { simple: true });
    if (said !== 'ok') throw new LedgerProblem('notPrepared', `${copy} is damaged: ${said}`, file);
  } finally {
    database.close();
  }
}

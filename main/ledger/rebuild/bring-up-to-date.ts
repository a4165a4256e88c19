import { migrate } from '../database/migrate.ts';
import { openWritable } from '../database/open.ts';
import { readStale } from '../database/stale.ts';
import { notPrepared } from '../problem.ts';
import { assertWhole } from './check.ts';
import { type Filling, openFilling } from './fill.ts';
import { rebuildFile, removeNewFile } from './new-file.ts';
import type { Progress } from './progress.ts';
import { replaceLedger } from './replace.ts';
import { forRebuild, requireSpace } from './space.ts';

/**
 * Brings a ledger that nobody has open to this program's version, from the shape to the last row; one that is there already
 * is only opened. For programs that have nothing else to do meanwhile: a console does the same in parts (see threads/).
 */
export function bringUpToDate(file: string, onProgress: (progress: Progress) => void = () => {}): void {
  const database = openWritable(file);
  let stale: boolean;
  try {
    migrate(database);
    stale = readStale(database) !== undefined;
  } finally {
    database.close();
  }
  if (!stale) return;
  const fresh = rebuildFile(file);
  requireSpace(file, forRebuild, fresh);
  fillWhole(file, fresh, onProgress);
  replaceLedger(file, fresh);
}

/** Fills a new file from a ledger to its end, and makes sure of it. */
export function fillWhole(file: string, fresh: string, onProgress: (progress: Progress) => void): void {
  const filling = openFilling(file, fresh);
  try {
    while (!filling.step()) onProgress(filling.progress());
    finishFilling(filling);
  } catch (failure) {
    throw notPrepared(failure, file);
  } finally {
    filling.close();
  }
}

/** Makes sure of a file that is filled, and closes it. One that is not whole is removed, so that the next try begins anew. */
export function finishFilling({ database, close }: Filling): void {
  try {
    assertWhole(database);
    close();
  } catch (failure) {
    close();
    removeNewFile(database.name);
    throw failure;
  }
}

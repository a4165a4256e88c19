import { cpSync, existsSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { readWitness } from '../../../main/ledger/witness/read.ts';
import type { Dice } from './chance.ts';

/** A write-ahead log that was taken away from a ledger, or half of it, while no console was running. */
export interface LostLog {
  /** Whether lines went with it: such a ledger must not open. */
  readonly isOlder: boolean;
  /** Puts it back, as a person would who finds it. */
  putBack(): void;
}

/** Loses the log of a ledger that was killed; undefined where there is none. `folder` is for what is kept meanwhile. */
export function loseLog(file: string, folder: string, dice: Dice): LostLog | undefined {
  const log = `${file}-wal`;
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return undefined;
  const kept = mkdtempSync(join(folder, 'lost-'));
  const suffixes = ['', '-wal', '-shm', '.witness'].filter((suffix) => existsSync(`${file}${suffix}`));
  for (const suffix of suffixes) cpSync(`${file}${suffix}`, join(kept, `ledger${suffix}`));
  rmSync(`${file}-shm`, { force: true });
  if (dice.happens(0.7)) rmSync(log);
  else truncateSync(log, dice.below(size));
  return {
    isOlder: isOlder(file, kept),
    putBack: () => {
      for (const suffix of ['', '-wal', '-shm', '.witness']) rmSync(`${file}${suffix}`, { force: true });
      for (const suffix of suffixes) cpSync(join(kept, `ledger${suffix}`), `${file}${suffix}`);
    },
  };
}

/** Counts the lines in a copy, since opening the file itself would change it. */
function isOlder(file: string, kept: string): boolean {
  const copy = join(kept, 'looked-at');
  for (const suffix of ['', '-wal']) if (existsSync(file + suffix)) cpSync(file + suffix, copy + suffix);
  const witness = readWitness(join(kept, 'ledger'));
  return witness.kind === 'head' && countLines(copy) < witness.head.sequence;
}

function countLines(file: string): number {
  const database = new Database(file);
  try {
    return Number(database.prepare('SELECT max(sequence) FROM events').pluck().get() ?? 0);
  } catch {
    // A file whose tables stood in the log alone.
    return 0;
  } finally {
    database.close();
  }
}

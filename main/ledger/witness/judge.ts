import type { ReadableDatabase, WritableDatabase } from '../database/open.ts';
import { readUpkeep, writeUpkeep } from '../database/upkeep.ts';
import { findHead, hasTable, holdsLine } from '../events/head.ts';
import { LedgerProblem } from '../problem.ts';
import { readWitness, witnessFile } from './read.ts';

const name = 'witness';

/**
 * Compares a ledger with its witness before anything is done with it. A ledger that lacks the line which its witness names
 * is older: its write-ahead log was lost, or another file was put in its place, and what it does not know of would be paid
 * once more (`olderThanWitness`). One that had a witness and has none now, or one that cannot be read, may be as old
 * (`withoutWitness`). One of before there were witnesses is taken as it is.
 */
export function judgeWitness(database: ReadableDatabase): void {
  const file = database.name;
  const witness = readWitness(file);
  if (witness.kind === 'head') {
    const { head } = witness;
    if (head.sequence === 0 || holdsLine(database, head)) return;
    const present = findHead(database)?.sequence ?? 0;
    const what = `${file} ends with line ${present}, and line ${head.sequence} that its witness names is not in it.`;
    throw new LedgerProblem('olderThanWitness', what, file);
  }
  if (witness.kind === 'damaged') {
    throw new LedgerProblem('withoutWitness', `${witnessFile(file)} cannot be read.`, file);
  }
  if (isWitnessed(database)) throw new LedgerProblem('withoutWitness', `${witnessFile(file)} is gone.`, file);
}

/** Whether a ledger says that it was given a witness. */
export function isWitnessed(database: ReadableDatabase): boolean {
  return hasTable(database, 'upkeep') && readUpkeep(database, name) !== undefined;
}

/**
 * Has a ledger say that it has a witness, in the file itself and not in its write-ahead log: a copy of the file alone is then
 * not taken for one of before there were witnesses. Nobody else may have it open.
 */
export function markWitnessed(database: WritableDatabase): void {
  if (isWitnessed(database)) return;
  writeUpkeep(database, name, 'kept');
  database.pragma('wal_checkpoint(TRUNCATE)');
}

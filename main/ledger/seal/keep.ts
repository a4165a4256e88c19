import { thinSeals } from '../../thin-seals.ts';
import { openReadable, type ReadableDatabase } from '../database/open.ts';
import { type Head, holdsLine, readHead } from '../events/head.ts';
import { LedgerProblem } from '../problem.ts';
import { readSeals, writeSeals } from './file.ts';
import { sealHead } from './seal.ts';

/** Where the key of a desk's seal is kept, and what it sealed last; neither stands in any file. */
export interface SealKeys {
  /** The private key, made at the first time; undefined where no keychain gives one. */
  find(deskId: string): Promise<string | undefined>;
  /** What was sealed last; undefined for nothing, or where no keychain tells. */
  sealed(deskId: string): Promise<Head | undefined>;
  remember(head: Head): Promise<void>;
}

export interface SealPorts {
  readonly file: string;
  readonly keys: SealKeys;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** Once it says so, nothing is looked at or written any more. */
  readonly signal?: AbortSignal;
}

/**
 * Seals what the log of an open ledger ends with, unless that is sealed already or no keychain gives a key. What was sealed
 * before has to be in it: a log that was cut or written anew is not sealed over, so that it can be found out; it throws what
 * is missing. Gives whether it is sealed to its end.
 */
export async function sealLedger({ file, keys, now, signal }: SealPorts): Promise<boolean> {
  const { deskId } = look(file, readHead);
  const key = await keys.find(deskId);
  if (key === undefined) return false;
  const seals = readSeals(file);
  const kept = typeof seals === 'object' ? seals : undefined;
  const before = [await keys.sealed(deskId), kept?.newest];
  if (signal?.aborted) return false;
  const head = look(file, (database) => {
    for (const known of before) {
      if (known === undefined || holdsLine(database, known)) continue;
      const what = `${file} has not the line ${known.sequence} that was sealed. It is not sealed over.`;
      throw new LedgerProblem('olderThanWitness', what, file);
    }
    return readHead(database);
  });
  if (head.sequence === 0) return true;
  if (before.every((known) => known?.digest === head.digest)) return true;
  const earlier = kept ? thinSeals([...kept.earlier, kept.newest]) : [];
  writeSeals(file, { newest: sealHead(key, head, now()), earlier });
  await keys.remember(head);
  return true;
}

function look<Value>(file: string, read: (database: ReadableDatabase) => Value): Value {
  const database = openReadable(file);
  try {
    return read(database);
  } finally {
    database.close();
  }
}

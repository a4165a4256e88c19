import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { copyLedgerFiles } from '../../main/ledger/database/copy.ts';
import { makeTemporaryFolder } from '../../main/ledger/temporary-folder.ts';
import type { KeychainEvidence } from '../../main/ledger/verify/evidence.ts';
import { readWitness } from '../../main/ledger/witness/read.ts';
import { openKeychain } from '../../main/vault/keychain.ts';
import { forgetSealedHead, readKnownSeal } from '../../main/vault/known-seal.ts';

/** How long the keychain may think, in milliseconds: it may be asking the person at this moment. */
const patience = 10_000;

/** What the keychain knows of a ledger's seal; undefined where there is no keychain, or it knows nothing. */
export async function askKeychain(file: string): Promise<KeychainEvidence | undefined> {
  statSync(file);
  const deskId = findDesk(file);
  return deskId === undefined ? undefined : inTime(readKnownSeal(openKeychain(), deskId));
}

/** A person's word that the ledger may lack what was sealed. */
export async function forgetSealed(deskId: string): Promise<void> {
  await inTime(forgetSealedHead(openKeychain(), deskId));
}

async function inTime<Value>(asked: Promise<Value>): Promise<Value | undefined> {
  const given = new AbortController();
  try {
    return await Promise.race([asked, sleep(patience, undefined, { signal: given.signal })]);
  } finally {
    given.abort();
  }
}

/** The desk of a ledger, by its witness, or by a copy of the file, since opening it would change it. */
function findDesk(file: string): string | undefined {
  const witness = readWitness(file);
  if (witness.kind === 'head') return witness.head.deskId;
  const folder = makeTemporaryFolder('desk');
  let database: Database.Database | undefined;
  try {
    const copy = join(folder.path, 'copy.sqlite');
    copyLedgerFiles(file, copy);
    database = new Database(copy);
    return database.prepare<[], string>('SELECT desk_id FROM ledger').pluck().get();
  } catch {
    return undefined;
  } finally {
    database?.close();
    folder.remove();
  }
}

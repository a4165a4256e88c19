import { existsSync, renameSync, statSync } from 'node:fs';
import { freeName } from '../database/copy.ts';
import { openWritable } from '../database/open.ts';
import { findHead, type Head, holdsLine } from '../events/head.ts';
import { readSeal, sealFile } from '../seal/file.ts';
import { keepWitness } from './keep.ts';
import { readWitness, witnessFile } from './read.ts';

/**
 * A person's word that a ledger is to be opened as it stands, although its witness knows more or is gone: it gets a new one,
 * and the old one is kept under another name, as its seal is; where the witness has nothing against it, it stays. Nobody may
 * have the ledger open. Gives what its log ends with.
 */
export function acceptLedger(file: string, stamp: string): Head | undefined {
  // Opening a file that is not there would make an empty one.
  statSync(file);
  const database = openWritable(file);
  let head: Head | undefined;
  let isVouchedFor: boolean;
  try {
    head = findHead(database);
    const witness = readWitness(file);
    const seal = readSeal(file);
    const isSealed = seal === undefined || (seal !== 'damaged' && holdsLine(database, seal));
    isVouchedFor = isSealed && witness.kind === 'head' && holdsLine(database, witness.head);
  } finally {
    database.close();
  }
  if (isVouchedFor) return head;
  for (const known of [witnessFile(file), sealFile(file)]) {
    if (existsSync(known)) renameSync(known, freeName(`${known}.replaced-${stamp}`));
  }
  if (head) keepWitness(file, head).close();
  return head;
}

import type { OperationView } from '../../contract/index.ts';
import { readWitness } from '../ledger/witness/read.ts';

/** The same in short, as receipts and files say it and `npm run ledger -- verify` takes it: sixteen digits tell two lines apart. */
export function writeLedgerLine(file: string): string | null {
  const ended = readLedgerLine(file);
  return ended ? `${ended.line}:${ended.digest.slice(0, 16)}` : null;
}

/** What a ledger ends with, by its witness, which is told of each line before anybody hears of it; undefined for an empty one. */
export function readLedgerLine(file: string): OperationView['ledgerLine'] {
  const witness = readWitness(file);
  if (witness.kind !== 'head' || witness.head.sequence === 0) return undefined;
  return { line: witness.head.sequence, digest: witness.head.digest };
}

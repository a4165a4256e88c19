import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { UnfitExport } from './csv/unfit.ts';
import { parseExportPieces } from './export-csv.ts';
import { type ReadAnswer, type ReadOrder, rowsPerPiece } from './read-file.ts';

// Runs as a thread of its own: reading a file of a million rows takes a minute of a processor. It gives a piece for each
// message that it is sent, and has the next one ready meanwhile; so it never runs ahead of the ledger by more than that.

const { path, accounts, accountId } = workerData as ReadOrder;
const byIdentifier = new Map(accounts.map(({ identifier, ...account }) => [identifier, account]));
const owners = {
  findAccount: (identifier: string) => byIdentifier.get(identifier),
  named: accounts.find((account) => account.accountId === accountId),
  only: accounts.length === 1 ? accounts[0] : undefined,
};
const pieces = parseExportPieces(createReadStream(path), owners, rowsPerPiece);

let ahead = readAhead();
parentPort?.on('message', async () => {
  const answer = await ahead;
  if (answer.kind === 'piece') ahead = readAhead();
  parentPort?.postMessage(answer);
});

async function readAhead(): Promise<ReadAnswer> {
  try {
    const { done, value } = await pieces.next();
    return done ? { kind: 'end' } : { kind: 'piece', piece: value };
  } catch (failure) {
    if (failure instanceof UnfitExport) return { kind: 'unfit', reason: failure.reason };
    return { kind: 'failed', message: failure instanceof Error ? failure.message : String(failure) };
  }
}

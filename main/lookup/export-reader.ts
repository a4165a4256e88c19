import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { parseExportPieces } from './export-csv.ts';
import { type ReadAnswer, type ReadOrder, rowsPerPiece } from './read-file.ts';

// Runs as a thread of its own: reading a file of a million rows takes a minute of a processor. It gives a piece for each
// message that it is sent, and has the next one ready meanwhile; so it never runs ahead of the ledger by more than that.

const { path, accounts } = workerData as ReadOrder;
const byIdentifier = new Map(accounts.map(({ identifier, ...account }) => [identifier, account]));
const pieces = parseExportPieces(createReadStream(path), (identifier) => byIdentifier.get(identifier), rowsPerPiece);

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
    return { kind: 'failed', message: failure instanceof Error ? failure.message : String(failure) };
  }
}

import { parentPort, workerData } from 'node:worker_threads';
import { UnfitExport } from './csv/unfit.ts';
import { readTables } from './file/tables.ts';
import { ownersOf, type ReadAnswer, type ReadOrder, rowsPerPiece } from './read-file.ts';

// Runs as a thread of its own: reading a file of a million rows takes a minute of a processor. It gives a piece for each
// message that it is sent, and has the next one ready meanwhile; so it never runs ahead of the ledger by more than that.

const order = workerData as ReadOrder;
const pieces = readTables(order.path, ownersOf(order), rowsPerPiece, order.rules);

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

import { parentPort, workerData } from 'node:worker_threads';
import { UnfitExport } from './csv/unfit.ts';
import { digestFile } from './detect/digest.ts';
import { inspectFile } from './detect/inspect.ts';
import { readTables } from './file/tables.ts';
import { type InspectOrder, ownersOf, type ReadAnswer, type ReadOrder, rowsPerPiece } from './read-file.ts';

// Runs as a thread of its own: reading a file of a million rows takes a minute of a processor. It gives a piece for each
// message that it is sent, and has the next one ready meanwhile; so it never runs ahead of the ledger by more than that.

const order = workerData as ReadOrder | InspectOrder;
const answers = 'inspect' in order ? inspect(order) : read(order);

let ahead = readAhead();
parentPort?.on('message', async () => {
  const answer = await ahead;
  if (answer.kind === 'piece') ahead = readAhead();
  parentPort?.postMessage(answer);
});

async function* inspect({ path, accounts, inspect: said }: InspectOrder): AsyncGenerator<ReadAnswer> {
  yield { kind: 'inspected', inspection: await inspectFile(path, accounts, said) };
}

async function* read(order: ReadOrder): AsyncGenerator<ReadAnswer> {
  if (order.digest !== undefined && (await digestFile(order.path)).digest !== order.digest) {
    throw new UnfitExport({ kind: 'changedSincePreview' });
  }
  for await (const piece of readTables(order.path, ownersOf(order), rowsPerPiece, order.rules)) {
    yield { kind: 'piece', piece };
  }
}

async function readAhead(): Promise<ReadAnswer> {
  try {
    const { done, value } = await answers.next();
    return done ? { kind: 'end' } : value;
  } catch (failure) {
    if (failure instanceof UnfitExport) return { kind: 'unfit', reason: failure.reason };
    return { kind: 'failed', message: failure instanceof Error ? failure.message : String(failure) };
  }
}

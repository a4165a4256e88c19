import { parentPort } from 'node:worker_threads';
import { assertNever } from '../../protocol/assert-never.ts';
import { buffersOf, packRows } from '../ports/packed-rows.ts';
import { UnfitExport } from './csv/unfit.ts';
import { digestFile } from './detect/digest.ts';
import { inspectFile } from './detect/inspect.ts';
import { readTables } from './file/tables.ts';
import { ownersOf, type ReadAnswer, type ReadOrder, type ReadRequest, rowsPerPiece } from './read-file.ts';

// Runs as a thread of its own: reading a file of a million rows takes a minute of a processor. It gives a piece for each
// time that it is asked, and has the next one ready meanwhile; so it never runs ahead of the ledger by more than that.

let answers: AsyncGenerator<ReadAnswer> | undefined;
let ahead: Promise<ReadAnswer> | undefined;

parentPort?.on('message', async (request: ReadRequest) => {
  switch (request.kind) {
    case 'inspect': {
      const { path, accounts, inspect } = request.order;
      const inspected = async () =>
        ({ kind: 'inspected', inspection: await inspectFile(path, accounts, inspect) }) as const;
      return parentPort?.postMessage(await explainFailure(inspected));
    }
    case 'read':
      answers = read(request.order);
      ahead = readAhead(answers);
      return;
    case 'next': {
      const answer = (await ahead) ?? { kind: 'failed', message: 'No file was begun.' };
      if (answer.kind === 'piece' && answers) ahead = readAhead(answers);
      return post(answer);
    }
    default:
      assertNever(request);
  }
});

/** The bytes of a piece go over: this thread keeps no copy. */
function post(answer: ReadAnswer): void {
  parentPort?.postMessage(answer, answer.kind === 'piece' ? buffersOf(answer.piece.rows) : []);
}

async function* read(order: ReadOrder): AsyncGenerator<ReadAnswer> {
  if (order.digest !== undefined && (await digestFile(order.path)).digest !== order.digest) {
    throw new UnfitExport({ kind: 'changedSincePreview' });
  }
  for await (const piece of readTables(order.path, ownersOf(order), rowsPerPiece, order.rules)) {
    yield { kind: 'piece', piece: { ...piece, rows: packRows(piece.rows) } };
  }
}

function readAhead(answers: AsyncGenerator<ReadAnswer>): Promise<ReadAnswer> {
  return explainFailure(async () => {
    const { done, value } = await answers.next();
    return done ? { kind: 'end' } : value;
  });
}

async function explainFailure(work: () => Promise<ReadAnswer>): Promise<ReadAnswer> {
  try {
    return await work();
  } catch (failure) {
    if (failure instanceof UnfitExport) return { kind: 'unfit', reason: failure.reason };
    return { kind: 'failed', message: failure instanceof Error ? failure.message : String(failure) };
  }
}

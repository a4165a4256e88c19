import { workerData } from 'node:worker_threads';
import { openReadable, type ReadableDatabase } from '../database/open.ts';
import { findChain, readChain } from '../queries/chain.ts';
import { findLastImport } from '../queries/last-import.ts';
import { countOpen, countToSettle, findOperation, findRequest, listOperations } from '../queries/operations.ts';
import { findPlan } from '../queries/plan.ts';
import { type SearchQuestion, searchTransactions } from '../queries/search.ts';
import { serveThread } from './serve.ts';

/** Everything that a screen asks. Each call is one snapshot and leaves none open, so the log never grows by it. */
export function createReaderMethods(database: ReadableDatabase) {
  const consistently = <Value>(read: () => Value): Value => database.transaction(read)();
  return {
    searchTransactions: (question: SearchQuestion) => consistently(() => searchTransactions(database, question)),
    findChain: (accountId: string, transactionId: string) =>
      consistently(() => findChain(database, accountId, transactionId)),
    readChain: (accountId: string, chainId: string) => consistently(() => readChain(database, accountId, chainId)),
    findPlan: (accountId: string, transactionId: string) =>
      consistently(() => findPlan(database, accountId, transactionId)),
    findOperation: (operationId: string) => consistently(() => findOperation(database, operationId)),
    findRequest: (operationId: string) => findRequest(database, operationId),
    listOperations: (only: 'all' | 'toSettle', limit: number) =>
      consistently(() => listOperations(database, only, limit)),
    countOpen: (accountId: string) => countOpen(database, accountId),
    countToSettle: () => countToSettle(database),
    findLastImport: () => findLastImport(database),
  };
}
export type ReaderMethods = ReturnType<typeof createReaderMethods>;

serveThread(() => {
  const database = openReadable((workerData as { file: string }).file);
  return { methods: createReaderMethods(database), close: () => database.close() };
});

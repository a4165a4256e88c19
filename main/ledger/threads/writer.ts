import { workerData } from 'node:worker_threads';
import type { Statement } from '../../domain/decide/settle.ts';
import type { LookResult, Stamp } from '../../domain/event.ts';
import type { AttemptOutcome } from '../../domain/operation.ts';
import type { LedgerChange } from '../../ports/feed.ts';
import type { Piece, RefusedNotification, VerifiedNotification } from '../../ports/intake.ts';
import type { Draft, TakeCommand } from '../../ports/journal.ts';
import { checkAtStart } from '../database/check.ts';
import { migrate } from '../database/migrate.ts';
import { openWritable, type WritableDatabase } from '../database/open.ts';
import { readStale } from '../database/stale.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { recordImport, recordNotification, recordRows, setNotificationAside } from '../writing/intake.ts';
import { begin, draft, end, recordLookUp, recover, settle, take } from '../writing/journal.ts';
import { beginWriting, changeOf, type Writing } from '../writing/writing.ts';
import { serveThread } from './serve.ts';

/** What a write answers, and what it changed on the way. */
export interface Written<Value> {
  readonly value: Value;
  readonly change: LedgerChange;
}

/** Everything that may change the ledger. Each call is one transaction, durable before it is answered. */
export function createWriterMethods(database: WritableDatabase) {
  const durably = <Value>(write: (writing: Writing) => Value): Written<Value> => {
    const writing = beginWriting(database);
    const transaction = database.transaction(() => {
      const value = write(writing);
      return { value, change: changeOf(writing) };
    });
    return transaction.immediate();
  };
  return {
    draft: (drafted: Draft, stamp: Stamp) => durably((writing) => draft(writing, drafted, stamp)),
    take: (command: TakeCommand, stamp: Stamp) => durably((writing) => take(writing, command, stamp)),
    begin: (operationId: string, attemptId: string, stamp: Stamp) =>
      durably((writing) => begin(writing, operationId, attemptId, stamp)),
    end: (operationId: string, attemptId: string, outcome: AttemptOutcome, stamp: Stamp) =>
      durably((writing) => end(writing, operationId, attemptId, outcome, stamp)),
    settle: (operationId: string, statement: Statement, stamp: Stamp) =>
      durably((writing) => settle(writing, operationId, statement, stamp)),
    recover: (stamp: Stamp, only: string | null = null) => durably((writing) => recover(writing, stamp, only)),
    recordLookUp: (operationId: string, look: { result: LookResult; cause: string | null }, stamp: Stamp) =>
      durably((writing) => recordLookUp(writing, operationId, look, stamp)),
    recordRows: (importId: string, piece: Piece, stamp: Stamp) =>
      durably((writing) => recordRows(writing, importId, piece, stamp)),
    recordImport: (importId: string, source: string, stamp: Stamp) =>
      durably((writing) => recordImport(writing, importId, source, stamp)),
    recordNotification: (notification: VerifiedNotification, stamp: Stamp) =>
      durably((writing) => recordNotification(writing, notification, stamp)),
    setNotificationAside: (refused: RefusedNotification, stamp: Stamp) =>
      durably((writing) => setNotificationAside(writing, refused, stamp)),
    /** What the projections can be used for until they are made anew; undefined when they are those of the log. */
    readStale: () => ({ value: readStale(database), change: { operations: [], chains: [] } }),
    rebuildProjections: () => {
      rebuildProjections(database);
      return { value: undefined, change: { operations: [], chains: [] } };
    },
  };
}
export type WriterMethods = ReturnType<typeof createWriterMethods>;

serveThread(() => {
  const database = openWritable((workerData as { file: string }).file);
  checkAtStart(database);
  migrate(database);
  return { methods: createWriterMethods(database), close: () => database.close() };
});

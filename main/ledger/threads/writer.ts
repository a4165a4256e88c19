import { workerData } from 'node:worker_threads';
import { migrate } from '../database/migrate.ts';
import { openWritable, type WritableDatabase } from '../database/open.ts';
import type { AttemptOutcome, Stamp } from '../events/event.ts';
import type { ImportedRow } from '../import/observation.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { keepObservations, recordImport } from '../writing/import-rows.ts';
import {
  beginSending,
  confirmDraft,
  confirmNewAttempt,
  type Draft,
  endSending,
  type NewAttempt,
  writeDraft,
} from '../writing/journal.ts';
import { recoverInterrupted } from '../writing/recover.ts';
import { type Statement, settleByHand } from '../writing/settle.ts';
import { serveThread } from './serve.ts';

/** Everything that may change the ledger. Each call is one transaction, durable before it is answered. */
export function createWriterMethods(database: WritableDatabase) {
  const durably = <Value>(write: () => Value): Value => database.transaction(write).immediate();
  return {
    writeDraft: (draft: Draft, stamp: Stamp) => durably(() => writeDraft(database, draft, stamp)),
    confirmDraft: (operationId: string, fingerprint: string, stamp: Stamp) =>
      durably(() => confirmDraft(database, operationId, fingerprint, stamp)),
    confirmNewAttempt: (operationId: string, attempt: NewAttempt, fingerprint: string, stamp: Stamp) =>
      durably(() => confirmNewAttempt(database, operationId, attempt, fingerprint, stamp)),
    beginSending: (operationId: string, attemptId: string, stamp: Stamp) =>
      durably(() => beginSending(database, operationId, attemptId, stamp)),
    endSending: (operationId: string, attemptId: string, outcome: AttemptOutcome, stamp: Stamp) =>
      durably(() => endSending(database, operationId, attemptId, outcome, stamp)),
    settleByHand: (operationId: string, statement: Statement, stamp: Stamp) =>
      durably(() => settleByHand(database, operationId, statement, stamp)),
    recoverInterrupted: (stamp: Stamp, only: string | null = null) =>
      durably(() => recoverInterrupted(database, stamp, only)),
    keepObservations: (importId: string, rows: readonly ImportedRow[], stamp: Stamp) =>
      durably(() => keepObservations(database, importId, rows, stamp)),
    recordImport: (importId: string, source: string, stamp: Stamp) =>
      durably(() => recordImport(database, importId, source, stamp)),
    rebuildProjections: () => rebuildProjections(database),
  };
}
export type WriterMethods = ReturnType<typeof createWriterMethods>;

serveThread(() => {
  const database = openWritable((workerData as { file: string }).file);
  migrate(database);
  return { methods: createWriterMethods(database), close: () => database.close() };
});

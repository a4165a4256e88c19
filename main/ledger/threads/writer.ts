import { workerData } from 'node:worker_threads';
import { checkAtStart } from '../database/check.ts';
import { migrate } from '../database/migrate.ts';
import { openWritable, type WritableDatabase } from '../database/open.ts';
import type { AttemptOutcome, Stamp } from '../events/event.ts';
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
import { type KeptRow, keepNotification } from '../writing/keep-notification.ts';
import { recordLook } from '../writing/look.ts';
import { recoverInterrupted } from '../writing/recover.ts';
import { type RefusedNotification, refuseNotification } from '../writing/refuse-notification.ts';
import { type Statement, settleByHand } from '../writing/settle.ts';
import { serveThread } from './serve.ts';

/** Everything that may change the ledger. Each call is one transaction, durable before it is answered. */
export function createWriterMethods(database: WritableDatabase) {
  const durably = <Value>(write: () => Value): Value => database.transaction(write).immediate();
  return {
    writeDraft: (draft: Draft, stamp: Stamp) => durably(() => writeDraft(database, draft, stamp)),
    confirmDraft: (operationId: string, reviewed: Parameters<typeof confirmDraft>[2], stamp: Stamp) =>
      durably(() => confirmDraft(database, operationId, reviewed, stamp)),
    confirmNewAttempt: (operationId: string, attempt: NewAttempt, fingerprint: string, stamp: Stamp) =>
      durably(() => confirmNewAttempt(database, operationId, attempt, fingerprint, stamp)),
    beginSending: (operationId: string, attemptId: string, stamp: Stamp) =>
      durably(() => beginSending(database, operationId, attemptId, stamp)),
    endSending: (operationId: string, attemptId: string, outcome: AttemptOutcome, stamp: Stamp) =>
      durably(() => endSending(database, operationId, attemptId, outcome, stamp)),
    settleByHand: (operationId: string, statement: Statement, stamp: Stamp) =>
      durably(() => settleByHand(database, operationId, statement, stamp)),
    recordLook: (operationId: string, look: Parameters<typeof recordLook>[2], stamp: Stamp) =>
      durably(() => recordLook(database, operationId, look, stamp)),
    recoverInterrupted: (stamp: Stamp, only: string | null = null) =>
      durably(() => recoverInterrupted(database, stamp, only)),
    keepObservations: (importId: string, piece: Parameters<typeof keepObservations>[2], stamp: Stamp) =>
      durably(() => keepObservations(database, importId, piece, stamp)),
    recordImport: (importId: string, source: string, stamp: Stamp) =>
      durably(() => recordImport(database, importId, source, stamp)),
    keepNotification: (notification: KeptRow, stamp: Stamp) =>
      durably(() => keepNotification(database, notification, stamp)),
    refuseNotification: (refused: RefusedNotification, stamp: Stamp) =>
      durably(() => refuseNotification(database, refused, stamp)),
    rebuildProjections: () => rebuildProjections(database),
  };
}
export type WriterMethods = ReturnType<typeof createWriterMethods>;

serveThread(() => {
  const database = openWritable((workerData as { file: string }).file);
  checkAtStart(database);
  migrate(database);
  return { methods: createWriterMethods(database), close: () => database.close() };
});

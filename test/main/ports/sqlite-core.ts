import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../main/ledger/database/migrate.ts';
import { openWritable } from '../../../main/ledger/database/open.ts';
import { readAround } from '../../../main/ledger/queries/around.ts';
import { findProbable, listLookUps, listUndecided } from '../../../main/ledger/queries/cases.ts';
import { findChain, readChain } from '../../../main/ledger/queries/chain.ts';
import { findLastImport } from '../../../main/ledger/queries/last-import.ts';
import { listKept, listRefused } from '../../../main/ledger/queries/notifications.ts';
import {
  countOpen,
  countUnknown,
  findOperation,
  findReview,
  listOperations,
} from '../../../main/ledger/queries/operations.ts';
import { findPlan } from '../../../main/ledger/queries/plan.ts';
import { aside, searchTransactions, seekTransactions } from '../../../main/ledger/search/page.ts';
import { findTimeSpan } from '../../../main/ledger/search/span.ts';
import {
  recordImport,
  recordNotification,
  recordRows,
  setNotificationAside,
} from '../../../main/ledger/writing/intake.ts';
import { begin, draft, end, recordLookUp, recover, settle, take } from '../../../main/ledger/writing/journal.ts';
import { beginWriting, changeOf, type Writing } from '../../../main/ledger/writing/writing.ts';
import type { LedgerChange } from '../../../main/ports/feed.ts';
import type { Core } from './core.ts';

/** The ledger's own functions in this thread, on a file that is not synced: for thousands of ledgers in one test. */
export interface SqliteCore extends Core {
  /** Begins an empty ledger; what stood there is forgotten. */
  renew(): void;
  close(): void;
}

export function openSqliteCore(): SqliteCore {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-core-'));
  const database = openWritable(join(folder, 'ledger.sqlite'));
  migrate(database);
  database.pragma('synchronous = OFF');
  const listeners = new Set<(change: LedgerChange) => void>();

  /** main/ledger/threads/writer.ts and main/ledger/feed.ts, without a thread between them. */
  const write = <Value>(change: (writing: Writing) => Value): Value => {
    const writing = beginWriting(database);
    const transaction = database.transaction(() => {
      const value = change(writing);
      return { value, told: changeOf(writing) };
    });
    const { value, told } = transaction.immediate();
    if (told.operations.length + told.chains.length > 0) for (const listener of listeners) listener(told);
    return value;
  };

  return {
    journal: {
      draft: (...words) => write((writing) => draft(writing, ...words)),
      take: (...words) => write((writing) => take(writing, ...words)),
      begin: (...words) => write((writing) => begin(writing, ...words)),
      end: (...words) => write((writing) => end(writing, ...words)),
      settle: (...words) => write((writing) => settle(writing, ...words)),
      recover: (stamp, only) => write((writing) => recover(writing, stamp, only ?? null)),
      recordLookUp: (...words) => write((writing) => recordLookUp(writing, ...words)),
    },
    intake: {
      recordRows: (...words) => write((writing) => recordRows(writing, ...words)),
      recordImport: (...words) => write((writing) => recordImport(writing, ...words)),
      recordNotification: (...words) => write((writing) => recordNotification(writing, ...words)),
      setNotificationAside: (...words) => write((writing) => setNotificationAside(writing, ...words)),
    },
    views: {
      searchTransactions: (question) => searchTransactions(database, question),
      searchOn: (question) => searchTransactions(database, question, aside),
      seekTransactions: (question) => seekTransactions(database, question),
      findTimeSpan: () => findTimeSpan(database),
      readAround: (question) => readAround(database, question),
      findChain: (...words) => findChain(database, ...words),
      readChain: (...words) => readChain(database, ...words),
      findPlan: (...words) => findPlan(database, ...words),
      findOperation: (operationId) => findOperation(database, operationId),
      findReview: (operationId) => findReview(database, operationId),
      listOperations: (...words) => listOperations(database, ...words),
      listUndecided: () => listUndecided(database),
      listLookUps: (operationId) => listLookUps(database, operationId),
      findProbable: (operationId) => findProbable(database, operationId),
      listKeptNotifications: (limit) => listKept(database, limit),
      listRefusedNotifications: (limit) => listRefused(database, limit),
      countOpen: (accountId) => countOpen(database, accountId),
      countUnknown: () => countUnknown(database),
      findLastImport: () => findLastImport(database),
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    renew: () => {
      if (database.inTransaction) database.exec('ROLLBACK');
      listeners.clear();
      database.exec('BEGIN');
    },
    close: () => {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../main/ledger/database/migrate.ts';
import { openWritable, type WritableDatabase } from '../../../main/ledger/database/open.ts';
import { findAnsweredPage } from '../../../main/ledger/events/texts.ts';
import { readAround } from '../../../main/ledger/queries/around.ts';
import { findProbable, listLookUps, listUndecided } from '../../../main/ledger/queries/cases.ts';
import { findChain, readChain } from '../../../main/ledger/queries/chain.ts';
import { findFreeOrder, listOfClient } from '../../../main/ledger/queries/client.ts';
import { findLastImport } from '../../../main/ledger/queries/last-import.ts';
import { listNotes } from '../../../main/ledger/queries/notes.ts';
import { listKept, listRefused } from '../../../main/ledger/queries/notifications.ts';
import {
  countDrafts,
  countOpen,
  countUnknown,
  findOperation,
  findReview,
  listLeft,
  listOperations,
  listSending,
} from '../../../main/ledger/queries/operations.ts';
import { readOrder } from '../../../main/ledger/queries/order.ts';
import { findOwnPlan, findPlan, listOwnPlans } from '../../../main/ledger/queries/plan.ts';
import { findTransaction, hasTransactions } from '../../../main/ledger/queries/transactions.ts';
import { aside, searchTransactions, seekTransactions } from '../../../main/ledger/search/page.ts';
import { inOneGo, sortTransactions } from '../../../main/ledger/search/sort.ts';
import { findTimeSpan } from '../../../main/ledger/search/span.ts';
import { createWriterMethods, type Written } from '../../../main/ledger/threads/writes.ts';
import type { LedgerChange } from '../../../main/ports/feed.ts';
import type { Core } from './core.ts';

/** The ledger's own functions in this thread, on a file that is not synced: for thousands of ledgers in one test. */
export interface SqliteCore extends Core {
  readonly database: WritableDatabase;
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

  const writer = createWriterMethods(database);

  /** main/ledger/feed.ts, without a thread behind it. */
  const tell = <Value>({ value, change }: Written<Value>): Value => {
    if (change.operations.length + change.chains.length > 0) for (const listener of listeners) listener(change);
    return value;
  };

  return {
    database,
    journal: {
      draft: (...words) => tell(writer.draft(...words)),
      take: (...words) => tell(writer.take(...words)),
      begin: (...words) => tell(writer.begin(...words)),
      end: (...words) => tell(writer.end(...words)),
      settle: (...words) => tell(writer.settle(...words)),
      recover: (stamp, only) => tell(writer.recover(stamp, only ?? null)),
      addNote: (...words) => tell(writer.addNote(...words)),
      recordLookUp: (...words) => tell(writer.recordLookUp(...words)),
      recordAct: (...words) => tell(writer.recordAct(...words)),
      recordMove: (...words) => tell(writer.recordMove(...words)),
    },
    intake: {
      recordRows: (...words) => tell(writer.recordRows(...words)),
      recordImport: (...words) => tell(writer.recordImport(...words)),
      recordNotification: (...words) => tell(writer.recordNotification(...words)),
      setNotificationAside: (...words) => tell(writer.setNotificationAside(...words)),
    },
    views: {
      searchTransactions: (question) => searchTransactions(database, question),
      searchOn: (question) => searchTransactions(database, question, aside),
      seekTransactions: (question) => seekTransactions(database, question),
      sortTransactions: (question) => sortTransactions(database, question),
      walkList: (question) => searchTransactions(database, question),
      walkSorted: (question) => sortTransactions(database, question, undefined, inOneGo),
      findRow: (accountId, transactionId) => findTransaction(database, { accountId, transactionId }),
      findTimeSpan: () => findTimeSpan(database),
      readAround: (question) => readAround(database, question),
      readOrder: (question) => readOrder(database, question),
      listOfClient: (...words) => listOfClient(database, ...words),
      findFreeOrder: (...words) => findFreeOrder(database, ...words),
      findChain: (...words) => findChain(database, ...words),
      readChain: (...words) => readChain(database, ...words),
      findPlan: (...words) => findPlan(database, ...words),
      listOwnPlans: (endingFrom) => listOwnPlans(database, endingFrom),
      findOwnPlan: (operationId) => findOwnPlan(database, operationId),
      findOperation: (operationId) => findOperation(database, operationId),
      findAnsweredPage: (attemptId) => findAnsweredPage(database, attemptId),
      findReview: (operationId) => findReview(database, operationId),
      listOperations: (...words) => listOperations(database, ...words),
      listUndecided: () => listUndecided(database),
      listLookUps: (operationId) => listLookUps(database, operationId),
      listNotes: (...words) => listNotes(database, ...words),
      findProbable: (operationId) => findProbable(database, operationId),
      listKeptNotifications: (limit) => listKept(database, limit),
      listRefusedNotifications: (limit) => listRefused(database, limit),
      countOpen: (accountId) => countOpen(database, accountId),
      listSending: () => listSending(database),
      countUnknown: () => countUnknown(database),
      countDrafts: (since) => countDrafts(database, since),
      listLeft: (since) => listLeft(database, since),
      findLastImport: () => findLastImport(database),
      hasTransactions: (accountId) => hasTransactions(database, accountId),
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

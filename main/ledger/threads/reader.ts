import { isMainThread } from 'node:worker_threads';
import type { OrderQuestion } from '../../domain/charge/order-situation.ts';
import type { ClientName } from '../../domain/client.ts';
import type { ImportIdentity } from '../../domain/import.ts';
import type { AuditQuestion } from '../../ports/audit.ts';
import type { RowKey } from '../../ports/imports.ts';
import type { LineName, LogPlace } from '../../ports/replica.ts';
import type { AroundQuestion, SearchQuestion, SeekQuestion, SortQuestion } from '../../ports/views.ts';
import { writeBackup } from '../backup/write.ts';
import { checkWholeFile } from '../database/check.ts';
import { openReadable, type ReadableDatabase } from '../database/open.ts';
import { findAnsweredPage } from '../events/texts.ts';
import { readAround } from '../queries/around.ts';
import { readAudit } from '../queries/audit.ts';
import { findProbable, listLookUps, listUndecided } from '../queries/cases.ts';
import { findChain, readChain } from '../queries/chain.ts';
import { findFreeOrder, listOfClient } from '../queries/client.ts';
import { findKnown, findUnfinished, listImports } from '../queries/imports.ts';
import { findLastImport } from '../queries/last-import.ts';
import { listNotes } from '../queries/notes.ts';
import { listKept, listRefused } from '../queries/notifications.ts';
import {
  countDrafts,
  countOpen,
  countUnknown,
  findOperation,
  findReview,
  listLeft,
  listOperations,
  listSending,
} from '../queries/operations.ts';
import { readOrder } from '../queries/order.ts';
import { findOwnPlan, findPlan, listOwnPlans } from '../queries/plan.ts';
import { findTransaction, hasTransactions } from '../queries/transactions.ts';
import { readOwn, readOwnHead } from '../replica/own-log.ts';
import { findDigests, readNewestLines, readPlaces } from '../replica/places.ts';
import { findRedacted, readBond } from '../replica/team-records.ts';
import { readReviewed } from '../replica/versions.ts';
import { searchTransactions, seekTransactions } from '../search/page.ts';
import { searchOn } from '../search/search-on.ts';
import { inOneGo, sortTransactions } from '../search/sort.ts';
import { findTimeSpan } from '../search/span.ts';
import type { Turn } from '../search/turns.ts';
import { type Service, serveThread, type ThreadSide } from './serve.ts';
import { tellSlow } from './tell-slow.ts';

/** Everything that a screen asks. Each call is one snapshot and leaves none open, so the log never grows by it. */
export function createReaderMethods(database: ReadableDatabase) {
  const consistently = <Value>(read: () => Value): Value => database.transaction(read)();
  return {
    searchTransactions: (question: SearchQuestion) => consistently(() => searchTransactions(database, question)),
    seekTransactions: (question: SeekQuestion) => consistently(() => seekTransactions(database, question)),
    /** Takes as long as an absence takes to prove: for a thread of its own, not for the screen's. */
    searchOn: (question: SearchQuestion, turn?: Turn) => consistently(() => searchOn(database, question, turn)),
    /** Compares all rows of a list: for a thread of its own as well. */
    sortTransactions: (question: SortQuestion, turn?: Turn) =>
      consistently(() => sortTransactions(database, question, turn)),
    /** The same for whole lists. */
    walkList: (question: SearchQuestion) => consistently(() => searchTransactions(database, question)),
    walkSorted: (question: SortQuestion) =>
      consistently(() => sortTransactions(database, question, undefined, inOneGo)),
    findRow: (accountId: string, transactionId: string) => findTransaction(database, { accountId, transactionId }),
    findTimeSpan: () => findTimeSpan(database),
    readAround: (question: AroundQuestion) => consistently(() => readAround(database, question)),
    readOrder: (question: OrderQuestion) => consistently(() => readOrder(database, question)),
    listOfClient: (accountId: string, name: ClientName, limit: number) =>
      listOfClient(database, accountId, name, limit),
    findFreeOrder: (accountId: string, orderIds: readonly string[]) => findFreeOrder(database, accountId, orderIds),
    findChain: (accountId: string, transactionId: string) =>
      consistently(() => findChain(database, accountId, transactionId)),
    readChain: (accountId: string, chainId: string) => consistently(() => readChain(database, accountId, chainId)),
    findPlan: (accountId: string, transactionId: string) =>
      consistently(() => findPlan(database, accountId, transactionId)),
    listOwnPlans: (endingFrom: string) => listOwnPlans(database, endingFrom),
    findOwnPlan: (operationId: string) => consistently(() => findOwnPlan(database, operationId)),
    findOperation: (operationId: string) => consistently(() => findOperation(database, operationId)),
    findAnsweredPage: (attemptId: string) => findAnsweredPage(database, attemptId),
    findReview: (operationId: string) => findReview(database, operationId),
    listOperations: (only: 'all' | 'unknown', limit: number) =>
      consistently(() => listOperations(database, only, limit)),
    listUndecided: () => consistently(() => listUndecided(database)),
    listLookUps: (operationId: string) => listLookUps(database, operationId),
    listNotes: (accountId: string, transactionId: string) => listNotes(database, accountId, transactionId),
    findProbable: (operationId: string) => consistently(() => findProbable(database, operationId)),
    listKeptNotifications: (limit: number) => listKept(database, limit),
    listRefusedNotifications: (limit: number) => listRefused(database, limit),
    countOpen: (accountId: string) => countOpen(database, accountId),
    countUnknown: () => countUnknown(database),
    listSending: () => listSending(database),
    countDrafts: (since: number) => countDrafts(database, since),
    listLeft: (since: number) => listLeft(database, since),
    findLastImport: () => findLastImport(database),
    hasTransactions: (accountId: string) => hasTransactions(database, accountId),
    findUnfinished: (identity: ImportIdentity) => consistently(() => findUnfinished(database, identity)),
    listImports: (limit: number) => consistently(() => listImports(database, limit)),
    findKnown: (keys: readonly RowKey[]) => consistently(() => findKnown(database, keys)),
    readHead: () => consistently(() => readOwnHead(database)),
    readOwn: (from: Omit<LogPlace, 'touches'>, most: { readonly lines: number; readonly rows: number }) =>
      consistently(() => readOwn(database, from, most)),
    readPlaces: () => consistently(() => readPlaces(database)),
    readAudit: (question: AuditQuestion) => consistently(() => readAudit(database, question)),
    findDigests: (lines: readonly Pick<LineName, 'deskId' | 'sequence'>[]) =>
      consistently(() => findDigests(database, lines)),
    readNewestLines: () => consistently(() => readNewestLines(database)),
    readBond: () => readBond(database),
    findRedacted: () => findRedacted(database),
    readReviewed: (operationId: string) => consistently(() => readReviewed(database, operationId)),
    /** Takes as long as the file is large: for a thread of its own, not for the screen's. */
    writeBackup: (target: string) => writeBackup(database, target),
    checkWholeFile: () => checkWholeFile(database),
  };
}
export type ReaderMethods = ReturnType<typeof createReaderMethods>;

/** Opens the file of a side for reading. */
export function openReader(side: ThreadSide): Service {
  const database = openReadable(side.data.file);
  tellSlow(database, side);
  return { methods: createReaderMethods(database), close: () => database.close() };
}

if (!isMainThread) serveThread(openReader);

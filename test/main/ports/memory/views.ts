import { mostNotes, type Note } from '../../../../main/domain/note.ts';
import { isOpen } from '../../../../main/domain/operation.ts';
import { planEndOf } from '../../../../main/domain/plan.ts';
import { isProbable } from '../../../../main/domain/proof.ts';
import type { Transaction } from '../../../../main/domain/transaction.ts';
import type { TimeSpan, Views } from '../../../../main/ports/views.ts';
import type { Sync } from '../core.ts';
import { readAround } from './around.ts';
import { chooseRefused } from './intake.ts';
import { bearsAnothers, isResultOfAnother } from './named.ts';
import { readOrder } from './order.ts';
import {
  byPosition,
  findChain,
  findOwnPlan,
  lastLookAt,
  listAccount,
  readChain,
  readOperation,
  readPlan,
} from './read.ts';
import { search, seek, sort } from './search.ts';
import { findRow, keyOf, listOrder, type Store } from './store.ts';

/** Every question of a screen, answered from the maps. */
export function createViews(store: Store): Sync<Views> {
  const all = () => [...store.operations.keys()].toSorted().map((id) => readOperation(store, id) ?? never());
  return {
    searchTransactions: (question) => search(store, question),
    searchOn: (question) => search(store, question),
    seekTransactions: (question) => seek(store, question),
    sortTransactions: (question) => sort(store, question),
    walkList: (question) => search(store, question),
    walkSorted: (question) => sort(store, question),
    findRow: (accountId, transactionId) => findRow(store, accountId, transactionId),
    findTimeSpan: () => readSpan(store),
    readAround: (question) => readAround(store, question),
    readOrder: (question) => readOrder(store, question),
    listOfClient: (accountId, { by, text }, limit) =>
      listAccount(store, accountId)
        .map(({ row }) => row)
        .filter((row) => text !== '' && (by === 'client' ? row.client : row.clientEmail) === text)
        .toReversed()
        .slice(0, limit),
    findFreeOrder: (accountId, orderIds) =>
      orderIds.find(
        (orderId) =>
          listOrder(store, accountId, orderId).length === 0 &&
          ['order', 'credit'].every((kind) => !store.byChain.has(keyOf(accountId, `${kind}:${orderId}`))),
      ) ?? null,
    findChain: (accountId, transactionId) => findChain(store, accountId, transactionId),
    readChain: (accountId, chainId) => readChain(store, accountId, chainId),
    findPlan: (accountId, transactionId) => {
      const scheduleId = findRow(store, accountId, transactionId)?.scheduleId;
      return scheduleId ? readPlan(store, accountId, scheduleId) : null;
    },
    listOwnPlans: (endingFrom) =>
      all()
        .filter((operation) => operation.state === 'succeeded')
        .map((operation) => ({ operationId: operation.operationId, end: planEndOf(operation) }))
        .filter(({ end }) => end !== '' && end >= endingFrom)
        .toSorted((one, other) => (one.end === other.end ? 0 : one.end < other.end ? -1 : 1))
        .map(({ operationId }) => operationId),
    findOwnPlan: (operationId) => findOwnPlan(store, operationId),
    findOperation: (operationId) => readOperation(store, operationId),
    findAnsweredPage: (attemptId) => store.pages.get(attemptId),
    findReview: (operationId) => store.operations.get(operationId)?.review ?? null,
    listOperations: (only, limit) =>
      all()
        .filter(({ state }) => (only === 'unknown' ? state === 'unknown' : state !== 'drafted'))
        .toReversed()
        .toSorted((one, other) => other.changedAt - one.changedAt)
        .slice(0, limit),
    listUndecided: () =>
      all()
        .filter(({ state }) => state === 'unknown' || state === 'pending')
        .map((operation) => ({ operation, lastLookAt: lastLookAt(store, operation.operationId) })),
    listLookUps: (operationId) => (store.looks.get(operationId) ?? []).toReversed().slice(0, 50),
    listNotes: (accountId, transactionId) => listNotes(store, accountId, transactionId),
    findProbable: (operationId) => findProbable(store, operationId),
    listKeptNotifications: (limit) => [...store.notifications.values()].toReversed().slice(0, limit),
    listRefusedNotifications: (limit) => chooseRefused(store.refused, limit),
    countOpen: (accountId) => all().filter((one) => one.accountId === accountId && isOpen(one.state)).length,
    listSending: () => all().filter(({ state, deskId }) => state === 'sending' && deskId === null),
    countUnknown: () => all().filter(({ state }) => state === 'unknown').length,
    countDrafts: (since) => {
      const newest = new Map(
        all()
          .filter(({ deskId }) => deskId === null)
          .toSorted((one, other) => one.draftedAt - other.draftedAt || (one.operationId < other.operationId ? -1 : 1))
          .map((one) => [JSON.stringify([one.accountId, one.chainId]), one]),
      );
      return [...newest.values()].filter(({ state, draftedAt }) => state === 'drafted' && draftedAt >= since).length;
    },
    listLeft: (since) =>
      all()
        .filter(({ state, deskId }) => state !== 'drafted' && deskId === null)
        .toSorted((one, other) => one.changedAt - other.changedAt || (one.operationId < other.operationId ? -1 : 1))
        .map(({ operation, amount, state, attempts, confirmedAt }) => ({
          operation,
          amount,
          state,
          leftAt: attempts.at(-1)?.sentAt ?? confirmedAt ?? 0,
        }))
        .filter(({ leftAt }) => leftAt >= since),
    findLastImport: () => store.lastImport,
    hasTransactions: (accountId) => [...store.rows.values()].some(({ row }) => row.accountId === accountId),
  };
}

/** By the order; by the transaction alone where that has none. */
function listNotes(store: Store, accountId: string, transactionId: string): Note[] {
  const row = findRow(store, accountId, transactionId);
  if (!row) return [];
  return store.notes
    .filter((note) => note.accountId === accountId && note.orderId === row.orderId)
    .filter((note) => row.orderId !== '' || note.transactionId === transactionId)
    .toReversed()
    .slice(0, mostNotes);
}

function never(): never {
  throw new Error('An operation is listed and not there.');
}

/** Rows that may be what an operation of unknown outcome made, and that are no other operation's. */
function findProbable(store: Store, operationId: string): Transaction[] {
  const operation = readOperation(store, operationId);
  if (!operation) return [];
  const asker = { operation, attemptId: null };
  const isTaken = (row: Transaction) =>
    isResultOfAnother(store, asker, row.transactionId) || bearsAnothers(store, asker, row);
  return listAccount(store, operation.accountId)
    .map(({ row }) => row)
    .filter((row) => isProbable(row, operation) && !isTaken(row));
}

function readSpan({ rows }: Store): TimeSpan | null {
  const sorted = [...rows.values()].toSorted(byPosition);
  const [oldest, newest] = [sorted[0], sorted.at(-1)];
  return oldest && newest ? { oldest: oldest.row.happenedAt, newest: newest.row.happenedAt } : null;
}

import { extraDataForms } from '../../../../main/domain/extra-data.ts';
import { isOpen } from '../../../../main/domain/operation.ts';
import { isProbable } from '../../../../main/domain/proof.ts';
import type { Transaction } from '../../../../main/domain/transaction.ts';
import { fold } from '../../../../main/ledger/database/fold.ts';
import type { SearchAnswer, SearchQuestion, SeekQuestion, TimeSpan, Views } from '../../../../main/ports/views.ts';
import { assertNever } from '../../../../protocol/assert-never.ts';
import type { Sync } from '../core.ts';
import { readAround } from './around.ts';
import { listRefused } from './intake.ts';
import { isResultOfAnother } from './journal.ts';
import { byPosition, findChain, listAccount, readChain, readOperation, readPlan } from './read.ts';
import { findRow, type HeldRow, type Store } from './store.ts';

/** Every question of a screen, answered from the maps. */
export function createViews(store: Store): Sync<Views> {
  const all = () => [...store.operations.keys()].toSorted().map((id) => readOperation(store, id) ?? never());
  return {
    searchTransactions: (question) => search(store, question),
    seekTransactions: (question) => seek(store, question),
    findTimeSpan: () => readSpan(store),
    readAround: (question) => readAround(store, question),
    findChain: (accountId, transactionId) => findChain(store, accountId, transactionId),
    readChain: (accountId, chainId) => readChain(store, accountId, chainId),
    findPlan: (accountId, transactionId) => {
      const scheduleId = findRow(store, accountId, transactionId)?.scheduleId;
      return scheduleId ? readPlan(store, accountId, scheduleId) : null;
    },
    findOperation: (operationId) => readOperation(store, operationId),
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
    findProbable: (operationId) => findProbable(store, operationId),
    listKeptNotifications: (limit) => [...store.notifications.values()].toReversed().slice(0, limit),
    listRefusedNotifications: (limit) =>
      listRefused(store.refused)
        .slice(0, limit)
        .map(([, kept]) => kept),
    countOpen: (accountId) => all().filter((one) => one.accountId === accountId && isOpen(one.state)).length,
    countUnknown: () => all().filter(({ state }) => state === 'unknown').length,
    findLastImport: () => store.lastImport,
  };
}

function never(): never {
  throw new Error('An operation is listed and not there.');
}

function lastLookAt({ looks }: Store, operationId: string): number | null {
  const times = (looks.get(operationId) ?? []).map(({ lookedAt }) => lookedAt);
  return times.length === 0 ? null : Math.max(...times);
}

/** Rows that may be what an operation of unknown outcome made, and that are no other operation's. */
function findProbable(store: Store, operationId: string): Transaction[] {
  const operation = readOperation(store, operationId);
  if (!operation) return [];
  const isTaken = ({ transactionId, extraData }: Transaction) =>
    isResultOfAnother(store, operation, transactionId) ||
    [...store.operations.values()].some(
      ({ operation: other }) =>
        other.accountId === operation.accountId &&
        other.operationId !== operationId &&
        other.attempts.some(({ attemptId }) => extraDataForms(attemptId).includes(extraData)),
    );
  return listAccount(store, operation.accountId)
    .map(({ row }) => row)
    .filter((row) => isProbable(row, operation) && !isTaken(row));
}

/** Newest first; every word occurs, or the amount is one of those that the text can mean. */
function find({ rows }: Store, { text, amounts }: Pick<SearchQuestion, 'text' | 'amounts'>): HeldRow[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const isFound = ({ transactionId, orderId, client, clientEmail, clientName, amount }: Transaction) => {
    const searched = fold(`${transactionId} ${orderId} ${client} ${clientEmail} ${clientName}`);
    return words.every((word) => searched.includes(word)) || amounts.includes(amount.minor);
  };
  return [...rows.values()].filter(({ row }) => isFound(row)).toSorted((one, other) => byPosition(other, one));
}

function search(store: Store, question: SearchQuestion): SearchAnswer {
  const found = find(store, question);
  const { after } = question;
  const first = after === null ? 0 : found.filter(({ position }) => position >= Number(after)).length;
  return pageOf(found, first, question.limit);
}

function seek(store: Store, question: SeekQuestion): SearchAnswer {
  const found = find(store, question);
  const { to, limit } = question;
  switch (to.kind) {
    case 'oldest':
      return pageOf(found, Math.max(0, found.length - limit), limit);
    case 'newerThan': {
      const behind = found.filter(({ position }) => position > Number(to.cursor)).length;
      const first = Math.max(0, behind - limit);
      return pageOf(found, first, behind - first);
    }
    case 'at': {
      const second = Math.floor(to.time / 1000);
      return pageOf(found, found.filter(({ row }) => Math.floor(row.happenedAt / 1000) > second).length, limit);
    }
    default:
      return assertNever(to);
  }
}

function pageOf(found: readonly HeldRow[], first: number, limit: number): SearchAnswer {
  const shown = found.slice(first, first + limit);
  return {
    rows: shown.map(({ row }) => row),
    next: first + limit < found.length && shown.length > 0 ? String(shown.at(-1)?.position) : null,
    previous: first > 0 && shown.length > 0 ? String(shown[0]?.position) : null,
    total: found.length,
    exact: true,
    searchedBackTo: null,
    reading: 'anywhere',
  };
}

function readSpan({ rows }: Store): TimeSpan | null {
  const sorted = [...rows.values()].toSorted(byPosition);
  const [oldest, newest] = [sorted[0], sorted.at(-1)];
  return oldest && newest ? { oldest: oldest.row.happenedAt, newest: newest.row.happenedAt } : null;
}

import { chainIdOf } from '../../../../main/domain/chain.ts';
import { carriesId } from '../../../../main/domain/extra-data.ts';
import { beginsChain } from '../../../../main/domain/kinds.ts';
import { amendTold, mergeFact } from '../../../../main/domain/merge-fact.ts';
import { isRelatedAlike, relateRows } from '../../../../main/domain/neighbours.ts';
import type { Operation } from '../../../../main/domain/operation.ts';
import { findOwnWord, isDisowned, isOurWordAlone, nameOwn } from '../../../../main/domain/own-row.ts';
import { maySeeSecondPayment } from '../../../../main/domain/page/paid-again.ts';
import { lacksReference } from '../../../../main/domain/references.ts';
import type { Fact, Transaction } from '../../../../main/domain/transaction.ts';
import { noteChain, type Writing } from './change.ts';
import { retieOperation } from './operations.ts';
import { listAccount } from './read.ts';
import { findRow, listOrder, saveRow } from './store.ts';

/**
 * Adds what a source knows, and what follows from it: all rows of the account are related anew. Gives the operations whose answers
 * had named a row that is told to be another's, or may have.
 */
export function recordFact(writing: Writing, fact: Fact): readonly Operation[] {
  const { store } = writing;
  const { accountId, transactionId } = fact;
  const bearer = [...store.operations.values()].find(({ operation: { attempts } }) =>
    attempts.some(({ attemptId }) => carriesId(fact.extraData, attemptId)),
  );
  const isOwnable = fact.referenceId === null && fact.operation !== 'credit';
  if (isOwnable && bearer && (bearer.operation.state === 'pending' || maySeeSecondPayment(bearer.operation)))
    writing.operations.add(bearer.operation.operationId);
  const maker = isOwnable ? bearer?.operation : undefined;
  const before = findRow(store, accountId, transactionId);
  const operations = [...store.operations.values()].filter(({ operation }) => operation.accountId === accountId);
  const namer =
    operations.find(({ operation: { settlement, attempts } }) =>
      [settlement, ...attempts].some((result) => result?.transactionId === transactionId),
    ) ??
    operations.find(({ operation: { attempts } }) =>
      attempts.some(({ attemptId }) => before && carriesId(before.extraData, attemptId)),
    );
  const isOthers = before && namer ? isDisowned(before, nameOwn(fact, maker), namer.operation) : false;
  if (before) noteChain(writing, accountId, before.rootId);
  saveRow(store, amendTold(mergeFact(isOthers ? undefined : before, fact), findOwnWord(fact, maker) ?? {}));
  relateAccount(writing, accountId, before ? undefined : transactionId);
  noteChain(writing, accountId, findRow(store, accountId, transactionId)?.rootId ?? transactionId);
  noteOrders(writing, before, findRow(store, accountId, transactionId));
  if (isOthers && namer?.operation.operation === 'void' && namer.operation.state === 'succeeded') {
    amendRow(writing, { accountId, transactionId: namer.operation.referenceId ?? '' }, { voidedBy: '' });
  }
  const row = findRow(store, accountId, transactionId);
  const told = row && !isOurWordAlone(row) ? [transactionId, row.told.referenceId, row.told.voidedBy] : [];
  return [...(isOthers && namer ? [namer.operation] : []), ...findQuestioned(writing, accountId, told)];
}

/** main/ledger/projections/questioned.ts */
export function findQuestioned(
  writing: Writing,
  accountId: string,
  transactionIds: readonly (string | null)[],
): readonly Operation[] {
  const operations = [...writing.store.operations.values()]
    .map(({ operation }) => operation)
    .filter(
      (operation) =>
        operation.accountId === accountId &&
        operation.state === 'refused' &&
        operation.attempts.some(({ transactionId }) => transactionId && transactionIds.includes(transactionId)),
    );
  for (const { chainId } of operations) noteChain(writing, accountId, chainId);
  return operations;
}

/** Adds to a row what no fact of its own told. */
export function amendRow(
  writing: Writing,
  { accountId, transactionId }: Pick<Transaction, 'accountId' | 'transactionId'>,
  told: Partial<Pick<Transaction['told'], 'referenceId' | 'voidedBy'>>,
): void {
  const row = findRow(writing.store, accountId, transactionId);
  if (!row) return;
  noteChain(writing, accountId, row.rootId);
  saveRow(writing.store, amendTold(row, told));
  relateAccount(writing, accountId);
  noteChain(writing, accountId, findRow(writing.store, accountId, transactionId)?.rootId ?? transactionId);
  noteOrders(writing, row, findRow(writing.store, accountId, transactionId));
}

/** What is left of each chain of an order hangs on edits that nobody could attribute. */
function noteOrders(writing: Writing, before: Transaction | undefined, row: Transaction | undefined): void {
  for (const one of [before, row]) {
    if (!one) continue;
    const { accountId, orderId } = one;
    const isWhole = listOrder(writing.store, accountId, orderId).some((held) => lacksReference(held.row));
    const wasOther = one === before && (lacksReference(one) || (row !== undefined && contradicts(one, row)));
    if (isWhole || wasOther) noteOrder(writing, one);
  }
}

function contradicts(before: Transaction, row: Transaction): boolean {
  return (
    before.orderId !== row.orderId ||
    before.operation !== row.operation ||
    (before.told.referenceId !== null && before.told.referenceId !== row.told.referenceId)
  );
}

function noteOrder(writing: Writing, { accountId, orderId }: Pick<Transaction, 'accountId' | 'orderId'>): void {
  noteChain(writing, accountId, chainIdOf('credit', { rootId: '', scheduleId: '', orderId }));
}

/** A row that was `added` just now had no chain before. */
function relateAccount(writing: Writing, accountId: string, added?: string): void {
  const { store } = writing;
  const rows = listAccount(store, accountId).map(({ row }) => row);
  for (const [index, row] of relateRows(rows).entries()) {
    const old = rows[index];
    if (!old || isRelatedAlike(old, row)) continue;
    saveRow(store, row);
    if (row.transactionId !== added) noteChain(writing, accountId, old.rootId);
    noteChain(writing, accountId, row.rootId);
    if (lacksReference(row)) noteOrder(writing, row);
  }
  retieOperations(writing, accountId);
}

/** Operations follow what they refer to; of two that would then hold one chain, the later keeps its old one. */
function retieOperations(writing: Writing, accountId: string): void {
  const ofAccount = [...writing.store.operations.values()].filter(({ operation }) => operation.accountId === accountId);
  const byId = ofAccount.toSorted((one, other) => (one.operation.operationId < other.operation.operationId ? -1 : 1));
  for (const held of byId) {
    const { operation, chainId, referenceId } = held.operation;
    if (beginsChain(operation) || operation === 'stopntimes' || referenceId === null) continue;
    const reference = findRow(writing.store, accountId, referenceId);
    if (reference && reference.rootId !== chainId) retieOperation(writing, held, reference.rootId);
  }
}

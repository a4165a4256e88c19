import { decideTakingBack } from '../../../../main/domain/decide/take-back.ts';
import type { OperationEvent, Stamp } from '../../../../main/domain/event.ts';
import { evolve } from '../../../../main/domain/evolve.ts';
import { extraDataForms } from '../../../../main/domain/extra-data.ts';
import { beginsChain, isCharge } from '../../../../main/domain/kinds.ts';
import { holdsChain, isOpen, type Operation } from '../../../../main/domain/operation.ts';
import { couldBeMadeBy } from '../../../../main/domain/own-row.ts';
import { factOf, mayBeProved, proveByRow } from '../../../../main/domain/proof.ts';
import { noteChain, type Writing } from './change.ts';
import { amendRow, recordFact } from './facts.ts';
import { bearsAnothers } from './named.ts';
import { byPosition, listMarked, listOperations, readNamed, readOperation } from './read.ts';
import { findRow, type HeldOperation, keyOf, type Store, takeFrom } from './store.ts';

/** Adds a line to the log that is none here: only what follows from it is kept. */
export function append(writing: Writing, event: OperationEvent, stamp: Stamp): void {
  const operation = evolveStored(writing, event, stamp);
  if (event.kind === 'attemptEnded' && event.outcome.kind === 'answered' && event.outcome.page) {
    writing.store.pages.set(event.attemptId, event.outcome.page);
  }
  if (event.kind === 'attemptEnded' || event.kind === 'operationSettled') {
    recordOwnTransaction(writing, operation, stamp.at);
  }
  if (event.kind === 'attemptProved') attachProvedRow(writing, operation, event.transactionId);
}

function evolveStored(writing: Writing, event: OperationEvent, stamp: Stamp): Operation {
  const { store } = writing;
  const { operationId } = event;
  const held = store.operations.get(operationId);
  if (event.kind === 'operationDrafted') {
    if (held) throw new Error('UNIQUE constraint failed: operations.operation_id');
    const added = { operation: evolve(undefined, event, stamp), review: event.review };
    store.operations.set(operationId, added);
    hold(store, added);
  } else {
    const next = evolve(readOperation(store, operationId), event, stamp);
    if (isHolding(next) && isHeldByAnother(store, next, next.chainId)) throw new Error(twoInFlight);
    (held as HeldOperation).operation = next;
  }
  const { operation } = store.operations.get(operationId) as HeldOperation;
  writing.operations.add(operationId);
  noteChain(writing, operation.accountId, operation.chainId);
  return operation;
}

const twoInFlight = 'UNIQUE constraint failed: operations.account_id, operations.chain_id';

function hold({ byChain }: Store, held: HeldOperation): void {
  const key = keyOf(held.operation.accountId, held.operation.chainId);
  const list = byChain.get(key);
  if (list) list.push(held);
  else byChain.set(key, [held]);
}

/** What the unique indexes of the ledger count: a charge holds its order while it is pending, too. */
function isHolding({ operation, state }: Operation): boolean {
  return isCharge(operation) ? isOpen(state) : holdsChain(state);
}

/** One operation at a time holds a chain: the unique index of the ledger. */
function isHeldByAnother({ byChain }: Store, { accountId, operationId }: Operation, chainId: string): boolean {
  const others = byChain.get(keyOf(accountId, chainId)) ?? [];
  return others.some(({ operation }) => operation.operationId !== operationId && isHolding(operation));
}

/** Of two that would then hold one chain, the later keeps its old one. */
export function retieOperation({ store }: Writing, held: HeldOperation, chainId: string): void {
  const { operation } = held;
  if (holdsChain(operation.state) && isHeldByAnother(store, operation, chainId)) return;
  takeFrom(store.byChain, keyOf(operation.accountId, operation.chainId), held);
  held.operation = { ...operation, chainId };
  hold(store, held);
}

/** main/ledger/projections/own-transaction.ts */
function recordOwnTransaction(writing: Writing, operation: Operation, knownAt: number): void {
  const { store } = writing;
  const fact = factOf(operation, findReferenced(store, operation), knownAt);
  const present = fact && findRow(store, operation.accountId, fact.transactionId);
  const isIn = present?.status === 'succeeded' && fact?.status === 'refused';
  if (fact && (!present || (couldBeMadeBy(present, operation) && !isIn))) recordFact(writing, fact);
  else markVoidedWithoutId(writing, operation);
}

function findReferenced(store: Store, { accountId, referenceId }: Operation) {
  return referenceId === null ? undefined : findRow(store, accountId, referenceId);
}

function attachProvedRow(writing: Writing, operation: Operation, transactionId: string): void {
  const { accountId, referenceId } = operation;
  const isEdit = !beginsChain(operation.operation);
  if (isEdit && findReferenced(writing.store, operation))
    amendRow(writing, { accountId, transactionId }, { referenceId });
  markVoidedWithoutId(writing, operation);
}

function markVoidedWithoutId(writing: Writing, { operation, state, accountId, referenceId }: Operation): void {
  if (operation !== 'void' || state !== 'succeeded' || referenceId === null) return;
  amendRow(writing, { accountId, transactionId: referenceId }, { voidedBy: '' });
}

/** main/ledger/writing/take-back.ts */
export function takeBackAnswers(writing: Writing, operationIds: readonly string[], stamp: Stamp): boolean {
  const { store } = writing;
  const taken = operationIds.filter((operationId) => {
    const { accountId, chainId } = readOperation(store, operationId) as Operation;
    const find = (transactionId: string) => readNamed(store, accountId, transactionId);
    const event = decideTakingBack(listOperations(store, accountId, chainId), find);
    if (event) append(writing, event, stamp);
    return event !== undefined;
  });
  return taken.length > 0;
}

/** Ends every operation that the rows known by now can end for certain; gives their ids. */
export function proveByRows(writing: Writing, stamp: Stamp): string[] {
  const { store } = writing;
  const provable = [...store.operations.values()].filter(({ operation }) => mayBeProved(operation));
  return provable
    .map(({ operation }) => operation.operationId)
    .toSorted()
    .filter((operationId) => {
      const operation = readOperation(store, operationId) as Operation;
      const [found] = listCandidates(store, operation).flatMap((row) => proveByRow(operation, row) ?? []);
      if (!found) return false;
      append(writing, { kind: 'attemptProved', operationId, attemptId: found.attemptId, ...found.proof }, stamp);
      return true;
    });
}

/** Rows that bear an attempt's id, or the TRANSACTIONID that it was answered unless they bear another's id. */
export function listCandidates(store: Store, operation: Operation) {
  const { accountId, attempts } = operation;
  const named = attempts
    .flatMap(({ transactionId }) => store.rows.get(keyOf(accountId, transactionId ?? '')) ?? [])
    .filter(({ row }) => !bearsAnothers(store, { operation, attemptId: null }, row));
  const marked = listMarked(
    store,
    accountId,
    attempts.flatMap(({ attemptId }) => extraDataForms(attemptId)),
  );
  return [...new Set([...named, ...marked])].toSorted(byPosition).map(({ row }) => row);
}

import type { Chain } from '../../../../main/domain/chain.ts';
import { isOpen } from '../../../../main/domain/operation.ts';
import {
  type Credited,
  isToCustomerOf,
  listRowIds,
  type OpenOnOrder,
  sortCredited,
} from '../../../../main/domain/situation.ts';
import type { Transaction } from '../../../../main/domain/transaction.ts';
import type { Around, AroundQuestion } from '../../../../main/ports/views.ts';
import { readChain, readOperation, readPlan } from './read.ts';
import { findRow, listOrder, type Store } from './store.ts';

/** main/ledger/queries/around.ts, over maps. */
export function readAround(store: Store, question: AroundQuestion): Around | undefined {
  const { accountId, transactionId, since } = question;
  const row = findRow(store, accountId, transactionId);
  if (!row) return undefined;
  const chain = readChain(store, accountId, row.rootId);
  const root = chain.transactions.find((member) => member.transactionId === row.rootId) ?? row;
  const scheduleId = chain.transactions.find((member) => member.scheduleId !== null)?.scheduleId;
  const orderId = question.orderId ?? root.orderId;
  return {
    row,
    chain,
    plan: scheduleId ? readPlan(store, accountId, scheduleId) : null,
    lately: listLately(store, accountId, orderId, since),
    credited: readCredited(store, chain, since),
    openOnOrder: listOpenOnOrder(store, accountId, orderId),
  };
}

/** What gave money back under an order since an instant, newest first. */
function listLately(store: Store, accountId: string, orderId: string, since: number): Transaction[] {
  return listOrder(store, accountId, orderId)
    .map(({ row }) => row)
    .filter(({ operation, happenedAt }) => (operation === 'refund' || operation === 'credit') && happenedAt >= since)
    .reverse();
}

/** What was credited to a chain's customer since an instant, or may be. */
function readCredited(store: Store, { accountId, transactions }: Chain, since: number): Credited {
  const operations = [...store.operations.keys()]
    .flatMap((operationId) => readOperation(store, operationId) ?? [])
    .filter((one) => one.accountId === accountId && one.operation === 'credit' && one.state !== 'drafted')
    .filter((one) => (isOpen(one.state) || one.changedAt >= since) && isToCustomerOf(one, transactions))
    .toSorted((one, other) => (one.operationId < other.operationId ? -1 : 1));
  const aliases = new Set(transactions.map(({ alias }) => alias).filter((alias) => alias !== ''));
  const ids = new Set(operations.flatMap(listRowIds));
  const rows = [...store.rows.values()]
    .map(({ row }) => row)
    .filter((row) => row.accountId === accountId && (aliases.has(row.alias) || ids.has(row.transactionId)));
  return { rows: sortCredited(rows, since), operations };
}

/** What is under way on an order, or has no outcome yet, oldest first. */
export function listOpenOnOrder({ operations }: Store, accountId: string, orderId: string): OpenOnOrder[] {
  return [...operations.values()]
    .map(({ operation }) => operation)
    .filter((one) => one.accountId === accountId && one.orderId === orderId && isOpen(one.state))
    .toSorted((one, other) => (one.operationId < other.operationId ? -1 : 1))
    .map(({ actor, operation, confirmedAt, draftedAt }) => ({ actor, operation, since: confirmedAt ?? draftedAt }));
}

import { isOpen } from '../../../../main/domain/operation.ts';
import type { OpenOnOrder } from '../../../../main/domain/situation.ts';
import type { Transaction } from '../../../../main/domain/transaction.ts';
import type { Around, AroundQuestion } from '../../../../main/ports/views.ts';
import { readChain, readPlan } from './read.ts';
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

/** What is under way on an order, or has no outcome yet, oldest first. */
export function listOpenOnOrder({ operations }: Store, accountId: string, orderId: string): OpenOnOrder[] {
  return [...operations.values()]
    .map(({ operation }) => operation)
    .filter((one) => one.accountId === accountId && one.orderId === orderId && isOpen(one.state))
    .toSorted((one, other) => (one.operationId < other.operationId ? -1 : 1))
    .map(({ actor, operation, confirmedAt, draftedAt }) => ({ actor, operation, since: confirmedAt ?? draftedAt }));
}

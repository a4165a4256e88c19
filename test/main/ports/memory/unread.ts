import { type Chain, chainIdOf } from '../../../../main/domain/chain.ts';
import type { Operation } from '../../../../main/domain/operation.ts';
import { contentOf, findStanding, type UnreadFact } from '../../../../main/domain/unread.ts';
import { noteChain, type Writing } from './change.ts';
import { findQuestioned } from './facts.ts';
import { findRow, listOrder, type Store } from './store.ts';

export function recordUnread(writing: Writing, fact: UnreadFact): readonly Operation[] {
  const { store } = writing;
  const { accountId, orderId, transactionId, referenceId } = fact;
  const before = store.unread.get(contentOf(fact));
  store.unread.set(contentOf(fact), { ...fact, at: Math.max(fact.at, before?.at ?? 0) });
  for (const id of [transactionId, referenceId]) {
    const row = id === null ? undefined : findRow(store, accountId, id);
    if (row) noteChain(writing, accountId, row.rootId);
  }
  if (orderId !== '') noteChain(writing, accountId, chainIdOf('credit', { rootId: '', scheduleId: '', orderId }));
  return findQuestioned(writing, accountId, [transactionId, referenceId]);
}

export function listUnread(
  store: Store,
  accountId: string,
  { chainId, transactions }: Pick<Chain, 'chainId' | 'transactions'>,
): UnreadFact[] {
  const ids = new Set([chainId, ...transactions.map(({ transactionId }) => transactionId)]);
  return findUnread(store, accountId, { chainId, ids, orders: new Set(transactions.map(({ orderId }) => orderId)) });
}

export function listUnreadOfOrder(store: Store, accountId: string, orderId: string): UnreadFact[] {
  return findUnread(store, accountId, { chainId: '', ids: new Set(), orders: new Set([orderId]) });
}

export function listUnreadAbout(store: Store, accountId: string, transactionId: string): UnreadFact[] {
  return [...store.unread.values()].filter(
    (unread) =>
      unread.accountId === accountId && [unread.transactionId, unread.referenceId].some((id) => id === transactionId),
  );
}

interface Sought {
  readonly chainId: string;
  readonly ids: ReadonlySet<string>;
  readonly orders: ReadonlySet<string>;
}

function findUnread(store: Store, accountId: string, { chainId, ids, orders }: Sought): UnreadFact[] {
  const isNear = (unread: UnreadFact) =>
    unread.accountId === accountId &&
    ((unread.orderId !== '' && orders.has(unread.orderId)) ||
      [unread.transactionId, unread.referenceId].some((id) => id !== null && ids.has(id)));
  return findStanding([...store.unread.values()].filter(isNear), chainId, {
    find: (transactionId) => findRow(store, accountId, transactionId),
    listOrder: (orderId) => listOrder(store, accountId, orderId).map(({ row }) => row),
  });
}

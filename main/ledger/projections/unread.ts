import { chainIdOf } from '../../domain/chain.ts';
import type { Operation } from '../../domain/operation.ts';
import { contentOf, type UnreadFact } from '../../domain/unread.ts';
import { findTransaction, type TransactionKey } from '../queries/transactions.ts';
import { noteChain, type Writing } from '../writing/writing.ts';
import { findQuestioned } from './questioned.ts';

/**
 * Lists rows that could not be read, each once, with when it was told last. Gives the operations whose answers may have named
 * something else, by what can be read.
 */
export function recordUnread(writing: Writing, unread: readonly UnreadFact[]): readonly Operation[] {
  for (const fact of unread) {
    const { accountId, transactionId, referenceId, orderId, operation, column, problem, source, at } = fact;
    const line = { accountId, content: contentOf(fact), transactionId, orderId, referenceId, operation };
    writing.database.prepare(upsert).run({ ...line, column, problem, source, at });
    noteTouched(writing, fact);
  }
  return findQuestioned(writing, unread.flatMap(listToldOf));
}

function listToldOf({ accountId, transactionId, referenceId }: UnreadFact): readonly TransactionKey[] {
  return [transactionId, referenceId].flatMap((id) => (id === null ? [] : [{ accountId, transactionId: id }]));
}

/** Whoever shows the order, or what the row is or refers to, shows less than was heard. */
function noteTouched(writing: Writing, { accountId, transactionId, referenceId, orderId }: UnreadFact): void {
  for (const id of [transactionId, referenceId]) {
    const row = id === null ? undefined : findTransaction(writing.database, { accountId, transactionId: id });
    if (row) noteChain(writing, accountId, row.rootId);
  }
  if (orderId !== '') noteChain(writing, accountId, chainIdOf('credit', { rootId: '', scheduleId: '', orderId }));
}

const upsert = `
  INSERT INTO unread_rows
    (account_id, content, transaction_id, order_id, reference_id, operation, blamed, problem, source, told_at)
  VALUES (@accountId, @content, @transactionId, @orderId, @referenceId, @operation, @column, @problem, @source, @at)
  ON CONFLICT (account_id, content) DO UPDATE SET told_at = max(told_at, excluded.told_at)
`;

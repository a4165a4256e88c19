import type { Operation } from '../../domain/operation.ts';
import { findOperation } from '../queries/operations.ts';
import type { TransactionKey } from '../queries/transactions.ts';
import { noteChain, type Writing } from '../writing/writing.ts';

/**
 * Operations that were refused under one of some TRANSACTIONIDs of which something was heard: it may show that the answer was
 * another's (domain/doubted.ts), and then their chains are shown otherwise.
 */
export function findQuestioned(writing: Writing, keys: readonly TransactionKey[]): readonly Operation[] {
  if (keys.length === 0) return [];
  const ids = writing.database
    .prepare<object, string>(refusedUnder)
    .pluck()
    .all({ keys: JSON.stringify(keys) });
  const operations = [...new Set(ids)]
    .toSorted()
    .flatMap((operationId) => findOperation(writing.database, operationId) ?? []);
  for (const { accountId, chainId } of operations) noteChain(writing, accountId, chainId);
  return operations;
}

/** An id is a few attempts: the plus and CROSS keep SQLite from walking an account. */
const refusedUnder = `
  SELECT o.operation_id FROM json_each(@keys) j
  CROSS JOIN attempts a INDEXED BY attempts_by_transaction
    ON a.transaction_id = j.value ->> '$.transactionId' AND a.transaction_id IS NOT NULL
  CROSS JOIN operations o ON o.operation_id = a.operation_id
  WHERE o.state = 'refused' AND +o.account_id = j.value ->> '$.accountId'
`;

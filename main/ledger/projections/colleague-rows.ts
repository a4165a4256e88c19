import { extraDataForms } from '../../domain/extra-data.ts';
import type { Operation } from '../../domain/operation.ts';
import { findOwnWord } from '../../domain/own-row.ts';
import { findOperation } from '../queries/operations.ts';
import { listBearing, type TransactionKey } from '../queries/transactions.ts';
import type { Writing } from '../writing/writing.ts';
import { amendRow, markVoidedWithoutId } from './facts.ts';
import { attachProvedRow, completeByReference } from './own-transaction.ts';

/*
 * A colleague's line may come before the rows that its desk knew when it was written. What it had said of them is said once they are
 * there: the same lines and rows make the same list in any order.
 */

/** Says of new rows what colleagues' operations had said of them before they came. */
export function tellOfColleagues(writing: Writing, keys: readonly TransactionKey[]): void {
  if (keys.length === 0 || !hasColleagues(writing)) return;
  const ids = writing.database
    .prepare<object, string>(aboutRows)
    .pluck()
    .all({ keys: JSON.stringify(keys.map(({ accountId, transactionId }) => ({ accountId, transactionId }))) });
  for (const operationId of new Set(ids)) {
    const operation = findOperation(writing.database, operationId);
    if (operation) sayAgain(writing, operation);
  }
}

function sayAgain(writing: Writing, operation: Operation): void {
  const completed = completeByReference(writing, operation);
  markVoidedWithoutId(writing, operation);
  for (const { proof } of operation.attempts) if (proof) attachProvedRow(writing, operation, proof.transactionId);
  // What refers to it takes over from it.
  if (completed) tellOfColleagues(writing, [completed]);
}

/** One colleague's operation, however many there are: a desk alone asks nothing more. */
function hasColleagues({ database }: Writing): boolean {
  return (
    database
      .prepare<[], number>(
        'SELECT EXISTS (SELECT 1 FROM operations INDEXED BY colleagues_operations WHERE desk_id IS NOT NULL)',
      )
      .pluck()
      .get() === 1
  );
}

/** Rows that bear the mark of a colleague's attempt came before its line: they are what was sent with it. */
export function nameRowsOf(writing: Writing, operation: Operation): void {
  if (operation.deskId === null) return;
  const { accountId, attempts } = operation;
  for (const { attemptId } of attempts.slice(-1)) {
    for (const row of extraDataForms(attemptId).flatMap((form) => listBearing(writing.database, accountId, form))) {
      const told = { ...row, referenceId: row.told.referenceId, voidedBy: row.told.voidedBy };
      const word = findOwnWord(told, operation);
      if (word) amendRow(writing, row, word);
    }
  }
}

/** By what they refer to, by what they were answered, and by what a person settled them with; each by its index. */
const aboutRows = `
  SELECT o.operation_id FROM json_each(@keys) j
  CROSS JOIN operations o INDEXED BY colleagues_operations
    ON o.account_id = j.value ->> '$.accountId' AND o.reference_id = j.value ->> '$.transactionId'
  WHERE o.desk_id IS NOT NULL
  UNION ALL
  SELECT o.operation_id FROM json_each(@keys) j
  CROSS JOIN attempts a INDEXED BY attempts_by_transaction
    ON a.transaction_id = j.value ->> '$.transactionId' AND a.transaction_id IS NOT NULL
  CROSS JOIN operations o ON o.operation_id = a.operation_id
  WHERE o.desk_id IS NOT NULL AND +o.account_id = j.value ->> '$.accountId'
  UNION ALL
  SELECT o.operation_id FROM json_each(@keys) j
  CROSS JOIN operations o INDEXED BY operations_by_settled
    ON o.settlement ->> 'transactionId' = j.value ->> '$.transactionId' AND o.settlement IS NOT NULL
  WHERE o.desk_id IS NOT NULL AND +o.account_id = j.value ->> '$.accountId'
`;

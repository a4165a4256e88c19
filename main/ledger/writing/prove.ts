import type { Stamp } from '../../domain/event.ts';
import { extraDataForms } from '../../domain/extra-data.ts';
import type { Operation } from '../../domain/operation.ts';
import { proveByRow } from '../../domain/proof.ts';
import type { Transaction } from '../../domain/transaction.ts';
import { appendEvent } from '../events/append.ts';
import { listProvable } from '../queries/operations.ts';
import { type StoredTransaction, toTransaction, transactionColumns } from '../queries/rows.ts';
import type { Writing } from './writing.ts';

/** Ends every operation that the rows known by now can end for certain; gives their ids. */
export function proveByRows(writing: Writing, stamp: Stamp): string[] {
  return listProvable(writing.database).flatMap((operation) => {
    const { operationId } = operation;
    for (const row of listCandidates(writing, operation)) {
      const found = proveByRow(operation, row);
      if (!found) continue;
      appendEvent(writing, { kind: 'attemptProved', operationId, attemptId: found.attemptId, ...found.proof }, stamp);
      return [operationId];
    }
    return [];
  });
}

/** Rows that bear an attempt's id, or the TRANSACTIONID that it was answered. */
function listCandidates({ database }: Writing, { accountId, attempts }: Operation): Transaction[] {
  const ids = attempts.flatMap(({ transactionId }) => transactionId ?? []);
  const forms = attempts.flatMap(({ attemptId }) => extraDataForms(attemptId));
  return database
    .prepare<object, StoredTransaction>(
      `SELECT ${transactionColumns} FROM transactions t
       WHERE t.account_id = @accountId AND (
         t.transaction_id IN (SELECT value FROM json_each(@ids))
         OR (t.extra_data IN (SELECT value FROM json_each(@forms)) AND t.extra_data <> '')
       )
       ORDER BY t.position`,
    )
    .all({ accountId, ids: JSON.stringify(ids), forms: JSON.stringify(forms) })
    .map(toTransaction);
}

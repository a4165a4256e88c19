import { idIn } from '../../domain/extra-data.ts';
import type { Operation } from '../../domain/operation.ts';
import type { Transaction } from '../../domain/transaction.ts';
import type { ReadableDatabase } from '../database/open.ts';

type Own = Pick<Operation, 'accountId' | 'operationId'>;

/** Whether another operation of this desk has a TRANSACTIONID as its result. */
export function isResultOfAnother(database: ReadableDatabase, own: Own, transactionId: string): boolean {
  const { accountId, operationId } = own;
  return database.prepare<object, number>(resultOfAnother).pluck().get({ accountId, operationId, transactionId }) === 1;
}

/** Whether a row is another operation's: named as its result, or bearing the id of one of its attempts. */
export function isMadeByAnother(database: ReadableDatabase, own: Own, row: Transaction): boolean {
  if (isResultOfAnother(database, own, row.transactionId)) return true;
  const bearer = database
    .prepare<[string], string>('SELECT operation_id FROM attempts WHERE attempt_id = ?')
    .pluck()
    .get(idIn(row.extraData));
  return bearer !== undefined && bearer !== own.operationId;
}

/** CROSS and the plus keep SQLite from walking an account: an id is a few attempts, an account is all operations. */
const resultOfAnother = `
  SELECT EXISTS (
    SELECT 1 FROM attempts a CROSS JOIN operations o ON o.operation_id = a.operation_id
    WHERE a.transaction_id = @transactionId AND a.transaction_id IS NOT NULL
      AND +o.account_id = @accountId AND o.operation_id <> @operationId
  ) OR EXISTS (
    SELECT 1 FROM operations o
    WHERE o.settlement ->> 'transactionId' = @transactionId AND o.settlement IS NOT NULL
      AND +o.account_id = @accountId AND o.operation_id <> @operationId
  )
`;

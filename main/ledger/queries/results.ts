import { type NamedTransaction, spellingsOf } from '../../domain/decide/answered.ts';
import { idIn } from '../../domain/extra-data.ts';
import { lastAttempt, type Operation } from '../../domain/operation.ts';
import type { Fact, Transaction } from '../../domain/transaction.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { findOperation } from './operations.ts';
import { findTransaction, type TransactionKey } from './transactions.ts';

/** Whose result is looked for: of `attemptId` alone, or of the whole operation where that is null. */
interface Asker {
  readonly operation: Operation;
  readonly attemptId: string | null;
}

/** What is known of a TRANSACTIONID that an answer to an attempt, or a person on an operation, named. */
export function findNamed(database: ReadableDatabase, asker: Asker, transactionId: string | null): NamedTransaction {
  if (transactionId === null) return { row: undefined, isAnothers: false };
  const { accountId } = asker.operation;
  const spellings = spellingsOf(transactionId);
  const rows = spellings.flatMap((id) => findTransaction(database, { accountId, transactionId: id }) ?? []);
  const isAnothers =
    spellings.some((id) => isResultOfAnother(database, asker, id)) ||
    rows.some((row) => bearsAnothers(database, asker, row));
  return { row: rows[0], isAnothers };
}

/** Whether a row is another operation's: named as its result, or bearing the id of one of its attempts. */
export function isMadeByAnother(database: ReadableDatabase, operation: Operation, row: Transaction): boolean {
  const asker = { operation, attemptId: null };
  return isResultOfAnother(database, asker, row.transactionId) || bearsAnothers(database, asker, row);
}

function isResultOfAnother(
  database: ReadableDatabase,
  { operation, attemptId }: Asker,
  transactionId: string,
): boolean {
  const { accountId, operationId } = operation;
  const { url } = lastAttempt(operation);
  const except = { attemptId: attemptId ?? '', operationId: attemptId === null ? operationId : '' };
  return (
    database
      .prepare<object, number>(resultOfAnother)
      .pluck()
      .get({ accountId, transactionId, url, ...except }) === 1
  );
}

/** Whether the id in a row's EXTRADATA is that of somebody else's attempt. */
export function bearsAnothers(
  database: ReadableDatabase,
  { operation, attemptId }: Asker,
  { extraData }: Pick<Transaction, 'extraData'>,
): boolean {
  const bearer = findBearerId(database, extraData);
  if (bearer === undefined) return false;
  return attemptId === null ? bearer !== operation.operationId : idIn(extraData) !== attemptId;
}

/**
 * The operation whose attempt's id a row bears that does not say all that was sent with it: what an edit refers to, or the day of
 * an authorization's capture. Undefined for all else.
 */
export function findBearer(
  database: ReadableDatabase,
  { operation, referenceId, extraData }: Pick<Fact, 'operation' | 'referenceId' | 'extraData'>,
): Operation | undefined {
  // A credit is sent with nothing that a row does not say.
  if (referenceId !== null || extraData === '' || operation === 'credit') return undefined;
  const operationId = findBearerId(database, extraData);
  return operationId === undefined ? undefined : findOperation(database, operationId);
}

/**
 * The operation whose result a transaction was named as, by an answer or by a person; the first of several. Once that answer was
 * taken back the row still bears its mark.
 */
export function findNamer(
  database: ReadableDatabase,
  row: TransactionKey & Pick<Transaction, 'extraData'>,
): Operation | undefined {
  const [named = findBearerId(database, row.extraData)] = listNamerIds(database, row);
  return named ? findOperation(database, named) : undefined;
}

/** Every operation whose result a transaction was named as, the first drafted first: answers of two desks may be mixed up. */
export function listNamers(database: ReadableDatabase, key: TransactionKey): readonly Operation[] {
  return listNamerIds(database, key).flatMap((operationId) => findOperation(database, operationId) ?? []);
}

function listNamerIds(database: ReadableDatabase, { accountId, transactionId }: TransactionKey): readonly string[] {
  const found = database.prepare<object, string>(namers).pluck().all({ accountId, transactionId });
  return [...new Set(found)].toSorted();
}

function findBearerId(database: ReadableDatabase, extraData: string): string | undefined {
  return database
    .prepare<[string], string>('SELECT operation_id FROM attempts WHERE attempt_id = ?')
    .pluck()
    .get(idIn(extraData));
}

/** Each part by an index of its own, which the plus and CROSS keep from the walk of an account. */
const namers = `
  SELECT o.operation_id FROM attempts a CROSS JOIN operations o ON o.operation_id = a.operation_id
  WHERE a.transaction_id = @transactionId AND a.transaction_id IS NOT NULL AND +o.account_id = @accountId
  UNION ALL
  SELECT o.operation_id FROM operations o
  WHERE o.settlement ->> 'transactionId' = @transactionId AND o.settlement IS NOT NULL AND +o.account_id = @accountId
`;

/**
 * Ids are one gateway's, whichever of the merchant's accounts asked it. CROSS and the plus keep SQLite from walking an account:
 * an id is a few attempts, an account is all operations.
 */
const resultOfAnother = `
  SELECT EXISTS (
    SELECT 1 FROM attempts a CROSS JOIN operations o ON o.operation_id = a.operation_id
    WHERE a.transaction_id = @transactionId AND a.transaction_id IS NOT NULL
      AND (+o.account_id = @accountId OR a.url = @url)
      AND a.attempt_id <> @attemptId AND o.operation_id <> @operationId
  ) OR EXISTS (
    SELECT 1 FROM operations o
    WHERE o.settlement ->> 'transactionId' = @transactionId AND o.settlement IS NOT NULL
      AND +o.account_id = @accountId AND o.operation_id <> @operationId
  )
`;

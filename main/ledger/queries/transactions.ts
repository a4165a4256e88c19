import type { Currency } from '../../../protocol/money/index.ts';
import type { Transaction } from '../../domain/transaction.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { type StoredTransaction, toTransaction, transactionColumns } from './rows.ts';

/** The key of a transaction: ids are unique within an account only. */
export interface TransactionKey {
  readonly accountId: string;
  readonly transactionId: string;
}

/** One text for a key, for maps: no two keys have the same, whatever characters are in them. */
export function textOfKey({ accountId, transactionId }: TransactionKey): string {
  return JSON.stringify([accountId, transactionId]);
}

export function findTransaction(
  database: ReadableDatabase,
  { accountId, transactionId }: TransactionKey,
): Transaction | undefined {
  const stored = database.prepare<[string, string], StoredTransaction>(selectByKey).get(accountId, transactionId);
  return stored && toTransaction(stored);
}

/** Asked for each row that comes in: a text that is put together anew each time would cost more to find than to run. */
const selectByKey = `
  SELECT ${transactionColumns} FROM transactions t WHERE t.account_id = ? AND t.transaction_id = ?
`;

/** Whether any transaction of an account is known. */
export function hasTransactions(database: ReadableDatabase, accountId: string): boolean {
  return (
    database
      .prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM transactions WHERE account_id = ?)')
      .pluck()
      .get(accountId) === 1
  );
}

/** What a row refers to, for whoever follows references; undefined for a row that is not known. */
export function findReference(
  database: ReadableDatabase,
  { accountId, transactionId }: TransactionKey,
): Reference | undefined {
  return database
    .prepare<[string, string], Reference>(
      `SELECT transaction_id AS transactionId, reference_id AS referenceId, told_from AS toldFrom
       FROM transactions WHERE account_id = ? AND transaction_id = ?`,
    )
    .get(accountId, transactionId);
}

/** What a row refers to, and who tells most of it. */
export interface Reference extends Pick<Transaction, 'transactionId' | 'referenceId'> {
  readonly toldFrom: Transaction['told']['from'];
}

/** The currency that a source told of a transaction; undefined where nobody told one, or of the transaction. */
export function findToldCurrency(
  database: ReadableDatabase,
  { accountId, transactionId }: TransactionKey,
): Currency | undefined {
  return database
    .prepare<[string, string], Currency>(
      `SELECT told_currency FROM transactions WHERE account_id = ? AND transaction_id = ? AND currency_told = 1`,
    )
    .pluck()
    .get(accountId, transactionId);
}

/** Such edits are few, and have an index of their own: of most orders this is all that is asked. */
export function hasEditWithoutReference(
  database: ReadableDatabase,
  { accountId, orderId }: Pick<Transaction, 'accountId' | 'orderId'>,
): boolean {
  return (
    database
      .prepare<[string, string], number>(
        // Word for word the condition of the index `transactions_without_reference`.
        `SELECT EXISTS (
           SELECT 1 FROM transactions INDEXED BY transactions_without_reference WHERE account_id = ? AND order_id = ?
             AND operation IN ('capture', 'void', 'refund') AND told_reference_id IS NULL
         )`,
      )
      .pluck()
      .get(accountId, orderId) === 1
  );
}

/**
 * Whether a row without a currency of its own stands in an order or a chain whose currency may be known, and has not that of what it
 * refers to: an edit that this desk made has it from the moment that it is written, however many its order has.
 */
export function lacksCurrencies(
  database: ReadableDatabase,
  { accountId, orderId, rootId }: Pick<Transaction, 'accountId' | 'orderId' | 'rootId'>,
): boolean {
  const named = { accountId, orderId, rootId };
  const lacking = database.prepare<object, number>(hasLacking).pluck().get(named) === 1;
  return lacking && database.prepare<object, number>(hasKnown).pluck().get(named) === 1;
}

/** Rows of an order or of a chain for which something holds. */
const hasSome = (condition: string) => `
  SELECT EXISTS (
      SELECT 1 FROM transactions t WHERE t.account_id = @accountId AND t.order_id = @orderId AND @orderId <> '' AND ${condition}
    )
    OR EXISTS (SELECT 1 FROM transactions t WHERE t.account_id = @accountId AND t.root_id = @rootId AND ${condition})
`;

const hasLacking = hasSome(`
  t.currency_told = 0 AND NOT EXISTS (
    SELECT 1 FROM transactions r
    WHERE r.account_id = t.account_id AND r.transaction_id = t.reference_id
      AND r.currency_told = 1 AND r.told_currency = t.currency AND t.currency_known = 1
  )
`);

const hasKnown = hasSome('t.currency_known = 1');

const selectOrder = `
  SELECT ${transactionColumns} FROM transactions t WHERE t.order_id = ? AND t.account_id = ? ORDER BY t.position
`;

/** Everything of one order, oldest first. */
export function listOrder(
  database: ReadableDatabase,
  { accountId, orderId }: { readonly accountId: string; readonly orderId: string },
): Transaction[] {
  return database.prepare<[string, string], StoredTransaction>(selectOrder).all(orderId, accountId).map(toTransaction);
}

/**
 * Everything of one chain, by position: within a second that is no order of time. What is last, and so what may be voided,
 * goes by time (rules.md E31).
 */
export function listRoot(database: ReadableDatabase, accountId: string, rootId: string): Transaction[] {
  return database.prepare<[string, string], StoredTransaction>(selectRoot).all(accountId, rootId).map(toTransaction);
}

const selectRoot = `
  SELECT ${transactionColumns} FROM transactions t WHERE t.account_id = ? AND t.root_id = ? ORDER BY t.position
`;

/** What a source said that a void had undone, by id. */
export function listUndoneBy(
  database: ReadableDatabase,
  { accountId, transactionId }: TransactionKey,
): readonly Transaction[] {
  return database
    .prepare<[string, string], StoredTransaction>(selectUndoneBy)
    .all(accountId, transactionId)
    .map(toTransaction);
}

const selectUndoneBy = `
  SELECT ${transactionColumns} FROM transactions t
  WHERE t.account_id = ? AND t.told_voided_by = ? AND t.told_voided_by <> '' ORDER BY t.transaction_id
`;

/** Every instalment of a plan, oldest first. */
export function listSchedule(database: ReadableDatabase, accountId: string, scheduleId: string): Transaction[] {
  return database
    .prepare<[string, string], StoredTransaction>(selectSchedule)
    .all(accountId, scheduleId)
    .map(toTransaction);
}

const selectSchedule = `
  SELECT ${transactionColumns} FROM transactions t
  WHERE t.account_id = ? AND t.schedule_id = ? AND t.schedule_id IS NOT NULL ORDER BY t.position
`;

/** Every row that bears an EXTRADATA, oldest first. */
export function listBearing(database: ReadableDatabase, accountId: string, extraData: string): Transaction[] {
  return database
    .prepare<[string, string], StoredTransaction>(selectBearing)
    .all(accountId, extraData)
    .map(toTransaction);
}

const selectBearing = `
  SELECT ${transactionColumns} FROM transactions t
  WHERE t.account_id = ? AND t.extra_data = ? AND t.extra_data <> '' ORDER BY t.position
`;

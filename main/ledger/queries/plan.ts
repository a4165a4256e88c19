import { makePlan, type Plan } from '../../domain/plan.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { readChain } from './chain.ts';
import { type StoredTransaction, toTransaction, transactionColumns } from './rows.ts';
import { findTransaction } from './transactions.ts';

/** The plan of a transaction, or null for one that belongs to none. */
export function findPlan(database: ReadableDatabase, accountId: string, transactionId: string): Plan | null {
  const scheduleId = findTransaction(database, { accountId, transactionId })?.scheduleId;
  return scheduleId ? readPlan(database, accountId, scheduleId) : null;
}

export function readPlan(database: ReadableDatabase, accountId: string, scheduleId: string): Plan {
  const rows = database
    .prepare<[string, string], StoredTransaction>(
      `SELECT ${transactionColumns} FROM transactions t
       WHERE t.account_id = ? AND t.schedule_id = ? ORDER BY t.happened_at, t.position`,
    )
    .all(accountId, scheduleId)
    .map(toTransaction);
  return makePlan(scheduleId, rows, readChain(database, accountId, `schedule:${scheduleId}`));
}

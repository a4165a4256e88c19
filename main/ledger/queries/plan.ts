import { makePlan, type Plan } from '../../domain/plan.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { listMakers, readChain } from './chain.ts';
import { findTransaction, listSchedule } from './transactions.ts';

/** The plan of a transaction, or null for one that belongs to none. */
export function findPlan(database: ReadableDatabase, accountId: string, transactionId: string): Plan | null {
  const scheduleId = findTransaction(database, { accountId, transactionId })?.scheduleId;
  return scheduleId ? readPlan(database, accountId, scheduleId) : null;
}

export function readPlan(database: ReadableDatabase, accountId: string, scheduleId: string): Plan {
  const rows = listSchedule(database, accountId, scheduleId).toSorted(
    (left, right) => left.happenedAt - right.happenedAt,
  );
  const first = rows.find(({ transactionId }) => transactionId === scheduleId);
  const [asked] = first ? listMakers(database, first) : [];
  return makePlan(scheduleId, rows, readChain(database, accountId, `schedule:${scheduleId}`), asked);
}

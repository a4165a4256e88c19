import { isMadeBy } from '../../domain/own-row.ts';
import { beginsPlan, makePlan, type Plan } from '../../domain/plan.ts';
import type { OwnPlan } from '../../ports/views.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { findLastLook } from './cases.ts';
import { listMakers, readChain } from './chain.ts';
import { findOperation } from './operations.ts';
import { findTransaction, listOrder, listSchedule } from './transactions.ts';

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
  const [operation] = first ? listMakers(database, first) : [];
  const asked = operation && { operation, lastLookAt: findLastLook(database, operation.operationId) };
  return makePlan(scheduleId, rows, readChain(database, accountId, `schedule:${scheduleId}`), asked);
}

/** Plans that this desk asked for and that began, by their ids, those that end first before the others. */
export function listOwnPlans(database: ReadableDatabase, endingFrom: string): string[] {
  return database
    .prepare<[string], string>(
      `SELECT operation_id FROM operations INDEXED BY own_plans
       WHERE plan_end <> '' AND state = 'succeeded' AND desk_id IS NULL AND plan_end >= ? ORDER BY plan_end, operation_id`,
    )
    .pluck()
    .all(endingFrom);
}

/** The plan that an operation of this desk began; undefined where its first instalment is not known. */
export function findOwnPlan(database: ReadableDatabase, operationId: string): OwnPlan | undefined {
  const operation = findOperation(database, operationId);
  const first = operation && listOrder(database, operation).find((row) => beginsPlan(row) && isMadeBy(row, operation));
  return first && { operation, plan: readPlan(database, operation.accountId, first.transactionId) };
}

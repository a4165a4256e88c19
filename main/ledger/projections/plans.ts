import { beginsPlan, firstPlaceOf } from '../../domain/plan.ts';
import { clockTolerance } from '../../domain/time-bounds.ts';
import type { Transaction } from '../../domain/transaction.ts';
import { noteChain, type Writing } from '../writing/writing.ts';

/** Ties an instalment to its plan, and to a first one those that came before it or belong to it from now on. */
export function tiePlanOf(writing: Writing, before: Transaction | undefined, row: Transaction): void {
  tie(writing, row, { from: row.happenedAt, until: row.happenedAt });
  const begun = [before, row].filter((first) => first !== undefined && beginsPlan(first)) as Transaction[];
  if (begun.length === 0 || isSameBeginning(before, row)) return;
  for (const first of begun) tieFollowing(writing, first);
}

function isSameBeginning(before: Transaction | undefined, row: Transaction): boolean {
  return (
    before !== undefined &&
    beginsPlan(before) &&
    beginsPlan(row) &&
    before.schedule === row.schedule &&
    before.happenedAt === row.happenedAt &&
    before.orderId === row.orderId &&
    before.timeKnown === row.timeKnown &&
    isByDesk(before) === isByDesk(row)
  );
}

/** The rows of every further date, up to where the next plan of the same length begins. */
function tieFollowing(writing: Writing, first: Transaction): void {
  const until = findNextBeginning(writing, first) ?? Number.MAX_SAFE_INTEGER;
  // By its arrival alone it may have come before dates that stand before it; so may any first one, by another clock.
  const isUnsure = !first.timeKnown || isByDesk(first);
  const from = isUnsure || !hasEarlierBeginning(writing, first) ? 0 : first.happenedAt - clockTolerance;
  const total = Number(first.schedule.slice(2));
  for (let index = 2; index <= total; index += 1) {
    tie(writing, { ...first, schedule: `${index}-${total}` }, { from, until });
  }
}

function findNextBeginning({ database }: Writing, first: Transaction): number | undefined {
  const { accountId, orderId, schedule, happenedAt } = first;
  return database
    .prepare<object, number>(
      `SELECT happened_at FROM transactions
       WHERE account_id = @accountId AND order_id = @orderId AND schedule = @schedule AND schedule <> ''
         AND status = 'succeeded' AND happened_at > @happenedAt
       ORDER BY happened_at LIMIT 1`,
    )
    .pluck()
    .get({ accountId, orderId, schedule, happenedAt });
}

function hasEarlierBeginning({ database }: Writing, first: Transaction): boolean {
  const { accountId, orderId, schedule, happenedAt } = first;
  return (
    database
      .prepare<object, number>(
        `SELECT EXISTS (
           SELECT 1 FROM transactions
           WHERE account_id = @accountId AND order_id = @orderId AND schedule = @schedule AND schedule <> ''
             AND status = 'succeeded' AND happened_at < @happenedAt
         )`,
      )
      .pluck()
      .get({ accountId, orderId, schedule, happenedAt }) === 1
  );
}

/** Both ends of the time are included: a first one of the very moment belongs to either. */
function tie(
  writing: Writing,
  { accountId, orderId, schedule }: Transaction,
  time: { readonly from: number; readonly until: number },
): void {
  const isFirst = schedule.startsWith('1-');
  const tied = writing.database
    .prepare<object, string>(isFirst ? beginOwn : joinLast)
    .pluck()
    .all({ accountId, orderId, schedule, ...time, ...(!isFirst && { first: firstPlaceOf(schedule) }) });
  for (const rootId of tied) noteChain(writing, accountId, rootId);
}

const instalments = `
  account_id = @accountId AND order_id = @orderId AND schedule = @schedule AND schedule <> ''
    AND happened_at BETWEEN @from AND @until
`;

const beginOwn = `
  UPDATE transactions SET schedule_id = iif(status = 'succeeded', transaction_id, NULL)
  WHERE ${instalments} AND schedule_id IS NOT iif(status = 'succeeded', transaction_id, NULL)
  RETURNING root_id
`;

/** Whether a row's time is by this machine's clock, if by any (main/domain/order-of-business.ts). */
function isOurs(row: string): string {
  return `${row}.time_known = 0 OR coalesce(${row}.told_others ->> '$.happenedAt.from', ${row}.told_from) = 'desk'`;
}

function isByDesk({ told }: Transaction): boolean {
  return (told.others.happenedAt ?? told).from === 'desk';
}

/** The last that began before; else the first of which that is not certain (main/domain/order-of-business.ts). Rows without an order share none. */
const lastBegun = `
  coalesce((SELECT f.transaction_id FROM transactions f
   WHERE f.account_id = @accountId AND f.order_id = @orderId AND @orderId <> '' AND f.schedule = @first AND f.schedule <> ''
     AND f.status = 'succeeded' AND f.happened_at <= transactions.happened_at
   ORDER BY f.happened_at DESC, f.transaction_id DESC LIMIT 1),
  (SELECT f.transaction_id FROM transactions f
   WHERE f.account_id = @accountId AND f.order_id = @orderId AND @orderId <> '' AND f.schedule = @first AND f.schedule <> ''
     AND f.status = 'succeeded' AND f.happened_at > transactions.happened_at
     AND (f.time_known = 0
       OR ((${isOurs('f')}) <> (${isOurs('transactions')})
         AND f.happened_at <= transactions.happened_at + ${clockTolerance}))
   ORDER BY f.happened_at, f.transaction_id LIMIT 1))
`;

const joinLast = `
  UPDATE transactions SET schedule_id = ${lastBegun}
  WHERE ${instalments} AND schedule_id IS NOT ${lastBegun}
  RETURNING root_id
`;

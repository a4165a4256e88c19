import type { PlanView } from '../../../contract/index.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { type Chain, readChain } from './chain.ts';
import { type StoredTransaction, toTransactionRow, transactionColumns } from './rows.ts';

/** An n-times plan as this ledger knows it, with what holds it. */
export interface KnownPlan {
  readonly view: PlanView;
  readonly chain: Chain;
}

/** The plan of a transaction, or null for one that belongs to none. */
export function findPlan(database: ReadableDatabase, accountId: string, transactionId: string): KnownPlan | null {
  const scheduleId = database
    .prepare<[string, string], string | null>(
      'SELECT schedule_id FROM transactions WHERE account_id = ? AND transaction_id = ?',
    )
    .pluck()
    .get(accountId, transactionId);
  if (!scheduleId) return null;
  const stored = database
    .prepare<[string, string], StoredTransaction>(
      `SELECT ${transactionColumns} FROM transactions
       WHERE account_id = ? AND schedule_id = ? ORDER BY happened_at, position`,
    )
    .all(accountId, scheduleId);
  const chain = readChain(database, accountId, `schedule:${scheduleId}`);
  return { view: toPlan(scheduleId, stored, chain), chain };
}

function toPlan(scheduleId: string, stored: readonly StoredTransaction[], chain: Chain): PlanView {
  const total = Number(stored[0]?.schedule.split('-')[1] ?? 0);
  const instalments = Array.from({ length: total }, (_, position) => {
    // Retries of one date are rows of their own; the last one says how it ended.
    const ran = stored.findLast(({ schedule }) => schedule === `${position + 1}-${total}`);
    return { index: position + 1, row: ran ? toTransactionRow(ran) : null };
  });
  return { scheduleId, state: stateOf(chain, instalments), instalments };
}

/** The gateway's words count as well: 2011 says that it was stopped before, 2012 that it had ended (rules.md G45). */
function stateOf({ operations, transactions }: Chain, instalments: PlanView['instalments']): PlanView['state'] {
  const codes = operations.flatMap(({ attempts }) => attempts.map(({ execcode }) => execcode));
  const stopped =
    operations.some(({ state }) => state === 'succeeded') ||
    codes.includes('2011') ||
    transactions.some(({ operation, status }) => operation === 'stopntimes' && status === 'succeeded');
  if (stopped) return 'stopped';
  // A refused date may be tried again for days, and a stop ends that, too (rules.md G44, G45).
  const ranAll = instalments.every(({ row }) => row !== null && row.status !== 'refused');
  return ranAll || codes.includes('2012') ? 'finished' : 'running';
}

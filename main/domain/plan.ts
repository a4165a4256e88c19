import { type PlannedInstalment, readAmounts } from '../../protocol/plan/index.ts';
import type { Chain } from './chain.ts';
import { lastAttempt, type Operation } from './operation.ts';
import { compareByTime, isBefore } from './order-of-business.ts';
import type { Transaction } from './transaction.ts';

/** An n-times plan as far as it is known: what was collected, and how many dates are to come. */
export interface Plan {
  /** SCHEDULEID: the first instalment's TRANSACTIONID (S3:122). */
  readonly scheduleId: string;
  readonly state: 'running' | 'finished' | 'stopped';
  readonly instalments: readonly Instalment[];
  /** What holds the plan: operations of its own chain, apart from its instalments' (rules.md I57). */
  readonly chain: Chain;
  /** When the gateway was last asked for its instalments, in milliseconds UTC; null for never, and for a plan of somebody else's. */
  readonly lastLookAt: number | null;
}

/** What this desk asked for a plan, and when the gateway was last asked about it. */
export interface PlanAsked {
  readonly operation: Operation;
  /** Milliseconds UTC; null for never. */
  readonly lastLookAt: number | null;
}

/** The day of the last instalment that an operation asked for, `YYYY-MM-DD` in UTC; empty for what is no plan. */
export function planEndOf(operation: Pick<Operation, 'operationId' | 'attempts'>): string {
  return readAmounts(lastAttempt(operation).parameters).at(-1)?.day ?? '';
}

export interface Instalment {
  /** 1 for the first. */
  readonly index: number;
  /** Null while it is to come: the gateway's tables tell of those that ran only. */
  readonly row: Transaction | null;
  /** How often its day was tried, where it was more than once (rules.md G44). */
  readonly tries?: number;
  /** As it was asked for at this desk; absent where somebody else asked for it, since no source tells it. */
  readonly planned?: PlannedInstalment;
}

/**
 * The plan that its instalments and the operations on it make; `rows` by the time at which they happened, `asked` with what this desk
 * asked for it, if it was this desk.
 */
export function makePlan(scheduleId: string, rows: readonly Transaction[], chain: Chain, asked?: PlanAsked): Plan {
  const dates = asked ? readAmounts(lastAttempt(asked.operation).parameters) : [];
  const total = Number(rows[0]?.schedule.split('-')[1] ?? 0);
  const instalments = Array.from({ length: total }, (_, position) => {
    // Retries of one date are rows of their own; the last one says how it ended.
    const ran = rows.filter(({ schedule }) => schedule === `${position + 1}-${total}`);
    const planned = dates.length === total ? dates[position] : undefined;
    const tries = ran.length > 1 && { tries: ran.length };
    // A date is tried again only after a refusal (rules.md G44), so that a success is the last try, whenever it was heard of.
    const row = ran.findLast(({ status }) => status === 'succeeded') ?? ran.at(-1) ?? null;
    return { index: position + 1, row, ...tries, ...(planned && { planned }) };
  });
  return { scheduleId, state: stateOf(chain, instalments), instalments, chain, lastLookAt: asked?.lastLookAt ?? null };
}

/** The gateway's words count as well: 2011 says that it was stopped before, 2012 that it had ended (rules.md G45). */
function stateOf({ operations, transactions }: Chain, instalments: readonly Instalment[]): Plan['state'] {
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

/**
 * Ties the instalments of one order to their plans. Exports name a row's place (`2-3`) but not its plan; all instalments
 * share the order, and the first one's TRANSACTIONID is the SCHEDULEID (S3:89, S3:122). An order that was split twice is
 * told apart by time: an instalment belongs to the last plan that began before it. A first one begins its own plan, or none
 * while it has not succeeded (rules.md G42); one of which nobody told an order belongs to no other's. Takes and gives all rows of the
 * order.
 */
export function tiePlans(rows: readonly Transaction[]): Transaction[] {
  const firsts = rows.filter(beginsPlan).toSorted(compareByTime);
  const firstsOf = (row: Transaction) => (row.orderId === '' ? firsts.filter((first) => first === row) : firsts);
  return rows.map((row) => ({ ...row, scheduleId: findPlanOf(row, firstsOf(row))?.transactionId ?? null }));
}

/** A first instalment that was paid: it begins a plan (rules.md G42). */
export function beginsPlan({ schedule, status }: Pick<Transaction, 'schedule' | 'status'>): boolean {
  return schedule.startsWith('1-') && status === 'succeeded';
}

/** The place of the first instalment in a plan of the same length: `1-3` for `2-3`. */
export function firstPlaceOf(schedule: string): string {
  return `1${schedule.slice(schedule.indexOf('-'))}`;
}

/** The first instalment of a row's plan, of the firsts of its order by time; undefined outside a plan. */
export function findPlanOf<
  First extends Pick<Transaction, 'transactionId' | 'schedule' | 'happenedAt' | 'timeKnown' | 'told'>,
>(row: Transaction, firsts: readonly First[]): First | undefined {
  if (row.schedule === '') return undefined;
  if (row.schedule.startsWith('1-')) return firsts.find(({ transactionId }) => transactionId === row.transactionId);
  const place = firstPlaceOf(row.schedule);
  const same = firsts.filter(({ schedule }) => schedule === place);
  // One that is known by its arrival alone may have come first all the same.
  return same.findLast(({ happenedAt }) => happenedAt <= row.happenedAt) ?? same.find((first) => !isBefore(row, first));
}

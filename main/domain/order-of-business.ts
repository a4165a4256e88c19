import { clockTolerance } from './time-bounds.ts';
import type { Transaction } from './transaction.ts';

type Timed = Pick<Transaction, 'happenedAt' | 'timeKnown' | 'told'>;

/**
 * By which clock a row's time was told: the gateway's own tables, to the second; ours, when a request was sent; or none, where a
 * notification says only that it was before it came.
 */
type Clock = 'gateway' | 'desk' | 'none';

function clockOf({ timeKnown, told }: Timed): Clock {
  if (!timeKnown) return 'none';
  return (told.others.happenedAt ?? told).from === 'desk' ? 'desk' : 'gateway';
}

/**
 * Whether a row happened before another one, for certain. Within one second of the gateway's, between two clocks that may
 * differ, and after a row that is known by its arrival alone, nobody can tell.
 */
export function isBefore(one: Timed, other: Timed): boolean {
  const [clock, otherClock] = [clockOf(one), clockOf(other)];
  if (otherClock === 'none') return false;
  const isOurs = (named: Clock) => named !== 'gateway';
  const apart = isOurs(clock) === isOurs(otherClock) ? 0 : clockTolerance;
  return one.happenedAt + apart < other.happenedAt;
}

/**
 * Rows in the order of business: by the time of the event, and what an edit refers to before the edit, whatever their times
 * say. Rows of one moment stand by their ids, so that every desk shows them alike.
 */
export function sortByBusiness(rows: readonly Transaction[]): Transaction[] {
  const byId = new Map(rows.map((row) => [row.transactionId, row]));
  const sorted = new Set<Transaction>();
  for (const row of rows.toSorted(compareByTime)) {
    const path: Transaction[] = [];
    const seen = new Set<Transaction>();
    for (
      let next: Transaction | undefined = row;
      next && !sorted.has(next) && !seen.has(next);
      next = byId.get(next.referenceId ?? '')
    ) {
      seen.add(next);
      path.push(next);
    }
    for (const placed of path.toReversed()) sorted.add(placed);
  }
  return [...sorted];
}

/** By when they happened; within one moment by their ids, which every desk sees alike. */
export function compareByTime(
  left: Pick<Transaction, 'happenedAt' | 'transactionId'>,
  right: Pick<Transaction, 'happenedAt' | 'transactionId'>,
): number {
  return left.happenedAt - right.happenedAt || (left.transactionId < right.transactionId ? -1 : 1);
}

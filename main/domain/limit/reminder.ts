import type { Money } from '../../../protocol/money/index.ts';
import type { DeskOperation } from '../kinds.ts';
import { mayHaveHappened, type OperationState } from '../operation.ts';

/** What a merchant wants a desk alone to be reminded of, for one operation in one currency. Minor units; null for nothing. */
export interface DeskLimit {
  readonly operation: DeskOperation;
  readonly currency: string;
  /** By one operation. */
  readonly alone: number | null;
  /** In a day of the merchant's, together with all that may have left. */
  readonly day: number | null;
}

/** Which limit an operation goes beyond: one of them at least. */
export interface Reminder {
  readonly alone: Money | null;
  readonly day: { readonly day: Money; readonly spent: Money } | null;
}

/** An operation of this desk that has begun to leave, and when, in milliseconds UTC. */
export interface LeftOperation {
  readonly operation: DeskOperation;
  readonly amount: Money;
  readonly state: OperationState;
  readonly leftAt: number;
}

/** What is to be done, as far as a limit looks at it. */
export interface ToBeDone {
  readonly operation: DeskOperation;
  readonly amount: Money;
}

/**
 * Whether a limit is gone beyond. It reminds and never bars: at a desk alone nobody else says yes, and whoever sits there can take
 * the limit away. What counts for a day is all that moved money since its midnight, or may have.
 */
export function judgeReminder(
  limits: readonly DeskLimit[],
  { operation, amount }: ToBeDone,
  left: readonly LeftOperation[],
  midnight: number,
): Reminder | null {
  const { minor, currency } = amount;
  const limit = limits.find((each) => each.operation === operation && each.currency === currency);
  if (!limit) return null;
  const money = (of: number): Money => ({ minor: of, currency });
  const spent = left
    .filter((each) => each.operation === operation && each.amount.currency === currency)
    .filter(({ state, leftAt }) => mayHaveHappened(state) && leftAt >= midnight)
    .reduce((sum, each) => sum + each.amount.minor, 0);
  const { alone, day } = limit;
  const isAbove = alone !== null && minor > alone;
  const isAboveDay = day !== null && spent + minor > day;
  if (!isAbove && !isAboveDay) return null;
  return { alone: isAbove ? money(alone) : null, day: isAboveDay ? { day: money(day), spent: money(spent) } : null };
}

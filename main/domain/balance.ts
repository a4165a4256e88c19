import type { FactSource } from './kinds.ts';
import { isOpen, mayHaveHappened, type Operation } from './operation.ts';
import { listWithoutRow } from './own-row.ts';
import { isDebit, isLive, isUndecided, isVoided, type Transaction } from './transaction.ts';
import { mayConcern, type UnreadFact } from './unread.ts';

/** Why the money of a chain may be otherwise than it is counted. */
export type Doubt =
  /** A row that may be of this chain could not be read. */
  { readonly kind: 'unreadableRow'; readonly transactionId: string | null; readonly column: string };

/** The money of one chain, in minor units of its currency. */
export interface Balance {
  readonly currency: string;
  /** Set aside and neither captured nor voided. */
  readonly authorised: number;
  readonly paid: number;
  readonly refunded: number;
  /** Counted as spent although the outcome is not known yet. */
  readonly inFlight: number;
  readonly left: number;
  /** When the newest fact behind these numbers became known here, in milliseconds UTC. */
  readonly asOf: number;
  /** Where that newest fact came from. */
  readonly source: FactSource;
  /** Empty where everything that was heard of the chain is counted. */
  readonly unsure: readonly Doubt[];
}

/**
 * What is left of a chain: live debits without live refunds and without everything whose outcome is open. An
 * unknown or waiting refund counts as spent, so "left" may be too low, never too high for what this ledger knows.
 */
export function computeBalance(
  transactions: readonly Transaction[],
  operations: readonly Operation[],
  unread: readonly UnreadFact[] = [],
): Balance {
  const live = transactions.filter(isLive);
  const paid = sum(live.filter(isDebit));
  const withoutRow = listWithoutRow(operations, transactions);
  const ownRefunds = withoutRow.filter(({ operation }) => operation === 'refund');
  const refunded =
    sum(live.filter((row) => row.operation === 'refund')) +
    sum(ownRefunds.filter(({ state }) => state === 'succeeded'));
  const inFlight = sum(transactions.filter(isOpenRefund)) + sum(ownRefunds.filter(({ state }) => isOpen(state)));
  const changedAt = Math.max(0, ...operations.map((operation) => operation.changedAt));
  const captured =
    transactions.some((row) => row.operation === 'capture' && row.status !== 'refused') ||
    withoutRow.some(({ operation, state }) => operation === 'capture' && mayHaveHappened(state));
  const told = newestOf(transactions);
  return {
    currency: transactions[0]?.amount.currency ?? operations[0]?.amount.currency ?? 'EUR',
    authorised: captured ? 0 : sum(live.filter((row) => row.operation === 'authorization')),
    paid,
    refunded,
    inFlight,
    left: Math.max(0, paid - refunded - inFlight),
    asOf: Math.max(told.at, changedAt),
    // What came in may have changed an operation as well: then it was the source.
    source: changedAt > told.at ? 'desk' : told.source,
    unsure: unread.filter((row) => mayConcern(row, transactions)).map(toDoubt),
  };
}

function toDoubt({ transactionId, column }: UnreadFact): Doubt {
  return { kind: 'unreadableRow', transactionId, column };
}

function sum(rows: readonly { readonly amount: { readonly minor: number } }[]): number {
  return rows.reduce((total, { amount }) => total + amount.minor, 0);
}

function isOpenRefund(row: Transaction): boolean {
  return row.operation === 'refund' && !isVoided(row) && isUndecided(row);
}

/** Of facts that came in together, any one: they came from one source. */
function newestOf(rows: readonly Transaction[]): { readonly at: number; readonly source: FactSource } {
  return rows.reduce<{ at: number; source: FactSource }>(
    (newest, { knownAt, knownFrom }) => (knownAt > newest.at ? { at: knownAt, source: knownFrom } : newest),
    { at: 0, source: 'desk' },
  );
}

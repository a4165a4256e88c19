import type {
  BalanceView,
  FactSource,
  OperationState,
  OperationView,
  TransactionRow,
} from '../../../contract/index.ts';

/** The money of one chain, in minor units of its currency. */
export type Balance = BalanceView;

/** The newest of the facts that others told. */
export interface Known {
  /** Milliseconds UTC; 0 when nobody told anything. */
  readonly at: number;
  readonly source: FactSource;
}

/**
 * What is left of a chain: live debits without live refunds and without everything whose outcome is open. An
 * unknown or waiting refund counts as spent, so "left" may be too low, never too high for what this ledger knows.
 */
export function computeBalance(
  transactions: readonly TransactionRow[],
  operations: readonly OperationView[],
  known: Known,
): Balance {
  const live = transactions.filter((row) => row.status === 'succeeded' && !row.voided);
  const paid = sum(live.filter((row) => row.operation === 'payment' || row.operation === 'capture'));
  const withoutRow = operations.filter((operation) => !hasRow(operation, transactions));
  const ownRefunds = withoutRow.filter(({ operation }) => operation === 'refund');
  const refunded =
    sum(live.filter((row) => row.operation === 'refund')) +
    sum(ownRefunds.filter(({ state }) => state === 'succeeded'));
  const inFlight = sum(openRefunds(transactions)) + sum(ownRefunds.filter(({ state }) => openStates.has(state)));
  const changedAt = Math.max(0, ...operations.map((operation) => operation.changedAt));
  const captured =
    transactions.some((row) => row.operation === 'capture' && row.status !== 'refused') ||
    withoutRow.some(({ operation, state }) => operation === 'capture' && mayHaveHappened(state));
  return {
    currency: transactions[0]?.amount.currency ?? operations[0]?.amount.currency ?? 'EUR',
    authorised: captured ? 0 : sum(live.filter((row) => row.operation === 'authorization')),
    paid,
    refunded,
    inFlight,
    left: Math.max(0, paid - refunded - inFlight),
    asOf: Math.max(known.at, changedAt),
    // What came in may have changed an operation as well: then it was the source.
    source: changedAt > known.at ? 'desk' : known.source,
  };
}

function sum(rows: readonly { readonly amount: { readonly minor: number } }[]): number {
  return rows.reduce((total, { amount }) => total + amount.minor, 0);
}

function openRefunds(transactions: readonly TransactionRow[]): TransactionRow[] {
  return transactions.filter(
    (row) => row.operation === 'refund' && !row.voided && (row.status === 'waiting' || row.status === 'unknown'),
  );
}

const openStates: ReadonlySet<OperationState> = new Set(['confirmed', 'sending', 'unknown', 'pending']);

/** Whether an operation in this state has moved money, or may have. */
export function mayHaveHappened(state: OperationState): boolean {
  return state === 'succeeded' || openStates.has(state);
}

/** An answer may come without a TRANSACTIONID, or with one that is not its own: then the operation counts by itself. */
export function hasRow(operation: OperationView, transactions: readonly TransactionRow[]): boolean {
  return transactions.some((row) => isRowOf(row, operation));
}

/** Whether a transaction is what an operation of this desk made. */
export function isRowOf(row: TransactionRow, operation: OperationView): boolean {
  const ids = [operation.settlement?.transactionId, ...operation.attempts.map(({ transactionId }) => transactionId)];
  return row.operation === operation.operation && ids.includes(row.transactionId);
}

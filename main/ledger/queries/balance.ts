import type { BalanceView, OperationView, TransactionRow } from '../../../contract/index.ts';

/** The money of one chain, in minor units of its currency. */
export type Balance = BalanceView;

/**
 * What is left of a chain: live debits without live refunds and without everything whose outcome is open. An
 * unknown or waiting refund counts as spent, so "left" may be too low, never too high for what this ledger knows.
 */
export function computeBalance(
  transactions: readonly TransactionRow[],
  operations: readonly OperationView[],
  knownAt: number,
): Balance {
  const live = transactions.filter((row) => row.status === 'succeeded' && !row.voided);
  const paid = sum(live.filter((row) => row.operation === 'payment' || row.operation === 'capture'));
  const refunded = sum(live.filter((row) => row.operation === 'refund'));
  const inFlight = sum(openRefunds(transactions)) + sum(openOperations(transactions, operations));
  const captured = transactions.some((row) => row.operation === 'capture' && row.status === 'succeeded');
  return {
    currency: transactions[0]?.amount.currency ?? operations[0]?.amount.currency ?? 'EUR',
    authorised: captured ? 0 : sum(live.filter((row) => row.operation === 'authorization')),
    paid,
    refunded,
    inFlight,
    left: Math.max(0, paid - refunded - inFlight),
    asOf: Math.max(knownAt, ...operations.map(({ changedAt }) => changedAt)),
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

const openStates = new Set(['confirmed', 'sending', 'unknown', 'pending']);

/** Operations of the desk that may have spent money and have no row of their own yet. */
function openOperations(
  transactions: readonly TransactionRow[],
  operations: readonly OperationView[],
): OperationView[] {
  const listed = new Set(transactions.map(({ transactionId }) => transactionId));
  return operations.filter(
    ({ operation, state, attempts }) =>
      operation === 'refund' &&
      openStates.has(state) &&
      !attempts.some((attempt) => attempt.transactionId !== null && listed.has(attempt.transactionId)),
  );
}

import type { Row } from './row.ts';
import { standingOf } from './standing.ts';

/** Where the money of a chain stands, in minor units of its currency. */
export interface Balance {
  /** Set aside by a succeeded authorization that was not voided. */
  readonly authorized: number;
  /** Debited by a live capture. */
  readonly captured: number;
  /** Debited in all: the live payment or the live capture. */
  readonly debit: number;
  /** Given back by live refunds. */
  readonly refunded: number;
  /** Debit less refunds. */
  readonly left: number;
}

/** What a chain's sums are made of: rows are wide, and a chain may have many. */
export type Link = Pick<Row, 'sequence' | 'operation' | 'reference' | 'amount' | 'execcode' | 'voidedBy'>;

/** Succeeded and not voided (rules.md, Words). A void and a stop move nothing that could be taken back (E31). */
export function isLive(row: Link): boolean {
  const movesNothing = row.operation === 'void' || row.operation === 'stopntimes';
  return standingOf(row.execcode) === 'succeeded' && row.voidedBy === null && !movesNothing;
}

/** Whether the row took money: a succeeded payment or capture (rules.md, Words). */
export function isDebit(row: Link): boolean {
  return row.operation === 'payment' || row.operation === 'capture';
}

/** The last live operation of a chain, the only one that may be voided (S3:81, rules.md E31). */
export function lastLive(chain: readonly Link[]): Link | undefined {
  return chain.findLast(isLive);
}

/** What may still be refunded of one debit, in minor units. */
export function leftOf(debit: Link, chain: readonly Link[]): number {
  if (!isLive(debit)) return 0;
  const refunds = chain.filter((row) => row.operation === 'refund' && row.reference === debit.sequence && isLive(row));
  return debit.amount - sum(refunds);
}

/** The balance of a chain, from its rows. */
export function balanceOf(chain: readonly Link[]): Balance {
  const live = chain.filter(isLive);
  const total = (...operations: Link['operation'][]) => sum(live.filter((row) => operations.includes(row.operation)));
  const debit = total('payment', 'capture');
  const refunded = total('refund');
  return {
    authorized: total('authorization'),
    captured: total('capture'),
    debit,
    refunded,
    left: debit - refunded,
  };
}

function sum(rows: readonly Link[]): number {
  return rows.reduce((total, row) => total + row.amount, 0);
}

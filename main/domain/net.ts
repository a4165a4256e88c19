import type { Money } from '../../protocol/money/index.ts';
import { isDebit, isLive, type Transaction } from './transaction.ts';

/** What some rows moved, in minor units of one currency: what was taken, less what went back. */
export interface Net extends Money {
  /** Rows of this currency that moved money. */
  readonly rows: number;
}

/**
 * What rows moved, by currency in the order of the alphabet; no sum ever mixes two (rules.md A9). An authorization, and what
 * was refused, voided or is not known, moved nothing.
 */
export function addUp(rows: readonly Transaction[], before: readonly Net[] = []): Net[] {
  const sums = new Map(before.map((net) => [net.currency, net]));
  for (const row of rows) {
    const moved = movedBy(row);
    if (moved === 0) continue;
    const { currency } = row.amount;
    const { minor = 0, rows: counted = 0 } = sums.get(currency) ?? {};
    sums.set(currency, { currency, minor: minor + moved, rows: counted + 1 });
  }
  return [...sums.values()].toSorted((one, other) => (one.currency < other.currency ? -1 : 1));
}

function movedBy(row: Transaction): number {
  // What its chain shows to be undone moved nothing, also where no source has told of its void.
  if (!isLive(row) || row.stands.standing === 'voided') return 0;
  if (isDebit(row)) return row.amount.minor;
  return row.operation === 'refund' || row.operation === 'credit' ? -row.amount.minor : 0;
}

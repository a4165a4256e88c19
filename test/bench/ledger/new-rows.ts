import type { ToldRow } from '../../../main/ports/told-row.ts';
import { inventBatches } from '../ledgers/invent/rows.ts';

/** Behind everything that a kept ledger holds, its longest subscriptions included, in milliseconds. */
const later = 10 * 365 * 86_400_000;

/** Rows as invented as those of a kept ledger, but none of them known there; in batches of one size, the last one aside. */
export function inventNewRows(prefix: string, count: number, batchSize: number): readonly (readonly ToldRow[])[] {
  const rows = [...inventBatches(count, count)].flat().map((row) => renew(row, prefix));
  return Array.from({ length: Math.ceil(rows.length / batchSize) }, (_, index) =>
    rows.slice(index * batchSize, (index + 1) * batchSize),
  );
}

function renew({ transaction, person }: ToldRow, prefix: string): ToldRow {
  const name = (id: string | null) => (id === null ? null : `${prefix}${id}`);
  return {
    person,
    transaction: {
      ...transaction,
      transactionId: `${prefix}${transaction.transactionId}`,
      referenceId: name(transaction.referenceId),
      voidedBy: name(transaction.voidedBy),
      orderId: `${prefix}${transaction.orderId}`,
      happenedAt: transaction.happenedAt + later,
    },
  };
}

import { openReadable } from '../../../main/ledger/database/open.ts';

/** What of a row a person may look for. */
export interface Sample {
  readonly transactionId: string;
  readonly orderId: string;
  readonly email: string;
  readonly minor: number;
}

/** So many rows, spread evenly over all years. */
export function sampleRows(file: string, count: number): readonly Sample[] {
  const database = openReadable(file);
  try {
    // Positions are bound as they are: as numbers they would be REAL.
    const edges = database
      .prepare<[], { oldest: bigint; newest: bigint }>(
        'SELECT min(position) AS oldest, max(position) AS newest FROM transactions',
      )
      .safeIntegers()
      .get();
    const next = database.prepare<[bigint], Sample>(
      `SELECT transaction_id AS transactionId, order_id AS orderId, client_email AS email, amount_minor AS minor
       FROM transactions WHERE position >= ? ORDER BY position LIMIT 1`,
    );
    const { oldest, newest } = edges ?? { oldest: 0n, newest: 0n };
    return Array.from({ length: count }, (_, index) =>
      next.get(oldest + ((newest - oldest) * BigInt(index)) / BigInt(count)),
    ).filter((row) => row !== undefined);
  } finally {
    database.close();
  }
}

import { z } from 'zod';
import { accountId, transactionId } from './basics.ts';
import { transactionRow } from './transaction.ts';

/** More rows without a claim than this are not listed. */
export const mostUnclaimed = 200;

/** A row that moved money and that no desk of the team claimed. */
export const unclaimedRow = z.strictObject({
  accountId,
  transactionId,
  /** Null until it has come here. */
  row: transactionRow.nullable(),
});
export type UnclaimedRowView = z.infer<typeof unclaimedRow>;

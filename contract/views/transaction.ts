import { z } from 'zod';
import { moneySchema } from '../../protocol/money/index.ts';
import { actionObstacle } from '../refusal.ts';
import { accountId, instant, operationType, shortText, status, transactionId } from './basics.ts';
import { operationView } from './operation.ts';

/** One line of the lookup list: a transaction that the gateway has given a TRANSACTIONID. */
export const transactionRow = z.strictObject({
  accountId,
  transactionId,
  operation: operationType,
  orderId: shortText,
  /** The merchant's own name for the customer, CLIENTIDENT; empty once erased. */
  client: shortText,
  clientEmail: shortText,
  amount: moneySchema,
  status,
  /** Four digits. */
  execcode: z.string(),
  happenedAt: instant,
  /** First six and last four digits at most, such as `446421…0001`; empty without a card. */
  card: shortText,
  /** True once a later void has undone it. */
  voided: z.boolean(),
});
export type TransactionRow = z.infer<typeof transactionRow>;

/** What happened to a payment or authorization, oldest first. */
export const timelineEntry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('transaction'), row: transactionRow }),
  /** An operation of this desk that has no TRANSACTIONID: under way, refused, not sent, to settle. */
  z.strictObject({ kind: z.literal('operation'), operation: operationView }),
]);
export type TimelineEntry = z.infer<typeof timelineEntry>;

/** Minor units of one currency, over the whole chain. */
export const balanceView = z.strictObject({
  currency: z.string(),
  /** Set aside and neither captured nor voided. */
  authorised: z.int(),
  paid: z.int(),
  refunded: z.int(),
  /** Counted as spent although the outcome is not known yet. */
  inFlight: z.int(),
  left: z.int(),
  /** When the newest fact behind these numbers became known here. */
  asOf: instant,
});
export type BalanceView = z.infer<typeof balanceView>;

/** An action on a transaction, or why it is not open. */
export const actionView = z.discriminatedUnion('open', [
  z.strictObject({ open: z.literal(true), operation: z.literal('refund'), transactionId }),
  z.strictObject({ open: z.literal(false), operation: z.literal('refund'), obstacle: actionObstacle }),
]);
export type ActionView = z.infer<typeof actionView>;

/** Everything that the side panel shows. */
export const transactionDetail = z.strictObject({
  row: transactionRow,
  timeline: z.array(timelineEntry),
  balance: balanceView,
  actions: z.array(actionView),
});
export type TransactionDetail = z.infer<typeof transactionDetail>;

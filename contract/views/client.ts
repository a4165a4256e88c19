import { z } from 'zod';
import { accountId, instant, shortText, transactionId } from './basics.ts';
import { transactionRow } from './transaction.ts';

/** By which name a customer is known: the merchant's own, CLIENTIDENT, or their e-mail address. */
export const clientName = z.strictObject({ by: z.enum(['client', 'email']), text: z.string().min(1).max(255) });
export type ClientName = z.infer<typeof clientName>;

/** A customer is known within an account. */
export const clientKey = z.strictObject({ accountId, name: clientName });
export type ClientKey = z.infer<typeof clientKey>;

/** A stored card or mandate that a customer's transactions told of (S3:140–158). */
export const clientAlias = z.strictObject({
  alias: z.string().min(1).max(40),
  /** First six and last four digits at most; empty where nobody told. */
  card: shortText,
  /** `MM-YY` as it was told last; empty where nobody told. */
  expiry: shortText,
  /** The newest transaction that told it: what is charged to the alias starts from there. */
  transactionId,
  /** The order of that transaction, and the next free name after it. */
  orderId: shortText,
  proposedOrderId: shortText,
  lastUsedAt: instant,
  timeKnown: z.boolean(),
  /** Until which day it lives as a direct debit's mandate if nobody uses it, as far as this ledger knows; null for a card. */
  mandate: z.strictObject({ aliveUntil: z.iso.date(), isAlive: z.boolean() }).nullable(),
});
export type ClientAliasView = z.infer<typeof clientAlias>;

/** So many orders stand on a client's page, the newest. */
export const mostClientOrders = 50;

/** So many rows are put together for a client's page. */
export const mostClientRows = 1_000;

/** Everything on a client's page, from this ledger alone. */
export const clientView = z.strictObject({
  key: clientKey,
  client: shortText,
  clientEmail: shortText,
  /** The most lately used first. */
  aliases: z.array(clientAlias),
  /** What began their chains, newest first. */
  orders: z.array(transactionRow).max(mostClientOrders),
  /** What they moved, by currency, in minor units: taken, less given back. */
  sums: z.array(z.strictObject({ currency: z.string(), minor: z.int(), rows: z.int().min(1) })),
  /** True where there are more rows than were put together: the newest of them were. */
  isCut: z.boolean(),
  /** Whether the account makes credits at all. */
  mayCredit: z.boolean(),
  /** The first day that a scheduled capture may name, by the days of Paris: `YYYY-MM-DD` (S3:47–51). */
  earliestCaptureDay: z.iso.date(),
  /** The day with which a plan begins: today in UTC, `YYYY-MM-DD` (S3:110). */
  planDay: z.iso.date(),
});
export type ClientView = z.infer<typeof clientView>;

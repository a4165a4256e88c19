import type { AccountRules } from './account.ts';
import { isOfMandate, judgeMandate, type Mandate } from './charge/mandate.ts';
import { beginsChain } from './kinds.ts';
import { addUp, type Net } from './net.ts';
import type { Transaction } from './transaction.ts';

/** By which name a customer is known: the merchant's own, CLIENTIDENT, or their e-mail address. */
export type ClientName =
  | { readonly by: 'client'; readonly text: string }
  | { readonly by: 'email'; readonly text: string };

/** A stored card or mandate of a customer's, as their transactions tell of it (S3:140–158). */
export interface ClientAlias {
  readonly alias: string;
  /** First six and last four digits at most; empty where nobody told. */
  readonly card: string;
  /** The newest transaction that told it. */
  readonly last: Transaction;
  /** `MM-YY` as it was told last; empty where nobody told. */
  readonly expiry: string;
  /** How long it lives as a direct debit's mandate; null for a card. */
  readonly mandate: Mandate | null;
}

/** By what a customer's rows are read. */
interface Gathering {
  readonly account: Pick<AccountRules, 'paymentMethod' | 'voidZone'>;
  /** Milliseconds UTC. */
  readonly now: number;
}

/** What is known of a customer, off-line. */
export interface Client {
  /** As the newest of their transactions has them; empty once erased. */
  readonly client: string;
  readonly clientEmail: string;
  /** The most lately used first. */
  readonly aliases: readonly ClientAlias[];
  /** What began their chains, newest first. */
  readonly begun: readonly Transaction[];
  /** What all of it moved, by currency. */
  readonly sums: readonly Net[];
}

/** Puts together what a customer's rows tell; they come newest first. */
export function gatherClient(rows: readonly Transaction[], gathering: Gathering): Client {
  const byAlias = Map.groupBy(
    rows.filter(({ alias }) => alias !== ''),
    ({ alias }) => alias,
  );
  const first = (pick: (row: Transaction) => string) => rows.map(pick).find((text) => text !== '') ?? '';
  return {
    client: first(({ client }) => client),
    clientEmail: first(({ clientEmail }) => clientEmail),
    aliases: [...byAlias].flatMap(([, [last, ...older]]) => (last ? [toAlias([last, ...older], gathering)] : [])),
    begun: rows.filter(({ operation }) => beginsChain(operation)),
    sums: addUp(rows),
  };
}

function toAlias(all: readonly [Transaction, ...(readonly Transaction[])], { account, now }: Gathering): ClientAlias {
  const [last] = all;
  const isMandate = all.some((row) => isOfMandate(row, account));
  return {
    alias: last.alias,
    card: all.map(({ card }) => card).find((card) => card !== '') ?? '',
    last,
    expiry: all.map(({ further }) => further.cardExpiry ?? '').find((expiry) => expiry !== '') ?? '',
    mandate: isMandate ? judgeMandate(last.happenedAt, now, account) : null,
  };
}

/** The most characters of an ORDERID (protocol.md §5). */
const longestOrder = 40;

/**
 * Names for a new order that tell from which one it follows, the nearest first: `W-1001-2`, `W-1001-3`. Whoever takes one looks
 * whether it is free, since the gateway does not (protocol.md §14.11). None for a transaction that told no order.
 */
export function proposeOrders(orderId: string, count = 50): string[] {
  if (orderId === '') return [];
  return Array.from({ length: count }, (_, index) => {
    const suffix = `-${index + 2}`;
    return `${orderId.slice(0, longestOrder - suffix.length)}${suffix}`;
  });
}

import type { Money } from '../../../protocol/money/index.ts';
import { isCharge } from '../kinds.ts';
import { leftAt, type Operation } from '../operation.ts';
import { listWithoutRow } from '../own-row.ts';
import { isVoided, type Transaction } from '../transaction.ts';
import type { IntendedCharge, OrderSituation } from './order-situation.ts';

const day = 86_400_000;

/** How far back the same amount from the same alias looks like a second time, in milliseconds. */
export const chargedLately = 3 * day;

/** What makes a charge look as if a customer could pay twice. The gateway checks no ORDERID and would carry each of these out. */
export type ChargeGuard =
  /** The order has a payment, an authorization or a capture already, or one that waits for its outcome; no id where no row is here. */
  | ({ readonly kind: 'orderCharged' } & Omit<Seen, 'transactionId'> & { readonly transactionId: string | null })
  /** The same amount from the same alias a short while ago, whatever the order; no id while its outcome is open at this desk. */
  | ({ readonly kind: 'sameAliasLately'; readonly orderId: string } & Omit<Seen, 'transactionId'> & {
        readonly transactionId: string | null;
      })
  /** The same of a first collection, which has no alias yet: the same amount from the same customer. */
  | ({ readonly kind: 'sameClientLately'; readonly orderId: string } & Omit<Seen, 'transactionId'> & {
        readonly transactionId: string | null;
      })
  /** An instalment of the customer's was refused, and the gateway may try it again by itself (S3:124). */
  | ({ readonly kind: 'instalmentRetries'; readonly schedule: string } & Seen);

/** A transaction that speaks against a charge. */
interface Seen {
  readonly transactionId: string;
  readonly amount: Money;
  readonly happenedAt: number;
  readonly timeKnown: boolean;
}

export function judgeCharge(situation: OrderSituation, intended: IntendedCharge): ChargeGuard[] {
  return [
    ...judgeOrder(situation),
    ...judgeAlias(situation, intended),
    ...judgeClient(situation, intended),
    ...judgeInstalments(situation),
  ];
}

/** Whatever it was, a voided or refused one took nothing. */
function judgeOrder({ rows, operations }: OrderSituation): ChargeGuard[] {
  const charged = rows.findLast((row) => (isCharge(row.operation) || row.operation === 'capture') && mayHaveTaken(row));
  if (charged) return [{ kind: 'orderCharged', ...seen(charged) }];
  // An answer may name no TRANSACTIONID (protocol.md §1.4), and its row may be long in coming.
  const unseen = listWithoutRow(operations, rows).findLast(({ state }) => state === 'succeeded');
  if (!unseen) return [];
  const { amount } = unseen;
  return [{ kind: 'orderCharged', transactionId: null, amount, happenedAt: leftAt(unseen), timeKnown: true }];
}

/** A plan takes its first instalment now and the rest later: what was paid at once is the same amount twice, too. */
function judgeAlias({ onAlias, openOnAlias, now }: OrderSituation, intended: IntendedCharge): ChargeGuard[] {
  return judgeAgain('sameAliasLately', onAlias, openOnAlias, { now, intended });
}

/** Of whom a mandate is begun, the same amount may have been collected by one that is on its way, under another order. */
function judgeClient({ onClient, openOnClient, now }: OrderSituation, intended: IntendedCharge): ChargeGuard[] {
  return judgeAgain('sameClientLately', onClient, openOnClient, { now, intended });
}

function judgeAgain(
  kind: 'sameAliasLately' | 'sameClientLately',
  rows: readonly Transaction[],
  operations: readonly Operation[],
  { now, intended }: { readonly now: number; readonly intended: IntendedCharge },
): ChargeGuard[] {
  const amounts = [intended.minor, ...intended.instalments.map(({ minor }) => minor)];
  const since = now - chargedLately;
  const row = rows.find(
    (candidate) => amounts.includes(candidate.amount.minor) && candidate.happenedAt >= since && mayHaveTaken(candidate),
  );
  if (row) return [{ kind, orderId: row.orderId, ...seen(row) }];
  const open = operations.find(({ amount }) => amounts.includes(amount.minor));
  if (!open) return [];
  const { orderId, amount } = open;
  return [{ kind, transactionId: null, orderId, amount, happenedAt: leftAt(open), timeKnown: true }];
}

function judgeInstalments({ refusedInstalments: [refused] }: OrderSituation): ChargeGuard[] {
  return refused ? [{ kind: 'instalmentRetries', schedule: refused.schedule, ...seen(refused) }] : [];
}

function mayHaveTaken(row: Transaction): boolean {
  return row.status !== 'refused' && !isVoided(row);
}

function seen({ transactionId, amount, happenedAt, timeKnown }: Transaction): Seen {
  return { transactionId, amount, happenedAt, timeKnown };
}

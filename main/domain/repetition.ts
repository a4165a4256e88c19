import type { Money } from '../../protocol/money/index.ts';
import { asKnown } from './doubted.ts';
import { isOpen, leftAt, mayHaveHappened, type Operation } from './operation.ts';
import { listWithoutRow } from './own-row.ts';
import type { Intended, Situation } from './situation.ts';
import { isVoided, type Transaction } from './transaction.ts';

const day = 86_400_000;

/** How far back the same amount looks like a second time, in milliseconds. */
export const lately = 3 * day;

/**
 * The same amount was given back a short while ago, or may be about to be: on the same order or chain, or as a credit to the same
 * customer under whatever order. No id where no row of it is here.
 */
export interface RepetitionGuard {
  readonly kind: 'sameAmountLately';
  readonly transactionId: string | null;
  readonly amount: Money;
  readonly happenedAt: number;
  readonly timeKnown: boolean;
  /** What it was, where it is not what is intended: a refund and a credit give the same money. */
  readonly gave?: 'refund' | 'credit';
  /** Its order, where it was a credit that may be under another one. */
  readonly orderId?: string;
  /** No outcome of it is known yet. */
  readonly isOpen?: true;
}

/** What gave, or may have given, the same amount as a refund or a credit would now; the gateway would do it again. */
export function judgeRepetition(situation: Situation, { operation, amount }: Intended): RepetitionGuard[] {
  if (operation !== 'refund' && operation !== 'credit') return [];
  const { lately: rows, chain, credited, now } = situation;
  const since = now - lately;
  // An edit bears the ORDERID that it was sent with, whatever that is (rules.md D30): its chain knows it all the same.
  const near = [...rows, ...chain.transactions.toReversed()];
  const gave = (other: Given) => other.operation !== operation && { gave: other.operation };
  const isSame = (other: Pick<Transaction, 'operation' | 'amount'>): other is Given =>
    (other.operation === 'refund' || other.operation === 'credit') && other.amount.minor === amount.minor;
  const same = [...near, ...credited.rows].find(
    (row) => isSame(row) && row.status !== 'refused' && !isVoided(row) && row.happenedAt >= since,
  );
  if (same && isSame(same)) {
    const { transactionId, amount: before, happenedAt, timeKnown, orderId } = same;
    const elsewhere = !near.includes(same) && { orderId };
    return [
      { kind: 'sameAmountLately', transactionId, amount: before, happenedAt, timeKnown, ...gave(same), ...elsewhere },
    ];
  }
  // An answer may name no TRANSACTIONID (protocol.md §1.4), and what is open has no row yet.
  const made = [...asKnown(chain.operations, chain.doubted), ...credited.operations];
  const unseen = listWithoutRow(made, [...near, ...credited.rows]).findLast(
    (other) => isSame(other) && mayHaveHappened(other.state) && (isOpen(other.state) || leftAt(other) >= since),
  );
  return unseen && isSame(unseen) ? [{ ...nameUnseen(unseen), ...gave(unseen) }] : [];
}

/** A row or an operation that gives money. */
type Given = Pick<Transaction, 'amount'> & { readonly operation: 'refund' | 'credit' };

function nameUnseen(unseen: Operation): RepetitionGuard {
  const { amount, state, operation, orderId } = unseen;
  return {
    kind: 'sameAmountLately',
    transactionId: null,
    amount,
    happenedAt: leftAt(unseen),
    timeKnown: true,
    ...(operation === 'credit' && { orderId }),
    ...(isOpen(state) && { isOpen: true }),
  };
}

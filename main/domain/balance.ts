import { type Beside, nothingBeside } from './beside.ts';
import { asKnown, type DoubtedRefusal } from './doubted.ts';
import type { FactSource } from './kinds.ts';
import { rangeOf, type Sums } from './left-range.ts';
import { listPerhapsUndone } from './open-voids.ts';
import { isOpen, mayHaveHappened, type Operation } from './operation.ts';
import { listWithoutRow } from './own-row.ts';
import { isDebit, isLive, isUndecided, isVoided, type Transaction } from './transaction.ts';
import { mayConcern, type UnreadFact } from './unread.ts';

/** Why the money of a chain may be otherwise than it is counted. */
export type Doubt =
  /** Edits of its order that name no reference: they may be of this chain or of another one. */
  | { readonly kind: 'unattributedEdit'; readonly transactionIds: readonly string[] }
  /** Rows of the chain that were told in another currency: they are in no sum. */
  | { readonly kind: 'otherCurrency'; readonly transactionIds: readonly string[] }
  /** A row that may be of this chain could not be read. */
  | { readonly kind: 'unreadableRow'; readonly transactionId: string | null; readonly column: string }
  /** Refusals that were answered under the TRANSACTIONIDs of these rows, which are something else: nobody knows what was done. */
  | { readonly kind: 'doubtedRefusal'; readonly transactionIds: readonly string[] };

/** The money of one chain, in minor units of its currency. */
export interface Balance {
  readonly currency: string;
  /** Set aside and neither captured nor voided, for certain. */
  readonly authorised: number;
  readonly paid: number;
  readonly refunded: number;
  /** Counted as spent although the outcome is not known yet. */
  readonly inFlight: number;
  /** What is left for certain: the lower bound of what the gateway has. */
  readonly left: number;
  /** What may be left, whatever is unsure: the upper bound; mostly the same. */
  readonly leftAtMost: number;
  /** Empty where everything that was heard of the chain is counted. */
  readonly unsure: readonly Doubt[];
  /**
   * Captures that no source ties to the authorization of the chain: each is taken for one of it, the only one known that fits, and
   * counted. Its own may be untold; a refund of it is one of it either way.
   */
  readonly presumed: readonly string[];
  /** When the newest fact behind these numbers became known here, in milliseconds UTC. */
  readonly asOf: number;
  /** Where that newest fact came from. */
  readonly source: FactSource;
}

/** What makes the money of a chain unsure, beside its own rows. */
export interface Reservations {
  readonly beside?: Beside;
  readonly unread?: readonly UnreadFact[];
  readonly doubted?: readonly DoubtedRefusal[];
  /** What the chain begins with was named wrongly, as a source tells: nothing of it is certain. */
  readonly begunElsewhere?: boolean;
}

/**
 * What is left of a chain: live debits without live refunds and without everything whose outcome is open. An unknown or
 * waiting refund counts as spent, and so does what a told void that is not final may have undone: "left" may be too low, never
 * too high for what this ledger knows. Where edits beside the chain may be of it, "left" is a range: of each sum the lower bound
 * stands first. What was doubtfully refused counts as unknown (doubted.ts).
 */
export function computeBalance(
  transactions: readonly Transaction[],
  given: readonly Operation[],
  { beside = nothingBeside, unread = [], doubted = [], begunElsewhere = false }: Reservations = {},
): Balance {
  const operations = asKnown(given, doubted);
  const currency = currencyOf(transactions, operations);
  const foreign = transactions.filter((row) => movesMoney(row) && row.amount.currency !== currency);
  const count = (rows: readonly Transaction[]) => countUp(rows, operations, currency);
  const { paid, refunded, inFlight } = count(transactions);
  const range = rangeOf(transactions, beside, count);
  const leftAtMost = Math.max(0, range.leftAtMost);
  const changedAt = Math.max(0, ...operations.map((operation) => operation.changedAt));
  const told = newestOf([
    ...transactions,
    ...[...beside.edits, ...beside.traces].filter(({ transactionId }) => range.edits.includes(transactionId)),
  ]);
  return {
    currency,
    authorised: begunElsewhere ? 0 : range.authorised,
    paid,
    refunded,
    inFlight,
    // How much of a debit is gone in another currency, nobody can say.
    left: foreign.length > 0 || begunElsewhere ? 0 : Math.max(0, range.left),
    leftAtMost,
    unsure: [
      ...(range.edits.length > 0 ? [{ kind: 'unattributedEdit', transactionIds: range.edits } as const] : []),
      ...(foreign.length > 0
        ? [{ kind: 'otherCurrency', transactionIds: foreign.map(({ transactionId }) => transactionId) } as const]
        : []),
      ...unread.filter((row) => mayConcern(row, transactions)).map(toDoubt),
      ...(doubted.length > 0
        ? [
            {
              kind: 'doubtedRefusal',
              transactionIds: [...new Set(doubted.map(({ transactionId }) => transactionId))],
            } as const,
          ]
        : []),
    ],
    presumed: transactions.filter(isPresumed).map(({ transactionId }) => transactionId),
    asOf: Math.max(told.at, changedAt),
    // What came in may have changed an operation as well: then it was the source.
    source: changedAt > told.at ? 'desk' : told.source,
  };
}

/** That of the debit, which decides what can be refunded; no sum ever mixes two (rules.md A9). */
function currencyOf(transactions: readonly Transaction[], operations: readonly Operation[]): string {
  const debit = transactions.find((row) => isDebit(row) && isLive(row)) ?? transactions.find(movesMoney);
  return (debit ?? transactions[0] ?? operations[0])?.amount.currency ?? 'EUR';
}

/** A void undoes the whole of something, whatever amount and currency it was told with. */
function movesMoney(row: Transaction): boolean {
  return row.operation !== 'void' && row.operation !== 'stopntimes' && row.status !== 'refused' && !isVoided(row);
}

interface Counted extends Sums {
  readonly paid: number;
  readonly inFlight: number;
}

/**
 * Operations of this desk count by their number of minor units: that is what the gateway was sent, without a currency. One whose row is
 * in another, and so in no sum, counts by itself.
 */
function countUp(all: readonly Transaction[], operations: readonly Operation[], currency: string): Counted {
  const transactions = all.filter(({ amount }) => amount.currency === currency);
  const live = transactions.filter(isLive);
  const paid = sum(live.filter(isDebit));
  const withoutRow = listWithoutRow(operations, transactions);
  const ownRefunds = withoutRow.filter(({ operation }) => operation === 'refund');
  const done = [
    ...live.filter((row) => row.operation === 'refund'),
    ...ownRefunds.filter(({ state }) => state === 'succeeded'),
  ];
  const open = [...transactions.filter(isOpenRefund), ...ownRefunds.filter(({ state }) => isOpen(state))];
  const refunded = sum(done);
  const perhapsUndone = listPerhapsUndone({ transactions: all, operations });
  // What an open void may have undone is spent as far as nothing else has spent it: a void is of the whole (rules.md E36).
  const undone = sum(perhapsUndone.filter((row) => isDebit(row) && row.amount.currency === currency));
  const inFlight = sum(open) + Math.min(undone, Math.max(0, paid - refunded - sum(open)));
  const used =
    perhapsUndone.some(({ operation }) => operation === 'authorization') ||
    all.some((row) => row.operation === 'capture' && row.status !== 'refused') ||
    withoutRow.some(({ operation, state }) => operation === 'capture' && mayHaveHappened(state));
  return {
    paid,
    refunded,
    inFlight,
    authorised: used ? 0 : sum(live.filter((row) => row.operation === 'authorization')),
    left: paid - refunded - inFlight,
    spent: [...done, ...open].map(({ amount }) => amount.minor),
  };
}

function isPresumed(row: Transaction): boolean {
  return row.operation === 'capture' && row.referenceInferred && row.status !== 'refused' && !isVoided(row);
}

function toDoubt({ transactionId, column }: UnreadFact): Doubt {
  return { kind: 'unreadableRow', transactionId, column };
}

function sum(rows: readonly { readonly amount: { readonly minor: number } }[]): number {
  return rows.reduce((total, { amount }) => total + amount.minor, 0);
}

function isOpenRefund(row: Transaction): boolean {
  return row.operation === 'refund' && !isVoided(row) && isUndecided(row);
}

/** Of facts that came in together, any one: they came from one source. */
function newestOf(rows: readonly Transaction[]): { readonly at: number; readonly source: FactSource } {
  return rows.reduce<{ at: number; source: FactSource }>(
    (newest, { knownAt, knownFrom }) => (knownAt > newest.at ? { at: knownAt, source: knownFrom } : newest),
    { at: 0, source: 'desk' },
  );
}

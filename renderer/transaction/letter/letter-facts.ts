import type { Money, TransactionDetail, TransactionRow } from '../../../contract/index.ts';

/** What a letter about a refund can say; what is not known is null, and its sentence is left out. */
export interface LetterFacts {
  readonly amount: Money;
  /** Milliseconds UTC. */
  readonly refundedAt: number;
  readonly orderId: string;
  readonly transactionId: string;
  /** Where the money goes: to a card by its last four digits, to the debited account, or nobody knows. */
  readonly goesTo: { readonly kind: 'card'; readonly lastFour: string } | { readonly kind: 'bank' | 'same' };
  /** What the customer's statement says. */
  readonly descriptor: string | null;
  /** By which the banks find it. */
  readonly arn: string | null;
  /** Whether it came so soon after its debit that a bank may set one against the other and show neither (protocol.md §6.2). */
  readonly soonAfterDebit: boolean;
}

/** Whether there is something to write about: a refund that the gateway has executed, at a time that somebody told. */
export function hasLetter({ operation, status, voided, timeKnown }: TransactionRow): boolean {
  return operation === 'refund' && status === 'succeeded' && !voided && timeKnown;
}

/**
 * The refunds that a panel has letters for: its own row, or those of the payment that it shows, newest first. Whoever asks on the
 * phone names the order, and what comes up first is the payment.
 */
export function listRefunds({ row, timeline }: Pick<TransactionDetail, 'row' | 'timeline'>): readonly TransactionRow[] {
  if (hasLetter(row)) return [row];
  if (row.operation !== 'payment' && row.operation !== 'capture' && row.operation !== 'authorization') return [];
  return timeline
    .flatMap((entry) => (entry.kind === 'transaction' && hasLetter(entry.row) ? [entry.row] : []))
    .toSorted((one, other) => other.happenedAt - one.happenedAt);
}

const soon = 24 * 3_600_000;

/** What is known for the letter of the refund that a panel shows. */
export function gatherLetterFacts({
  row,
  timeline,
  told,
}: Pick<TransactionDetail, 'row' | 'timeline' | 'told'>): LetterFacts {
  const find = (name: string, fits: (one: TransactionDetail['told'][number]) => boolean) => {
    const named = told.filter((one) => one.name === name && one.text !== '' && fits(one));
    return (named.find(({ transactionId }) => transactionId === row.transactionId) ?? named[0])?.text;
  };
  const rows = [row, ...timeline.flatMap((entry) => (entry.kind === 'transaction' ? [entry.row] : []))];
  const debits = rows.filter(({ operation }) => operation === 'payment' || operation === 'capture');
  const card = rows.find((candidate) => candidate.card !== '')?.card ?? '';
  const lastFour = /\d{4}$/.exec(card)?.[0];
  const isDirectDebit = rows.some(({ method }) => method === 'directDebit');
  return {
    amount: row.amount,
    refundedAt: row.happenedAt,
    orderId: row.orderId,
    transactionId: row.transactionId,
    goesTo: isDirectDebit ? { kind: 'bank' } : lastFour ? { kind: 'card', lastFour } : { kind: 'same' },
    // A statement has one name for what was paid and what is given back; the banks' reference is this refund's alone.
    descriptor: find('descriptor', () => true) ?? null,
    arn: find('arn', ({ transactionId }) => transactionId === row.transactionId) ?? null,
    soonAfterDebit: debits.some(({ timeKnown, happenedAt }) => timeKnown && row.happenedAt - happenedAt < soon),
  };
}

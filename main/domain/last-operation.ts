import type { Chain } from './chain.ts';
import type { ActionDoubt } from './judges/judgement.ts';
import { isBefore } from './order-of-business.ts';
import { isLive, isUndecided, isVoided, type Transaction } from './transaction.ts';

/** The last live operation of a chain, and why it may not be the one that the gateway has as its last. */
export interface LastOperation {
  readonly row: Transaction;
  readonly doubts: readonly ActionDoubt[];
}

/**
 * Finds what alone may be voided: the last live operation (rules.md E31). Where the order of several is not known, the one
 * that seems the last is given, and the others are named; so are edits that may have undone it, or come after it.
 */
export function findLastOperation({ transactions, beside, balance }: Chain): LastOperation | undefined {
  const live = transactions.filter((row) => isVoidable(row) && isLive(row));
  const last = live.filter((row) => !live.some((other) => isFollowedBy(row, other)));
  const row = last.at(-1);
  if (!row) return undefined;
  const unattributed = balance.unsure.flatMap((doubt) =>
    doubt.kind === 'unattributedEdit' ? doubt.transactionIds : [],
  );
  const others = new Set([
    ...last.filter((other) => other !== row).map(({ transactionId }) => transactionId),
    ...(isWithoutChain(row) ? listLater(row, beside.rows ?? beside.edits) : []),
    ...listPerhapsStanding(row, transactions),
    ...listUndecided(row, transactions),
    ...listLater(row, listPerhapsOfSame(row, transactions, beside.traces)),
  ]);
  const perhapsEdited = [...beside.edits, ...beside.traces]
    .filter((edit) => unattributed.includes(edit.transactionId) && edit.transactionId !== row.transactionId)
    .filter((edit) => !isBefore(edit, row) && !others.has(edit.transactionId))
    .map(({ transactionId }) => transactionId);
  return {
    row,
    doubts: [
      ...(others.size > 0 ? [{ kind: 'perhapsNotLast', transactionIds: [...others] } as const] : []),
      ...(perhapsEdited.length > 0
        ? [{ kind: 'perhapsEdited', transactionIds: [...new Set(perhapsEdited)] } as const]
        : []),
    ],
  };
}

/** A void and a stop cannot be undone. */
export function isVoidable({ operation }: Pick<Transaction, 'operation'>): boolean {
  return operation !== 'void' && operation !== 'stopntimes';
}

function isFollowedBy(row: Transaction, other: Transaction): boolean {
  if (other === row) return false;
  return other.referenceId === row.transactionId || isBefore(row, other);
}

/** An edit of which nobody knows what it refers to: its chain has more rows than are seen. */
function isWithoutChain({ operation, referenceId }: Transaction): boolean {
  return referenceId === null && (operation === 'capture' || operation === 'refund');
}

/** Of what no final code was told nobody knows whether it stands, and it may have come last (rules.md B15, E31). */
function listUndecided(row: Transaction, transactions: readonly Transaction[]): string[] {
  return transactions
    .filter((other) => other !== row && isVoidable(other) && isUndecided(other) && !isVoided(other))
    .filter((other) => !isBefore(other, row))
    .map(({ transactionId }) => transactionId);
}

/** What a void undid that no source names: it may have undone what nobody has told of, and this stands. */
function listPerhapsStanding(row: Transaction, transactions: readonly Transaction[]): string[] {
  const inferred = transactions.filter(({ operation, referenceInferred }) => operation === 'void' && referenceInferred);
  return transactions
    .filter((other) => other.told.voidedBy === null && inferred.some((by) => by.referenceId === other.transactionId))
    .filter((other) => other !== row && other.status === 'succeeded' && !isBefore(other, row))
    .map(({ transactionId }) => transactionId);
}

/**
 * Beside a refund, those that may be of the same debit: of what nobody has told of, all that no source ties to anything else;
 * where its own debit was only inferred, those that can be of none that is known.
 */
function listPerhapsOfSame(
  { operation, referenceId, referenceInferred }: Transaction,
  transactions: readonly Transaction[],
  traces: readonly Transaction[],
): readonly Transaction[] {
  if (operation !== 'refund') return [];
  if (!transactions.some(({ transactionId }) => transactionId === referenceId)) return traces;
  return referenceInferred ? traces.filter((trace) => !trace.referenceInferred) : [];
}

function listLater(row: Transaction, rows: readonly Transaction[]): string[] {
  return rows
    .filter((other) => other.transactionId !== row.transactionId && isLive(other) && isVoidable(other))
    .filter(({ operation }) => operation === 'refund' || operation === 'capture')
    .filter((other) => !isBefore(other, row))
    .map(({ transactionId }) => transactionId);
}

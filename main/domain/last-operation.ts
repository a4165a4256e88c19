import type { Chain } from './chain.ts';
import type { ActionDoubt } from './judges/judgement.ts';
import { isBefore } from './order-of-business.ts';
import { isLive, type Transaction } from './transaction.ts';

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
  ]);
  const edits = beside.edits.filter(
    (edit) => unattributed.includes(edit.transactionId) && edit.transactionId !== row.transactionId,
  );
  const perhapsEdited = edits
    .filter((edit) => !isBefore(edit, row) && !others.has(edit.transactionId))
    .map(({ transactionId }) => transactionId);
  return {
    row,
    doubts: [
      ...(others.size > 0 ? [{ kind: 'perhapsNotLast', transactionIds: [...others] } as const] : []),
      ...(perhapsEdited.length > 0 ? [{ kind: 'perhapsEdited', transactionIds: perhapsEdited } as const] : []),
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

function listLater(row: Transaction, rows: readonly Transaction[]): string[] {
  return rows
    .filter((other) => other.transactionId !== row.transactionId && isLive(other) && isVoidable(other))
    .filter(({ operation }) => operation === 'refund' || operation === 'capture')
    .filter((other) => !isBefore(other, row))
    .map(({ transactionId }) => transactionId);
}

import type { TimeBounds } from './deadline.ts';
import type { Operation } from './operation.ts';
import { isMadeBy } from './own-row.ts';
import type { Transaction } from './transaction.ts';

/** By how much this machine's clock may differ from the gateway's, in milliseconds. */
export const clockTolerance = 5 * 60_000;

/** The rows around one, and the operations that may have made it. */
interface Around {
  readonly transactions: readonly Transaction[];
  readonly operations: readonly Operation[];
}

/**
 * When a row happened, as exactly as its chain tells. The gateway's tables tell it; our own line has the time of its sending by
 * this machine's clock, which may be on the other side of midnight. Of one that no source dates it was before it was heard of,
 * before what refers to it, and after what it refers to or our own sending. Inferred references bound nothing.
 */
export function boundTime(row: Transaction, around: Around): TimeBounds {
  return { earliest: findEarliest(row, around, new Set()), latest: findLatest(row, around, new Set()) };
}

function findLatest(row: Transaction, around: Around, seen: Set<string>): number {
  if (row.timeKnown) return row.happenedAt + toleranceOf(row);
  seen.add(row.transactionId);
  const after = around.transactions.filter(
    (other) => isToldReference(other, row.transactionId) && !seen.has(other.transactionId),
  );
  return Math.min(row.happenedAt, ...after.map((other) => findLatest(other, around, seen)));
}

function findEarliest(row: Transaction, around: Around, seen: Set<string>): number | null {
  if (row.timeKnown) return row.happenedAt - toleranceOf(row);
  seen.add(row.transactionId);
  const before = around.transactions.find(
    (other) => isToldReference(row, other.transactionId) && !seen.has(other.transactionId),
  );
  const made = around.operations.filter((operation) => isMadeBy(row, operation)).flatMap(({ attempts }) => attempts);
  const sent = made.flatMap(({ sentAt }) => (sentAt === null ? [] : [sentAt - clockTolerance]));
  const bounds = [
    ...(before ? [findEarliest(before, around, seen)] : []),
    ...(sent.length > 0 ? [Math.min(...sent)] : []),
  ].filter((bound) => bound !== null);
  return bounds.length > 0 ? Math.max(...bounds) : null;
}

function isToldReference({ referenceId, referenceInferred }: Transaction, transactionId: string): boolean {
  return referenceId === transactionId && !referenceInferred;
}

/** Whose clock it was. */
function toleranceOf({ told }: Transaction): number {
  return (told.others.happenedAt ?? told).from === 'desk' ? clockTolerance : 0;
}

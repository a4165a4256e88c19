import type { LookResult, OperationEvent } from '../event.ts';
import { lastAttempt, type Operation } from '../operation.ts';
import { clockTolerance } from '../time-bounds.ts';
import type { Transaction } from '../transaction.ts';
import { expiryOf } from './expiry.ts';
import { waitsForBank } from './page.ts';

/** A look-up of an operation, as far as the time of a page matters. */
export interface LookAtPage {
  readonly result: LookResult;
  /** When the first question left, in milliseconds UTC. */
  readonly begunAt: number;
  /** The zone by which TRANSACTIONEXPIRATIONDATE is read: {@link zoneOfPage}. */
  readonly zone: string;
  /** How far the gateway's tables lag behind, in milliseconds. */
  readonly lag: number;
}

/**
 * The line by which a page is over: whatever was done on it before its expiry would stand in the gateway's tables by now, and a
 * look-up that began after that moment found no outcome. From then on nobody knows, and a person may end it. `rows` are those that
 * are the operation's for certain: one that waits for the bank goes on without the holder.
 */
export function decideLapse(
  operation: Operation,
  rows: readonly Transaction[],
  { result, begunAt, zone, lag }: LookAtPage,
): OperationEvent | undefined {
  if (operation.state !== 'pending' || result === 'failed' || result === 'proved') return undefined;
  const expiresAt = expiryOf(operation, zone);
  if (expiresAt === null || begunAt <= waitEnd(expiresAt, lag)) return undefined;
  if (rows.some(waitsForBank)) return undefined;
  return {
    kind: 'attemptLapsed',
    operationId: operation.operationId,
    attemptId: lastAttempt(operation).attemptId,
  };
}

/** A look-up that begins after this instant may end a page: all in milliseconds, instants UTC. The gateway's clock may differ. */
export function waitEnd(expiresAt: number, lag: number): number {
  return expiresAt + lag + clockTolerance;
}

import { type Account, lagOf } from '../accounts/account.ts';
import { type Operation, unknownSince } from '../domain/operation.ts';
import type { Transaction } from '../domain/transaction.ts';
import type { Look, Views } from '../ports/views.ts';
import { nextLookAt } from './timetable.ts';

/** An operation whose outcome nobody knows, with what was tried to find out. Times in milliseconds UTC. */
export interface Case {
  readonly operation: Operation;
  readonly openSince: number;
  /** Newest first. */
  readonly looks: readonly Look[];
  /** When the gateway is asked again by itself. */
  readonly nextLookAt: number;
  /** Before that moment, that nothing is found proves nothing: the gateway's tables lag behind. */
  readonly lagEndsAt: number;
  /** Rows that may be what the operation made; nothing but a person can tell. */
  readonly probable: readonly Transaction[];
}

/** Everything that a person needs to judge an open case. */
export async function readCase(
  views: Views,
  operation: Operation,
  now: number,
  account: Pick<Account, 'exportLagMinutes'> | undefined,
): Promise<Case> {
  const looks = await views.listLookUps(operation.operationId);
  const openSince = unknownSince(operation);
  return {
    operation,
    openSince,
    looks,
    nextLookAt: nextLookAt(openSince, looks.find(({ lookedAt }) => lookedAt <= now)?.lookedAt ?? null, now),
    lagEndsAt: openSince + lagOf(account) * 60_000,
    probable: await views.findProbable(operation.operationId),
  };
}

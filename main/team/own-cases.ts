import { lastAttempt, type Operation } from '../domain/operation.ts';
import type { Replica, ReviewedChain } from '../ports/replica.ts';
import type { Views } from '../ports/views.ts';
import type { TeamCase } from './engine/words.ts';

export interface OwnCasesPorts {
  readonly views: Pick<Views, 'listUndecided' | 'listSending'>;
  readonly replica: Pick<Replica, 'readReviewed'>;
}

/** This desk's operations whose bytes may have left and of which nobody knows the end, or that wait for it. */
export async function listOwnCases({ views }: OwnCasesPorts): Promise<readonly Operation[]> {
  const undecided = (await views.listUndecided()).map(({ operation }) => operation);
  const sending = await views.listSending();
  const all = new Map([...sending, ...undecided].map((operation) => [operation.operationId, operation]));
  return [...all.values()].filter((operation) => isOwn(operation) && lastAttempt(operation).sentAt !== null);
}

/** A ledger in a team holds its colleagues' operations as well: those bear their desk. */
export function isOwn({ deskId }: Operation): boolean {
  return deskId === null;
}

/** The last attempt of an operation as the engine is told of it. */
export function describeCase(
  { operationId, accountId, operation, amount, ...rest }: Operation,
  { ids, carriesOut }: Pick<ReviewedChain, 'ids' | 'carriesOut'>,
): TeamCase {
  const { attemptId } = lastAttempt({ operationId, ...rest });
  const { minor, currency } = amount;
  const proposed = carriesOut !== undefined && { proposalId: carriesOut };
  return { attemptId, operationId, accountId, ids, operation, minor, currency, ...proposed };
}

import type { Operation } from '../../../../main/domain/operation.ts';
import type { Member } from './member.ts';

/** Asks for the chain of an operation by the version that was last reviewed; gives why it was refused, or that it was granted. */
export const claim = async ({ team, replica }: Member, operation: Operation) => {
  const { operationId, chainId, attempts } = operation;
  replica.reviewed.set(operationId, {
    ids: [chainId],
    seenVersion: replica.reviewed.get(operationId)?.seenVersion ?? 0,
  });
  const [answer] = await team.claim.claim([{ operation, attemptId: attempts[0]?.attemptId ?? '' }]);
  return answer?.kind === 'refused' ? answer.cause : answer?.kind;
};

export const stateOf = ({ team }: Member) => team.standing().state;

/** An operation whose only attempt has come to an end. */
export const ended = (operation: Operation, verdict: string) =>
  ({ ...operation, state: verdict, attempts: [{ ...operation.attempts[0], verdict, endedAt: 2 }] }) as Operation;

export const unknown = (operation: Operation) => ended(operation, 'unknown');

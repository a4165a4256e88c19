import type { AccountRules } from '../account.ts';
import { hasExpired } from '../deadline.ts';
import type { OperationEvent, PreparedRequest } from '../event.ts';
import type { Guard } from '../guards.ts';
import { lastAttempt, type Operation } from '../operation.ts';
import { pictureAccount } from '../picture.ts';

/** How a person takes a chain: by confirming what they reviewed, or by sending it once more as a new attempt. */
export type Taking =
  | {
      readonly kind: 'confirm';
      readonly guardAnswer: string | null;
      /** Of what a colleague approved, which may be acted on until then, in milliseconds UTC. */
      readonly approvedUntil?: number;
    }
  | { readonly kind: 'again'; readonly attemptId: string; readonly request: PreparedRequest };

/** Whether what is confirmed was reviewed too long ago, by the day that a review holds or by what a colleague approved. */
export function isReviewOver(taking: Taking, { draftedAt }: Pick<Operation, 'draftedAt'>, now: number): boolean {
  if (taking.kind !== 'confirm') return false;
  const { approvedUntil } = taking;
  return approvedUntil === undefined ? hasExpired(draftedAt, now) : now < draftedAt || now >= approvedUntil;
}

/** The line that takes a chain, once nothing stands against it. */
export function takeChain(
  taking: Taking,
  operation: Operation,
  guards: readonly Guard[],
  rules: AccountRules,
): OperationEvent {
  const { operationId } = operation;
  const account = pictureAccount(rules);
  if (taking.kind === 'again') {
    const { attemptId, request } = taking;
    return { kind: 'attemptAdded', operationId, attemptId, request, account };
  }
  const { attemptId } = lastAttempt(operation);
  const kinds = guards.map(({ kind }) => kind);
  const { guardAnswer } = taking;
  const guarded = guardAnswer === null || kinds.length === 0 ? null : { kinds, answer: guardAnswer };
  return { kind: 'operationConfirmed', operationId, attemptId, guarded, account };
}

import { assertNever } from '../../../protocol/assert-never.ts';
import type { OperationEvent } from '../event.ts';
import { lastAttempt, type NotSentCause, type Operation } from '../operation.ts';
import { decideBeginning } from './begin.ts';
import { decideEnding } from './recover.ts';

/** What follows in the same commit once a chain is taken. */
export type AfterTaking =
  /** The last line before a byte may leave. */
  | { readonly kind: 'begin' }
  /** Something else has to be asked first, such as the team's claim. */
  | { readonly kind: 'wait' }
  /** It is known already that nothing will leave. */
  | { readonly kind: 'end'; readonly cause: NotSentCause };

/** The line that stands in one commit with the taking; undefined where the chain is held and nothing has begun. */
export function decideAfterTaking(after: AfterTaking, taken: Operation): OperationEvent | undefined {
  const { attemptId } = lastAttempt(taken);
  switch (after.kind) {
    case 'begin':
      return decideBeginning(taken);
    case 'wait':
      return undefined;
    case 'end':
      return decideEnding(taken, attemptId, { kind: 'notSent', cause: after.cause });
    default:
      return assertNever(after);
  }
}

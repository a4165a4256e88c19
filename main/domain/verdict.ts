import { assertNever } from '../../protocol/assert-never.ts';
import { classify } from '../../protocol/execcode/classify.ts';
import type { Attempt, AttemptOutcome, Operation, Verdict } from './operation.ts';

/** What a sending ended in, judged: for its own attempt, and for the operation. */
export interface Judged {
  readonly verdict: Verdict;
  /** Where the operation stands from then on. */
  readonly state: Verdict;
}

/** How a code of the gateway is read; the log of older programs is read by theirs. */
export type Classify = typeof classify;

/** What an outcome means, by the code's class; a redirect can only wait for its notification. */
export function judgeOutcome(
  operation: Pick<Operation, 'operation' | 'attempts'>,
  attemptId: string,
  outcome: AttemptOutcome,
  classifyCode: Classify = classify,
): Judged {
  const verdict = verdictOn(outcome, classifyCode);
  const earlier = operation.attempts.filter((attempt) => attempt.attemptId !== attemptId);
  return { verdict, state: operation.operation === 'stopntimes' ? stateOfStop(verdict, outcome, earlier) : verdict };
}

function verdictOn(outcome: AttemptOutcome, classifyCode: Classify): Verdict {
  if (outcome.kind !== 'answered') return outcome.kind;
  const execcodeClass = classifyCode(outcome.execcode);
  switch (execcodeClass) {
    case 'succeeded':
    case 'pending':
    case 'refused':
    case 'unknown':
      return execcodeClass;
    case 'redirect':
      return 'pending';
    default:
      return assertNever(execcodeClass);
  }
}

/**
 * A stop alone may be sent again while nobody knows what became of an earlier attempt. That one is proved by the gateway's
 * word that the plan is stopped already (2011, rules.md G45), and stays unknown when the new one did not get that far;
 * only a plan that had ended by itself (2012) was stopped by none of them.
 */
function stateOfStop(verdict: Verdict, outcome: AttemptOutcome, earlier: readonly Attempt[]): Verdict {
  if (verdict !== 'refused' && verdict !== 'notSent') return verdict;
  const code = outcome.kind === 'answered' ? outcome.execcode : null;
  if (!earlier.some(mayHaveStopped) || code === '2012') return verdict;
  return code === '2011' ? 'succeeded' : 'unknown';
}

function mayHaveStopped({ sentAt, verdict }: Attempt): boolean {
  return sentAt !== null && (verdict === null || verdict === 'unknown');
}

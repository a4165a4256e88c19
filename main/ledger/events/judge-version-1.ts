import type { Attempt, AttemptOutcome, Operation, Verdict } from '../../domain/operation.ts';
import type { Judged } from '../../domain/verdict.ts';

/*
 * How 0.1.0 read an EXECCODE and what it made of an outcome, frozen. Its bodies hold no verdict, so that it is given here,
 * once and for ever the same: a rule that changes later must not rewrite what an old log says.
 */

/** What an outcome made of an attempt and of its operation. */
export function judgeVersion1(
  { operation, attempts }: Pick<Operation, 'operation' | 'attempts'>,
  attemptId: string,
  outcome: AttemptOutcome,
): Judged {
  const verdict = outcome.kind === 'answered' ? verdictOfCode(outcome.execcode) : outcome.kind;
  if (operation !== 'stopntimes' || (verdict !== 'refused' && verdict !== 'notSent'))
    return { verdict, state: verdict };
  const mayBeStopped = attempts.some((attempt) => attempt.attemptId !== attemptId && mayHaveStopped(attempt));
  const code = outcome.kind === 'answered' ? outcome.execcode : null;
  if (!mayBeStopped || code === '2012') return { verdict, state: verdict };
  return { verdict, state: code === '2011' ? 'succeeded' : 'unknown' };
}

function mayHaveStopped({ sentAt, cause, execcode }: Attempt): boolean {
  if (sentAt === null || cause === 'notConnected') return false;
  return execcode === null || verdictOfCode(execcode) === 'unknown';
}

function verdictOfCode(execcode: string): Exclude<Verdict, 'notSent'> {
  if (execcode === '0000') return 'succeeded';
  if (execcode === '0001' || execcode === '0002' || execcode === '0003') return 'pending';
  if (execcode === '4011') return 'unknown';
  return /^[12346]\d{3}$/.test(execcode) ? 'refused' : 'unknown';
}

/** How 0.1.0 read the code of a row that a source told of. */
export function statusVersion1(execcode: string): 'succeeded' | 'waiting' | 'unknown' | 'refused' {
  if (execcode.startsWith('5') && execcode !== '5004') return 'refused';
  const verdict = verdictOfCode(execcode);
  return verdict === 'pending' ? 'waiting' : verdict;
}

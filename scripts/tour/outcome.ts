import type { ShownResult } from './refund.ts';
import type { StepOutcome } from './step.ts';

/** What the result page says, if it is what it should say; `0000` comes with a TRANSACTIONID. */
export function expectResult(operation: string, shown: ShownResult, expected: string): StepOutcome {
  const { transactionId, execcode, status } = shown;
  if (execcode !== expected) throw new Error(`The window shows ${status} (${execcode}) instead of ${expected}.`);
  if (expected === '0000' && transactionId === null) throw new Error('The window shows no TRANSACTIONID.');
  return { operation, transactionId, execcode };
}

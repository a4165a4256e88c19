import type { Execcode } from '../answers/messages.ts';

/** Whether an operation happened, may still happen, or did not. */
export type Standing = 'succeeded' | 'waiting' | 'refused';

/**
 * 0001 and 0002 wait for the holder, 0003 and 5004 for the bank (rules.md A9, B15, G49, H54); any other code but 0000
 * moved nothing.
 */
export function standingOf(execcode: Execcode): Standing {
  switch (execcode) {
    case '0000':
      return 'succeeded';
    case '0001':
    case '0002':
    case '0003':
    case '5004':
      return 'waiting';
    default:
      return 'refused';
  }
}

import type { Execcode } from '../answers/messages.ts';

/** Whether an operation happened, may still happen, or did not. */
export type Standing = 'succeeded' | 'waiting' | 'refused';

/** 0001 waits for the holder, 5004 for the bank (rules.md B15, G49); any other code but 0000 moved nothing. */
export function standingOf(execcode: Execcode): Standing {
  switch (execcode) {
    case '0000':
      return 'succeeded';
    case '0001':
    case '5004':
      return 'waiting';
    default:
      return 'refused';
  }
}

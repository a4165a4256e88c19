import { hasMpiResult, readMpiResult } from '../checks/external-mpi.ts';
import type { DebitOutcome } from './debit-draft.ts';
import type { DebitOrder } from './debit-order.ts';
import { askBankAbout } from './debit-questions.ts';

/**
 * How a debit ends that brings the result of the merchant's own MPI: Y is authenticated, A, U and I go on without, N and R
 * are 4008. Never a redirection (S3:230, rules.md G51). Undefined without such a result. `at` in epoch milliseconds.
 */
export function decideByMpi(order: DebitOrder, at: number): DebitOutcome | undefined {
  if (!hasMpiResult(order.fields)) return undefined;
  const { enrolled, status } = readMpiResult(order.fields);
  if (status === 'n' || status === 'r') return { execcode: '4008', authentication: 'failed' };
  const authentication = enrolled === 'n' ? 'not_enrolled' : standingOf(status);
  return { execcode: askBankAbout(order, at, authentication === 'authenticated'), authentication };
}

function standingOf(status: string | undefined): 'authenticated' | 'attempted' | 'unavailable' {
  switch (status) {
    case 'y':
      return 'authenticated';
    case 'a':
      return 'attempted';
    default:
      return 'unavailable';
  }
}

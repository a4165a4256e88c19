import type { LookupAnswer } from '../answers/answer.ts';
import { invalid, type Refusal } from '../answers/refusal.ts';
import type { Book } from '../book/open.ts';
import type { Attempt } from '../checks/attempt.ts';
import { orderExport } from '../exports/order-export.ts';
import { getTransactions } from './get-transactions.ts';
import { isLookupName, type LookupDesk } from './names.ts';

/** Does what was asked for at a desk that moves no money. Inside a transaction of the book. */
export function lookUp(attempt: Attempt, desk: LookupDesk, book: Book): LookupAnswer | Refusal {
  const { method } = attempt.form;
  if (!isLookupName(desk, method)) return invalid('OPERATIONTYPE');
  return method === 'getTransactions' ? getTransactions(attempt, book) : orderExport(method, attempt, book);
}

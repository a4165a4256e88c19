import type { LookupAnswer } from '../answers/answer.ts';
import { invalid, type Refusal } from '../answers/refusal.ts';
import type { Book } from '../book/open.ts';
import type { Attempt } from '../checks/attempt.ts';
import { orderExport } from '../exports/order-export.ts';
import { getTransactions } from './get-transactions.ts';
import { isLookupName, type LookupEntrance } from './names.ts';

/** Does what was asked for at an entrance that moves no money. Inside a transaction of the book. */
export function lookUp(attempt: Attempt, entrance: LookupEntrance, book: Book): LookupAnswer | Refusal {
  const { method } = attempt.form;
  if (!isLookupName(entrance, method)) return invalid('OPERATIONTYPE');
  return method === 'getTransactions' ? getTransactions(attempt, book) : orderExport(method, attempt, book);
}

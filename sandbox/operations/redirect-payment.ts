import { refusedByRule } from '../accounts/rule.ts';
import { type Answer, answerRow } from '../answers/answer.ts';
import type { Refusal } from '../answers/refusal.ts';
import { askForHolder } from '../authentication/ask-for-holder.ts';
import type { Book } from '../book/open.ts';
import type { Attempt } from '../checks/attempt.ts';
import { isTooLate } from '../checks/expiration.ts';
import { draftDebit } from './debit-draft.ts';
import { checkRedirectForm } from './debit-form.ts';
import { type DebitOrder, orderOf } from './debit-order.ts';
import { examine } from './debit-questions.ts';
import type { Job } from './job.ts';
import { methodWithoutCard } from './payment-method.ts';

/** A payment of a redirect account: 0002, and the holder finishes it on the payment method's page (rules.md A9). */
export function prepareRedirectPayment(attempt: Attempt, book: Book): Job | Refusal {
  const malformed = checkRedirectForm(attempt);
  if (malformed) return malformed;
  const order = orderOf('payment', attempt, methodWithoutCard(attempt.fields));
  return { busyKey: undefined, run: (at) => redirectPayment(order, book, at) };
}

function redirectPayment(order: DebitOrder, book: Book, at: number): Answer {
  const { rules, zone } = order.account;
  const late = isTooLate(order.fields, zone, at) ? '4015' : undefined;
  const refused = refusedByRule(rules, examine(order)) ?? late;
  const row = book.rows.add(draftDebit(order, { execcode: refused ?? '0002', authentication: 'none' }, at));
  if (refused) return answerRow(row);
  const wishes = { createAlias: false, captureDate: undefined };
  return answerRow(row, askForHolder(book, row, { wishes, verdict: '0000', order, displayMode: undefined }));
}

import { refusedByRule } from '../accounts/rule.ts';
import type { Answer } from '../answers/answer.ts';
import { isRefusal, type Refusal } from '../answers/refusal.ts';
import type { Book } from '../book/open.ts';
import type { Attempt } from '../checks/attempt.ts';
import { checkCreditForm } from './credit-form.ts';
import { findCreditReference, refuseCreditReference } from './credit-reference.ts';
import { answerDebit } from './debit-answer.ts';
import { draftDebit } from './debit-draft.ts';
import { type DebitOrder, readDebitOrder } from './debit-order.ts';
import { askBankAbout, examine } from './debit-questions.ts';
import { followUp } from './debit-result.ts';
import type { Job } from './job.ts';

/** Gives money without a debit, to a card or an ALIAS; no limit, and no debit's rest changes (S3:65–77, rules.md F38). */
export function prepareCredit(attempt: Attempt, book: Book): Job | Refusal {
  const malformed = checkCreditForm(attempt);
  if (malformed) return malformed;
  const order = readDebitOrder('credit', attempt, book);
  if (isRefusal(order)) return order;
  const reference = findCreditReference(attempt, book);
  if (isRefusal(reference)) return reference;
  // It edits nothing, not even the transaction that a transfer names, so it never collides (rules.md I57).
  return {
    busyKey: undefined,
    run: (at) => (reference && refuseCreditReference(book, reference.sequence)) ?? credit(order, book, at),
  };
}

/** Nobody is asked to authenticate: money comes in for the holder. */
function credit(order: DebitOrder, book: Book, at: number): Answer {
  const execcode = refusedByRule(order.account.rules, examine(order)) ?? askBankAbout(order, at, false);
  const row = book.rows.add(draftDebit(order, { execcode, authentication: 'none' }, at));
  const wishes = { createAlias: order.createAlias && order.alias === undefined, captureDate: undefined };
  return answerDebit(followUp(book, row, wishes, at), order);
}

import { mustAuthenticate, refusedByRule } from '../accounts/rule.ts';
import type { Answer } from '../answers/answer.ts';
import { isRefusal, type Refusal } from '../answers/refusal.ts';
import { askForHolder } from '../authentication/ask-for-holder.ts';
import { isEnrolled } from '../bank/card.ts';
import type { Book } from '../book/open.ts';
import { standingOf } from '../book/standing.ts';
import type { Wishes } from '../book/waiting.ts';
import type { Attempt } from '../checks/attempt.ts';
import { isTooLate } from '../checks/expiration.ts';
import { textOf } from '../requests/form.ts';
import { answerDebit } from './debit-answer.ts';
import { type DebitOutcome, draftDebit } from './debit-draft.ts';
import { checkDebitForm, type DebitName } from './debit-form.ts';
import { type DebitOrder, readDebitOrder } from './debit-order.ts';
import { askBankAbout, examine } from './debit-questions.ts';
import { followUp } from './debit-result.ts';
import type { Job } from './job.ts';
import { decideByMpi } from './mpi-outcome.ts';

/** Payment, at once or in instalments, and authorization: by card or by ALIAS, with or without 3-D Secure. */
export function prepareDebit(name: DebitName, attempt: Attempt, book: Book): Job | Refusal {
  const malformed = checkDebitForm(name, attempt);
  if (malformed) return malformed;
  const order = readDebitOrder(name, attempt, book);
  if (isRefusal(order)) return order;
  // A debit begins a chain of its own, so it never collides with anything, not even on one ALIAS (rules.md I57).
  return { busyKey: undefined, run: (at) => debit(order, book, at) };
}

function debit(order: DebitOrder, book: Book, at: number): Answer {
  const outcome = decideDebit(order, at);
  const row = book.rows.add(draftDebit(order, outcome, at));
  if (standingOf(row.execcode) !== 'refused') book.plans.add(row, order.plan);
  const wishes: Wishes = {
    createAlias: order.createAlias && order.alias === undefined,
    captureDate: textOf(order.fields, 'CAPTUREDATE'),
  };
  if (outcome.authentication !== 'waiting') return answerDebit(followUp(book, row, wishes, at), order);
  const redirection = askForHolder(book, row, {
    wishes,
    verdict: askBankAbout(order, at, true),
    order,
    displayMode: textOf(order.fields, '3DSECUREDISPLAYMODE'),
  });
  return { ...answerDebit(row, order), ...redirection };
}

/** Anti-fraud, then 3-D Secure, then the bank (rules.md A1, B11–B18). */
function decideDebit(order: DebitOrder, at: number): DebitOutcome {
  const { rules } = order.account;
  const examined = examine(order);
  const refused = refusedByRule(rules, examined);
  if (refused) return { execcode: refused, authentication: 'not_required' };
  if (isTooLate(order.fields, order.account.zone, at)) return { execcode: '4015', authentication: 'not_required' };
  const known = decideByMpi(order, at);
  if (known) return known;
  const wanted = order.authenticate || mustAuthenticate(rules, examined, order.holderPresent);
  if (wanted && isEnrolled(order.card.mask)) return { execcode: '0001', authentication: 'waiting' };
  return { execcode: askBankAbout(order, at, false), authentication: wanted ? 'not_enrolled' : 'not_required' };
}

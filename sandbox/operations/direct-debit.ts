import { refusedByRule } from '../accounts/rule.ts';
import { type Answer, answerRow } from '../answers/answer.ts';
import type { Execcode } from '../answers/messages.ts';
import { isRefusal, type Refusal } from '../answers/refusal.ts';
import { askForHolder } from '../authentication/ask-for-holder.ts';
import type { Book } from '../book/open.ts';
import type { Attempt } from '../checks/attempt.ts';
import { beginCollection } from './collection.ts';
import { draftDebit } from './debit-draft.ts';
import { checkDirectDebitForm, usesAlias } from './debit-form.ts';
import { type DebitOrder, orderOf } from './debit-order.ts';
import { examine } from './debit-questions.ts';
import type { Job } from './job.ts';
import { findAlias, methodWithoutCard } from './payment-method.ts';

/** A payment of an SDD account, by a new mandate or by the ALIAS of one (S4:9–241, rules.md H53, H54). */
export function prepareDirectDebit(attempt: Attempt, book: Book): Job | Refusal {
  const malformed = checkDirectDebitForm(attempt);
  if (malformed) return malformed;
  const mandate = usesAlias(attempt.fields) ? findAlias(attempt, book) : undefined;
  if (isRefusal(mandate)) return mandate;
  const order = orderOf('payment', attempt, methodWithoutCard(attempt.fields));
  return { busyKey: undefined, run: (at) => directDebit(order, book, at) };
}

/**
 * 0003 with the mandate's ALIAS at once, made for a first debit without being asked for; or 0002, where the account has
 * its holders sign a first mandate on a page.
 */
function directDebit(order: DebitOrder, book: Book, at: number): Answer {
  const { account } = order;
  const write = (execcode: Execcode) => book.rows.add(draftDebit(order, { execcode, authentication: 'none' }, at));
  const refused = refusedByRule(account.rules, examine(order));
  if (refused) return answerRow(write(refused));
  if (account.mandatePage && order.alias === undefined) {
    const row = write('0002');
    const wishes = { createAlias: false, captureDate: undefined };
    return answerRow(row, askForHolder(book, row, { wishes, verdict: '0003', order, displayMode: undefined }));
  }
  const row = beginCollection(book, write('0003'), account, at);
  return answerRow(row, { ALIAS: row.alias });
}

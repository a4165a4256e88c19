import { findAccount } from '../accounts/directory.ts';
import type { AccountSettings } from '../accounts/settings.ts';
import { type Answer, answerRefusal } from '../answers/answer.ts';
import { messages } from '../answers/messages.ts';
import { invalid, isRefusal, type Refusal, refuse } from '../answers/refusal.ts';
import { isDebit, isLive } from '../book/chain.ts';
import type { Book } from '../book/open.ts';
import type { Row } from '../book/row.ts';
import { standingOf } from '../book/standing.ts';
import { notificationFields } from '../notifications/fields.ts';
import type { ChargebackRequest } from './colleague.ts';

interface Parts {
  readonly book: Book;
  readonly accounts: readonly AccountSettings[];
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * Charges a debit back, once: its row shows that from now on, and the account's own URL for chargebacks hears of it. What
 * is left to refund does not change: the gateway does not protect the merchant (rules.md D29). The codes are those of a
 * refund.
 */
export function chargeBack(request: ChargebackRequest, parts: Parts): Answer {
  const outcome = parts.book.transact(() => record(request, parts));
  return isRefusal(outcome) ? answerRefusal('chargeback', outcome) : outcome;
}

function record(request: ChargebackRequest, { book, accounts, at }: Parts): Answer | Refusal {
  const account = findAccount(accounts, request.identifier);
  if (!account) return invalid('IDENTIFIER');
  const row = book.rows.find(request.identifier, request.transactionId);
  const refused = refuseState(row, book);
  if (refused || !row) return refused ?? refuse('2002');
  const { amount = row.amount, code = '10.4', reason = 'Other fraud: card absent environment' } = request;
  if (amount > row.amount) return refuse('2008');
  book.chargebacks.add({ subject: row.sequence, at, amount, code, reason });
  if (account.chargebackUrl !== undefined) {
    const fields = {
      ...notificationFields(row, account),
      OPERATIONTYPE: 'chargeback',
      AMOUNT: String(amount),
      CHARGEBACKAMOUNT: String(amount),
      CHARGEBACKCODE: code,
      CHARGEBACKREASON: reason,
    };
    const { identifier, sequence: subject } = row;
    book.notifications.add({ subject, identifier, kind: 'chargeback', fields, madeAt: at, dueAt: at });
  }
  return {
    OPERATIONTYPE: 'chargeback',
    TRANSACTIONID: row.transactionId,
    EXECCODE: '0000',
    MESSAGE: messages['0000'],
    AMOUNT: String(amount),
  };
}

function refuseState(row: Row | undefined, book: Book): Refusal | undefined {
  if (!row) return refuse('2002');
  if (standingOf(row.execcode) === 'waiting') return refuse('2006');
  if (standingOf(row.execcode) === 'refused') return refuse('2003');
  return isDebit(row) && isLive(row) && !book.chargebacks.of(row.sequence) ? undefined : refuse('2004');
}

import { findAccount } from '../accounts/directory.ts';
import type { AccountSettings } from '../accounts/settings.ts';
import { isRefusal } from '../answers/refusal.ts';
import type { Book } from '../book/open.ts';
import { captureRules } from './capture.ts';
import { decideEdit, type EditOrder, recordEdit } from './edit.ts';

/**
 * The capture that a CAPTUREDATE planned, for the full amount. Nobody waits for an answer, so a refusal such as 2009
 * becomes a row, which is how the merchant learns of it (S3:39, rules.md C23, C25).
 */
export function captureOnSchedule(book: Book, accounts: readonly AccountSettings[], subject: number, at: number): void {
  const target = book.rows.get(subject);
  const account = findAccount(accounts, target.identifier);
  if (!account) throw new RangeError(`The sandbox does not serve ${target.identifier}.`);
  const order: EditOrder = {
    account,
    transactionId: target.transactionId,
    amount: undefined,
    orderId: undefined,
    description: target.description,
    extraData: target.extraData,
    version: target.version,
    origin: 'BATCH',
  };
  const situation = { target, chain: book.rows.chainOf(target), account, at };
  const decided = decideEdit(captureRules, order, situation);
  const result = isRefusal(decided)
    ? { amount: target.amount, execcode: decided.execcode }
    : { amount: decided, execcode: '0000' as const };
  recordEdit(captureRules, order, book, situation, result);
}

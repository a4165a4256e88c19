import type { AccountSettings } from '../accounts/settings.ts';
import type { Refusal } from '../answers/refusal.ts';
import type { Book } from '../book/open.ts';
import type { Attempt } from '../checks/attempt.ts';
import { captureRules } from './capture.ts';
import { prepareCredit } from './credit.ts';
import { prepareDebit } from './debit.ts';
import { prepareDirectDebit } from './direct-debit.ts';
import { prepareEditRequest } from './edit-request.ts';
import type { Job } from './job.ts';
import type { OperationName } from './names.ts';
import { prepareRedirectPayment } from './redirect-payment.ts';
import { refundRules } from './refund.ts';
import { prepareStop } from './stopntimes.ts';
import { voidRules } from './void.ts';

/** Checks the form of one operation and finds what it refers to. */
type Prepare = (attempt: Attempt, book: Book) => Job | Refusal;

/** The account's payment method decides what a payment is (rules.md A9). */
const preparePayment: Readonly<Record<AccountSettings['method'], Prepare>> = {
  card: (attempt, book) => prepareDebit('payment', attempt, book),
  sdd: prepareDirectDebit,
  redirect: prepareRedirectPayment,
};

/** What the sandbox performs. To add an operation: name it in names.ts, and say here how it is prepared. */
export const operations: Readonly<Record<OperationName, Prepare>> = {
  payment: (attempt, book) => preparePayment[attempt.account.method](attempt, book),
  authorization: (attempt, book) => prepareDebit('authorization', attempt, book),
  capture: (attempt, book) => prepareEditRequest(captureRules, attempt, book),
  refund: (attempt, book) => prepareEditRequest(refundRules, attempt, book),
  credit: prepareCredit,
  void: (attempt, book) => prepareEditRequest(voidRules, attempt, book),
  stopntimes: prepareStop,
};

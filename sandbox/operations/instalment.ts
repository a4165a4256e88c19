import { findAccount } from '../accounts/directory.ts';
import { refusedInstalment } from '../accounts/instalment-rule.ts';
import { type AccountSettings, descriptorOf } from '../accounts/settings.ts';
import type { Execcode } from '../answers/messages.ts';
import { askBank } from '../bank/verdict.ts';
import type { Book } from '../book/open.ts';
import type { Row } from '../book/row.ts';
import { standingOf } from '../book/standing.ts';
import { addDays, dayOf, startOfDay, utc } from '../clock/days.ts';
import { followUp } from './debit-result.ts';

/** Which date of which plan is due. */
interface DueInstalment {
  /** Sequence of the plan's first instalment. */
  readonly subject: number;
  readonly instalment: number;
}

/**
 * A later instalment, or another try of one: a transaction of its own with the order and the EXTRADATA of the first
 * (S3:89, rules.md G43). Refused, it may be tried again at 00:00 UTC of the next day; the other dates go on (G44).
 */
export function runInstalment(
  book: Book,
  accounts: readonly AccountSettings[],
  { subject, instalment }: DueInstalment,
  at: number,
): void {
  const first = book.rows.get(subject);
  const account = findAccount(accounts, first.identifier);
  if (!account) throw new RangeError(`The sandbox does not serve ${first.identifier}.`);
  const date = book.plans.of(first).find((planned) => planned.instalment === instalment);
  if (!date) throw new RangeError(`The plan of ${first.transactionId} has no instalment ${instalment}.`);
  const retry = book.rows.instalmentsOf(first).filter((row) => row.instalment === instalment).length;
  const row = book.rows.add({
    ...first,
    chain: undefined,
    reference: null,
    at,
    amount: date.amount,
    execcode: askFor(first, { instalment, retry }, account, at),
    descriptor: descriptorOf(account),
    origin: 'BATCH',
    authentication: 'not_required',
    instalment,
    retry,
  });
  followUp(book, row, { createAlias: false, captureDate: undefined }, at);
  if (standingOf(row.execcode) === 'refused' && retry < account.retries) {
    book.agenda.addInstalment(startOfDay(addDays(dayOf(at, utc), 1), utc), subject, instalment);
  }
}

/** The account's rules, then the bank; the holder's consent to the first instalment is for all of them. */
function askFor(
  first: Row,
  { instalment, retry }: { instalment: number; retry: number },
  { instalmentRules, zone }: AccountSettings,
  at: number,
): Execcode {
  const { transactionId: schedule, description } = first;
  const refused = refusedInstalment(instalmentRules, { schedule, description, instalment, retry });
  const card = { mask: first.cardMask, validity: first.cardValidity, fullName: first.cardFullName };
  return refused ?? askBank({ card, cryptogram: undefined, authenticated: true, at, zone });
}

import { capture } from '../../protocol/operations/index.ts';
import { refuse } from '../answers/refusal.ts';
import { standingOf } from '../book/standing.ts';
import { addDays, dayOf } from '../clock/days.ts';
import type { EditRules, Situation } from './edit-rules.ts';

/** Debits an authorization: once, in time, not above its amount (S3:23–35, rules.md C19–C24). */
export const captureRules: EditRules = {
  name: 'capture',
  form: capture,
  refuseState: (situation) => {
    const { target } = situation;
    const isOpen = target.operation === 'authorization' && target.voidedBy === null && target.amount > 0;
    if (!isOpen || wasCaptured(situation)) return refuse('2005');
    return isLate(situation) ? refuse('2009') : undefined;
  },
  settleAmount: (asked, { target }) => {
    const amount = asked ?? target.amount;
    return amount === 0 || amount > target.amount ? refuse('2007') : amount;
  },
  apply: (book, _done, { target }) => book.agenda.cancel(target.sequence, 'capture'),
  answer: ({ amount }) => ({ AMOUNT: String(amount) }),
};

/** A voided capture counts as well, unless the account says otherwise (rules.md E34). */
function wasCaptured({ target, chain, account }: Situation): boolean {
  return chain.some(
    (row) =>
      row.operation === 'capture' &&
      row.reference === target.sequence &&
      standingOf(row.execcode) === 'succeeded' &&
      !(row.voidedBy !== null && account.recaptureAfterVoid),
  );
}

/** Authorised on day D, it may be captured until the end of D+7 in the account's zone (rules.md C21). */
function isLate({ target, account, at }: Situation): boolean {
  return dayOf(at, account.zone) > addDays(dayOf(target.at, account.zone), account.captureDays);
}

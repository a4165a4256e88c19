import { voidOperation } from '../../protocol/operations/index.ts';
import { refuse } from '../answers/refusal.ts';
import { lastLive } from '../book/chain.ts';
import { dayOf } from '../clock/days.ts';
import type { EditRules, Situation } from './edit-rules.ts';

/** Cancels the last live operation of a chain, on its own day (S3:79–85, rules.md E31–E36). */
export const voidRules: EditRules = {
  name: 'void',
  form: voidOperation,
  refuseState: (situation) => {
    const { target, chain } = situation;
    const isLast = lastLive(chain)?.sequence === target.sequence;
    // Card information moves nothing, so there is nothing to cancel (rules.md B18).
    return isLast && isSameDay(situation) && target.amount > 0 ? undefined : refuse('2015');
  },
  settleAmount: (asked, { target }) =>
    asked === undefined || asked === target.amount ? target.amount : refuse('2019'),
  apply: (book, done, { target }) => {
    book.rows.markVoided(target, done);
    book.agenda.cancel(target.sequence, 'capture');
  },
  answer: () => ({}),
};

/** The day of the operation itself, not of its root, in the account's zone (rules.md E32). */
function isSameDay({ target, account, at }: Situation): boolean {
  return dayOf(target.at, account.zone) === dayOf(at, account.zone);
}

import { refund } from '../../protocol/operations/index.ts';
import { refuse } from '../answers/refusal.ts';
import { isDebit, leftOf } from '../book/chain.ts';
import type { EditRules } from './edit-rules.ts';

/** Gives money of a debit back, several times, up to what is left (S3:55–63, rules.md D26–D30). */
export const refundRules: EditRules = {
  name: 'refund',
  form: refund,
  refuseState: ({ target, chain }) => {
    const refundable = isDebit(target) && leftOf(target, chain) > 0;
    return refundable ? undefined : refuse('2004');
  },
  settleAmount: (asked, { target, chain }) => {
    const left = leftOf(target, chain);
    const amount = asked ?? left;
    return amount === 0 || amount > left ? refuse('2008') : amount;
  },
  apply: () => undefined,
  answer: ({ amount }) => ({ AMOUNT: String(amount) }),
};

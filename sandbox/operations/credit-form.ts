import { credit } from '../../protocol/operations/index.ts';
import type { AccountSettings } from '../accounts/settings.ts';
import type { Refusal } from '../answers/refusal.ts';
import type { Attempt } from '../checks/attempt.ts';
import type { ParameterLists } from '../checks/parameter-lists.ts';
import { checkPresence, lessReplaced } from '../checks/presence.ts';
import { checkValidity, type Demands } from '../checks/validity.ts';
import { type FormMap, textOf } from '../requests/form.ts';
import { isSubscription, usesAlias, usesToken } from './debit-form.ts';

const demands: Demands = {
  AMOUNT: (fields) => Number(textOf(fields, 'AMOUNT')) > 0, // rules.md A8
  CARDCVV: (fields) => !isSubscription(fields), // A4
};

/** 1001, 1002 of a credit, in the order of rules.md A1. */
export function checkCreditForm({ fields, account }: Attempt): Refusal | undefined {
  const lists = listsFor(account, fields);
  return (
    checkPresence(lessReplaced(lists, fields), fields) ??
    checkValidity(lists, fields, { demands, misplaced: ['AMOUNTS', 'CAPTUREDATE'] })
  );
}

/** TRANSACTIONID is required of a Credit Fund Transfer and ignored otherwise (S3:77, rules.md F38, F39). */
function listsFor(account: AccountSettings, fields: FormMap): ParameterLists {
  const { required, optional } = usesAlias(fields) ? credit.alias : usesToken(fields) ? credit.token : credit.card;
  return {
    required: account.credit === 'cft' ? [...required, 'TRANSACTIONID'] : required,
    optional: optional.filter((name) => name !== 'TRANSACTIONID'),
  };
}

import type { Refusal } from '../answers/refusal.ts';
import type { Book } from '../book/open.ts';
import type { Attempt } from '../checks/attempt.ts';
import { checkPresence } from '../checks/presence.ts';
import { checkValidity } from '../checks/validity.ts';
import { type FormMap, textOf } from '../requests/form.ts';
import { prepareEdit } from './edit.ts';
import type { EditRules } from './edit-rules.ts';
import type { Job } from './job.ts';

/** A capture, refund or void that came as a request: 1001, 1002, then what it refers to (rules.md A1). */
export function prepareEditRequest(rules: EditRules, { account, fields }: Attempt, book: Book): Job | Refusal {
  const malformed =
    checkPresence(rules.form, fields) ??
    checkValidity(rules.form, fields, { demands: {}, misplaced: ['AMOUNTS', 'CAPTUREDATE'] });
  if (malformed) return malformed;
  const order = {
    account,
    transactionId: textOf(fields, 'TRANSACTIONID') ?? '',
    amount: amountIn(fields),
    orderId: textOf(fields, 'ORDERID'),
    description: textOf(fields, 'DESCRIPTION') ?? '',
    extraData: textOf(fields, 'EXTRADATA') ?? '',
    version: textOf(fields, 'VERSION') ?? '',
    origin: 'DIRECTLINK',
  } as const;
  return prepareEdit(rules, order, book);
}

/** No AMOUNT, or an empty one, means all that there is (S4:371, rules.md A3). */
function amountIn(fields: FormMap): number | undefined {
  const text = textOf(fields, 'AMOUNT');
  return text === undefined ? undefined : Number(text);
}

import { isOpenTo } from '../accounts/method.ts';
import { invalid, missing, refuse } from '../answers/refusal.ts';
import type { Step } from './attempt.ts';

/** OPERATIONTYPE absent 1001, unknown at this address or not the same as `method` 1002. */
export const checkOperationType: (isKnown: (name: string) => boolean) => Step =
  (isKnown) =>
  ({ fields, form }) => {
    const operation = fields['OPERATIONTYPE'];
    if (operation === undefined) return missing('OPERATIONTYPE');
    const known = typeof operation === 'string' && isKnown(operation);
    return known && operation === form.method ? undefined : invalid('OPERATIONTYPE');
  };

/** 3003: the account or its payment method may not do that; a credit needs an activation of its own (rules.md F37, H53). */
export const checkOperationOpen: Step = ({ account, fields }) => {
  const operation = fields['OPERATIONTYPE'];
  const isOpen = account.operations.some((name) => name === operation);
  const fits = isOpenTo(account.method, { operation: String(operation), isSplit: fields['AMOUNTS'] !== undefined });
  return isOpen && fits && !(operation === 'credit' && account.credit === 'off') ? undefined : refuse('3003');
};

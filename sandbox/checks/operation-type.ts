import { invalid, missing, refuse } from '../answers/refusal.ts';
import { isOperationName } from '../operations/names.ts';
import type { Step } from './attempt.ts';

/** OPERATIONTYPE absent 1001, unknown or not the same as `method` 1002. */
export const checkOperationType: Step = ({ fields, form }) => {
  const operation = fields['OPERATIONTYPE'];
  if (operation === undefined) return missing('OPERATIONTYPE');
  const known = typeof operation === 'string' && isOperationName(operation);
  return known && operation === form.method ? undefined : invalid('OPERATIONTYPE');
};

/** 3003: the account may not do that. */
export const checkOperationOpen: Step = ({ account, fields }) =>
  account.operations.some((name) => name === fields['OPERATIONTYPE']) ? undefined : refuse('3003');

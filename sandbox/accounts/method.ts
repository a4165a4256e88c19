import type { OperationName } from '../operations/names.ts';
import type { AccountSettings } from './settings.ts';

/** What each payment method can do; the rest is 3003 (rules.md H53). For redirect accounts the list is ours. */
const operationsOf: Readonly<Record<AccountSettings['method'], readonly OperationName[]>> = {
  card: ['payment', 'authorization', 'capture', 'refund', 'credit', 'void', 'stopntimes'],
  sdd: ['payment', 'refund'],
  redirect: ['payment', 'refund', 'void'],
};

/** Whether a payment method can do that; only cards are debited in instalments (rules.md H53). */
export function isOpenTo(
  method: AccountSettings['method'],
  { operation, isSplit }: { operation: string; isSplit: boolean },
): boolean {
  return operationsOf[method].some((name) => name === operation) && !(isSplit && method !== 'card');
}

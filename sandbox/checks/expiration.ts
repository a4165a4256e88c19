import { isoInstantIn } from '../clock/days.ts';
import { type FormMap, textOf } from '../requests/form.ts';

/**
 * Until when a payment may be begun, in epoch milliseconds: TRANSACTIONEXPIRATIONDATE in the account's zone, which no page
 * names (rules.md G63). Undefined when there is no such limit, or a malformed one.
 */
export function expirationIn(fields: FormMap, zone: string): number | undefined {
  const text = textOf(fields, 'TRANSACTIONEXPIRATIONDATE');
  return text === undefined ? undefined : isoInstantIn(text.replace(' ', 'T'), zone);
}

/** Whether the limit has passed; `at` in epoch milliseconds. */
export function isTooLate(fields: FormMap, zone: string, at: number): boolean {
  const expiration = expirationIn(fields, zone);
  return expiration !== undefined && at >= expiration;
}

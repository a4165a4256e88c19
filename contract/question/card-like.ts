import { containsCardNumber } from '../../protocol/card-number.ts';

/** Whether a text may be kept for later: one that holds what could be a whole card number is not (PCI DSS 3.4). */
export function mayBeKept(text: string): boolean {
  return !containsCardNumber(text);
}

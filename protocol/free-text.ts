import { containsAccountNumber, maskAccountNumbers } from './account-number.ts';
import { containsCardNumber, maskCardNumbers } from './card-number.ts';

/** What a text may hold that is neither kept nor sent. */
export type TextProblem = 'cardNumber' | 'accountNumber';

/**
 * Which number keeps a text that a person wrote from being kept or sent: what could be a whole card number (PCI DSS 3.4), or an
 * IBAN, behind which the gateway's ALIAS stands (rules.md H53). Keys, such as an ORDERID, are no free text: they stay as they are.
 */
export function findTextProblem(text: string): TextProblem | undefined {
  // Parts of an IBAN may look like a card number.
  if (containsCardNumber(maskAccountNumbers(text))) return 'cardNumber';
  return containsAccountNumber(text) ? 'accountNumber' : undefined;
}

/** A text that others wrote, such as a row of the gateway's, with what no person may write in it cut short. */
export function maskNumbers(text: string): string {
  return maskCardNumbers(maskAccountNumbers(text));
}

/** A text without the keys that it names as they are: those may look like a card number, and are none. */
export function withoutKeys(text: string, keys: readonly string[]): string {
  return keys.filter((key) => key !== '').reduce((left, key) => left.replaceAll(key, '…'), text);
}

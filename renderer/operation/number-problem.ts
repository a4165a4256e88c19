import { containsAccountNumber, containsCardNumber } from '../../contract/index.ts';

/** Neither a card number nor an IBAN is kept or sent: it is refused where it is typed. */
export function findNumberProblem(text: string): 'cardNumber' | 'accountNumber' | undefined {
  if (containsCardNumber(text)) return 'cardNumber';
  return containsAccountNumber(text) ? 'accountNumber' : undefined;
}

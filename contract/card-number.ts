/** What the window needs to refuse a card number or an IBAN where it is typed. */
export { containsAccountNumber } from '../protocol/account-number.ts';
export { containsCardNumber } from '../protocol/card-number.ts';

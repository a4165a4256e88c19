/** What the window needs to refuse a card number or an IBAN where it is typed, pasted or dropped. */
export { containsAccountNumber } from '../protocol/account-number.ts';
export { containsCardNumber } from '../protocol/card-number.ts';
export { findTextProblem, type TextProblem, withoutKeys } from '../protocol/free-text.ts';

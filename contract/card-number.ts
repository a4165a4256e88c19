/** What the window needs to refuse a card number where it is typed. */
export { containsCardNumber } from '../protocol/card-number.ts';

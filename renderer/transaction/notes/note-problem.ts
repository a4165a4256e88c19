import { containsCardNumber } from '../../../contract/index.ts';

/** What is wrong with a note, if anything is. A card number is refused where it is typed, before it goes anywhere. */
export function findNoteProblem(text: string): 'empty' | 'cardNumber' | null {
  if (text.trim() === '') return 'empty';
  return containsCardNumber(text) ? 'cardNumber' : null;
}

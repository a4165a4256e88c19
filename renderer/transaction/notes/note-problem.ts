import { findTextProblem } from '../../../contract/index.ts';

/** What is wrong with a note, if anything is. A card number or an IBAN is refused where it is typed, before it goes anywhere. */
export function findNoteProblem(text: string): 'empty' | 'cardNumber' | 'accountNumber' | null {
  return text.trim() === '' ? 'empty' : (findTextProblem(text) ?? null);
}

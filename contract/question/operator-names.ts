import { plainWord } from './plain-word.ts';
import { type Operator, operators } from './question.ts';

/** How operators are called beside their English names. */
const otherNames: Readonly<Record<string, Operator>> = {
  montant: 'amount',
  operation: 'op',
  statut: 'status',
  etat: 'status',
  state: 'status',
  jour: 'date',
  commande: 'order',
  customer: 'client',
  'e-mail': 'email',
  courriel: 'email',
  mail: 'email',
  carte: 'card',
  devise: 'currency',
  compte: 'account',
  origine: 'source',
  reste: 'left',
  motif: 'reason',
  par: 'by',
};

/** The operator of a name in either language; undefined for another one. */
export function findOperator(name: string): Operator | undefined {
  const plain = plainWord(name);
  const english = operators.find((operator) => operator === plain);
  return english ?? (Object.hasOwn(otherNames, plain) ? otherNames[plain] : undefined);
}

/** The operator that may have been meant: one letter or two are others. */
export function suggestOperator(name: string): Operator | null {
  const plain = plainWord(name);
  const near = [...operators, ...Object.keys(otherNames)]
    .map((known) => ({ known, distance: distanceOf(plain, known) }))
    .filter(({ known, distance }) => distance <= (known.length > 4 ? 2 : 1))
    .toSorted((one, other) => one.distance - other.distance)[0];
  return near ? (findOperator(near.known) ?? null) : null;
}

/** How many letters are to be put in, taken out or changed (Levenshtein). */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (let at = 0; at < other.length; at += 1) {
      const changed = (row[at] ?? 0) + (letter === other[at] ? 0 : 1);
      next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

import type { Fact, Transaction } from './transaction.ts';
import { type Name, tellerOf } from './whose-word.ts';

/** What an edit has from what it refers to (rules.md D30). */
const takenOver = ['card', 'client', 'clientEmail', 'clientName'] as const;

/**
 * A row with what its desk would take over now, in the place of what it took over when less was known, or something else: that was
 * nobody's word of the row itself, so that the last of it counts, not the greater.
 */
export function takeOverAnew(row: Transaction, made: Fact): Transaction {
  const isTakenOver = (name: Name | 'amount') => {
    const { from, at } = tellerOf(row, name);
    return from === 'desk' && at === made.knownAt;
  };
  const texts = takenOver.flatMap((name) =>
    row[name] !== '' && row[name] !== made[name] && isTakenOver(name) ? [[name, made[name]] as const] : [],
  );
  // Of a charge: whether its currency was that in which its alias had been told of.
  const losesCurrency = row.currencyTold && !made.currencyTold && isTakenOver('amount');
  if (texts.length === 0 && !losesCurrency) return row;
  return {
    ...row,
    ...Object.fromEntries(texts),
    ...(losesCurrency && { currencyTold: false, currencyKnown: false, amount: row.told.amount }),
  };
}

import type { Disputable, Teller, Telling, Told, Transaction } from './transaction.ts';
import {
  compareFinality,
  compareOutcomes,
  compareTellers,
  compareWords,
  compareWorths,
  isFinal,
  priceOf,
  tellerOf,
  tellsExactly,
  textOf,
} from './whose-word.ts';

/** Whether two of one rank told this of a row at one moment, and otherwise: an export that says two things of one transaction. */
export function isDisputed({ told }: Pick<Transaction, 'told'>, name: Disputable): boolean {
  return told.others[name]?.isDisputed === true;
}

/**
 * Whether it is disputed once two rows of one transaction are one: what the better teller says is, if it was; of equal ones, if they
 * differ. The same facts make the same of it in whatever order they come.
 */
function staysDisputed(
  rank: number,
  [one, other]: readonly [Transaction, Transaction],
  name: Disputable,
  differs: boolean,
): boolean {
  if (rank !== 0) return isDisputed(rank > 0 ? one : other, name);
  return differs || isDisputed(one, name) || isDisputed(other, name);
}

/** What two of one rank told otherwise, by whom: what is greater of it counts, and nobody can say that it is so. */
export function joinDisputes(one: Transaction, other: Transaction): Told['others'] {
  const both = [one, other] as const;
  const better = (rank: number) => (rank >= 0 ? one : other);
  const found = (name: Disputable, rank: number, differs: boolean, { from, at }: Teller) =>
    staysDisputed(rank, both, name, differs) ? [[name, { from, at, isDisputed: true }] as const] : [];
  const texts = (['orderId', 'referenceId'] as const).flatMap((name) => {
    const rank = compareWords(one, other, name);
    return found(name, rank, textOf(one, name) !== textOf(other, name), tellerOf(better(rank), name));
  });
  const [kind, worth] = [compareTellers(one.told, other.told), compareWorths(one, other)];
  const areFinal = isFinal(one.status) && isFinal(other.status) && tellsExactly(one) && tellsExactly(other);
  const decider = better(compareOutcomes(one, other));
  const decided = { from: decider.knownFrom, at: decider.told.outcomeAt };
  return Object.fromEntries<Telling>([
    ...found('operation', kind, one.operation !== other.operation, better(kind).told),
    ...texts,
    ...found('amount', worth, priceOf(one) !== priceOf(other), tellerOf(better(worth), 'amount')),
    ...found('outcome', compareFinality(one, other), areFinal && one.status !== other.status, decided),
  ]);
}

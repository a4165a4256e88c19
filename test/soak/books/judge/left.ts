import type { TransactionDetail } from '../../../../contract/index.ts';
import type { Row } from '../../../../sandbox/index.ts';
import type { Telling } from '../facts.ts';
import { isWhole } from '../heard.ts';
import { blame, nameRow, type World } from '../world.ts';
import { chainOf } from './told-book.ts';
import { saysUnsure } from './warnings.ts';

/**
 * What is shown as left, of a range its lower bound, is never above what the book has left, of which the console can only know
 * what it was told: refunds and voids that it never heard of are left out. What it heard whole counts without an excuse; of what
 * it heard in pieces the panel has to say that it is not sure.
 */
export function judgeLeft(world: World, row: Row, detail: TransactionDetail): void {
  const { left, currency } = detail.balance;
  if (currency !== row.currency) return;
  const presumed = listPresumed(world, row, detail);
  const certain =
    boundOf(world, row, isWhole, isTied(world, row) ? 'byOrder' : 'byName') +
    sumOf(presumed, (capture) => boundOf(world, capture, isWhole, 'byOrder'));
  const mentioned =
    boundOf(world, row, () => true, 'byOrder') +
    sumOf(presumed, (capture) => boundOf(world, capture, () => true, 'byOrder'));
  if (left <= mentioned || (left <= certain && saysUnsure(detail))) return;
  const rows = chainOf(world, row).filter((other, _, chain) => world.heard.isMentioned(other, chain));
  blame(world, {
    kind: 'leftAboveBook',
    about: row.transactionId,
    said: `${row.transactionId}: ${left} ${currency} left`,
    book: `${Math.min(certain, mentioned)} left of what was told: ${rows.map(nameRow).join('; ')}`,
  });
}

/**
 * Whether anything ties a capture to its order. Of one that came under an order of its own and names nothing, nobody can know
 * which refunds of other orders are of it, and its panel has to say so: it is excused where it does, and only there.
 */
function isTied(world: World, row: Row): boolean {
  return row.reference === null || world.heard.isMentioned(row, chainOf(world, row));
}

/**
 * Captures of an authorization that nobody has told of. The panel takes each for one of the only authorization that it knows, and has to
 * name it; once a source names the one that it is of, it is of no other.
 */
function listPresumed({ gateway, heard }: World, { chain }: Row, { balance }: TransactionDetail): readonly Row[] {
  return gateway
    .rows()
    .filter((row) => row.chain !== chain && row.operation === 'capture' && balance.presumed.includes(row.transactionId))
    .filter(({ transactionId }) => heard.of(transactionId).every(({ reference }) => !reference));
}

/** What is left of presumed captures in the book, as far as each chain of theirs has so much. Minor units. */
function sumOf(presumed: readonly Row[], leftOf: (capture: Row) => number): number {
  const chains = new Map(presumed.map((capture) => [capture.chain, capture]));
  return [...chains.values()].reduce((total, capture) => {
    const captured = sum(presumed.filter(({ chain }) => chain === capture.chain));
    return total + Math.min(captured, leftOf(capture));
  }, 0);
}

/** Debits that stand, less the refunds that were told of (and of those the ones that stand by now). Minor units. */
function boundOf(world: World, row: Row, counts: (telling: Telling) => boolean, ties: 'byOrder' | 'byName'): number {
  const { heard } = world;
  const chain = chainOf(world, row);
  const isNamed = ({ transactionId }: Row) =>
    heard.isOwn(transactionId) || heard.of(transactionId).some((telling) => counts(telling) && telling.reference);
  const isTold = (edit: Row | undefined) =>
    edit !== undefined && heard.isMentioned(edit, chain, counts) && (ties === 'byOrder' || isNamed(edit));
  const isUndone = ({ transactionId, voidedBy }: Row) =>
    voidedBy !== null &&
    (isTold(chain.find(({ sequence }) => sequence === voidedBy)) ||
      heard.of(transactionId).some(({ voided, whole }) => voided && whole));
  const debits = chain.filter((debit) => isDebit(debit) && debit.execcode === '0000' && !isUndone(debit));
  const refunds = chain.filter(
    (edit) => edit.operation === 'refund' && edit.execcode === '0000' && edit.voidedBy === null && isTold(edit),
  );
  return Math.max(0, sum(debits) - sum(refunds));
}

function isDebit({ operation }: Row): boolean {
  return operation === 'payment' || operation === 'capture';
}

function sum(rows: readonly Row[]): number {
  return rows.reduce((total, { amount }) => total + amount, 0);
}

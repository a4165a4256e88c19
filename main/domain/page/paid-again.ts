import { carriesId } from '../extra-data.ts';
import type { Operation } from '../operation.ts';
import { couldBeMadeBy } from '../own-row.ts';
import { isVoided, type Transaction } from '../transaction.ts';
import { isForHolder, waitsForBank } from './page.ts';

/** Whether an operation is a page of the gateway's form. Whoever has one can pay on it again: the gateway checks no ORDERID. */
export function maySeeSecondPayment({ attempts }: Pick<Operation, 'attempts'>): boolean {
  return attempts.some(isForHolder);
}

/**
 * What else was paid on the page that a row was paid on: rows of the same attempt that took money too, or may yet. `ofOrder` is
 * everything under the row's order; empty for a row that took nothing.
 */
export function listPaidAgain(row: Transaction, made: Operation, ofOrder: readonly Transaction[]): string[] {
  const pages = made.attempts.filter(isForHolder);
  const isOfPage = (candidate: Transaction) =>
    tookMoney(candidate) &&
    couldBeMadeBy(candidate, made) &&
    pages.some(({ attemptId }) => carriesId(candidate.extraData, attemptId));
  if (!isOfPage(row)) return [];
  return ofOrder
    .filter((other) => other.transactionId !== row.transactionId && isOfPage(other))
    .map(({ transactionId }) => transactionId);
}

function tookMoney(row: Transaction): boolean {
  return (row.status === 'succeeded' && !isVoided(row)) || waitsForBank(row);
}

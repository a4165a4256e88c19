import { statusOf } from '../domain/transaction.ts';
import type { UnreadRow } from '../domain/unread.ts';
import type { ToldTransaction } from '../ports/told-row.ts';
import type { ReadRow } from './columns/assemble.ts';

/**
 * The rows of one answer; those that say two things of one transaction are named and no more, since nobody could say which of them
 * is so. One that waits only came before one that is final.
 */
export function nameContradicted(rows: readonly ReadRow[]): readonly ReadRow[] {
  const told = rows.flatMap((row) => (row.kind === 'told' ? [row.row.transaction] : []));
  const byId = Map.groupBy(told, ({ transactionId }) => transactionId);
  if (byId.size === told.length) return rows;
  return rows.map((row): ReadRow => {
    if (row.kind === 'unread') return row;
    const { transaction } = row.row;
    const others = byId.get(transaction.transactionId) ?? [];
    const [column] = others.flatMap((other) => findContradiction(transaction, other) ?? []);
    return column === undefined ? row : { kind: 'unread', unread: nameTold(transaction, column) };
  });
}

/** The column in which two rows of one transaction cannot both be right. */
function findContradiction(one: ToldTransaction, other: ToldTransaction): string | undefined {
  if (one.operation !== other.operation) return 'OPERATIONTYPE';
  const isPlaced = one.orderId !== '' && other.orderId !== '';
  if (isPlaced && one.orderId !== other.orderId) return 'ORDERID';
  // A currency that was assumed is another one's to correct, and with it how many decimals there are.
  const isTold = one.currencyTold !== false && other.currencyTold !== false;
  if (isTold && one.currency !== other.currency) return 'CURRENCY';
  if (one.currency === other.currency && one.amountMinor !== other.amountMinor) return 'AMOUNT';
  const [outcome, otherOutcome] = [statusOf(one.execcode), statusOf(other.execcode)];
  const areFinal = [outcome, otherOutcome].every((status) => status === 'succeeded' || status === 'refused');
  return areFinal && outcome !== otherOutcome ? 'EXECCODE' : undefined;
}

function nameTold(told: ToldTransaction, column: string): UnreadRow {
  const { accountId, transactionId, orderId } = told;
  const { referenceId, operation } = column === 'OPERATIONTYPE' ? { referenceId: null, operation: null } : told;
  return { accountId, transactionId, orderId, referenceId, operation, column, problem: 'malformed' };
}

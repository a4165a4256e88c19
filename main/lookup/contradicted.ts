import { referenceColumnOf } from '../domain/kinds.ts';
import { statusOf } from '../domain/transaction.ts';
import type { UnreadRow } from '../domain/unread.ts';
import type { ToldTransaction } from '../ports/told-row.ts';
import type { ReadRow } from './columns/assemble.ts';
import type { ReadRecord } from './export-csv.ts';

/**
 * The rows of one answer; those that say two things of one transaction are named and no more, since nobody could say which of them
 * is so. One that waits only came before one that is final.
 */
export function nameContradicted<Row extends ReadRecord>(rows: readonly Row[]): readonly (Row | ReadRow)[] {
  const told = rows.flatMap((row) => (row.kind === 'told' ? [row.row.transaction] : []));
  const byKey = Map.groupBy(told, keyOf);
  if (byKey.size === told.length) return rows;
  return rows.map((row): Row | ReadRow => {
    if (row.kind !== 'told') return row;
    const { transaction } = row.row;
    const others = byKey.get(keyOf(transaction)) ?? [];
    const [column] = others.flatMap((other) => findContradiction(transaction, other) ?? []);
    return column === undefined ? row : { kind: 'unread', unread: nameTold(transaction, column) };
  });
}

function keyOf({ accountId, transactionId }: ToldTransaction): string {
  return JSON.stringify([accountId, transactionId]);
}

/** The column in which two rows of one transaction cannot both be right. */
function findContradiction(one: ToldTransaction, other: ToldTransaction): string | undefined {
  if (one.operation !== other.operation) return 'OPERATIONTYPE';
  const isPlaced = one.orderId !== '' && other.orderId !== '';
  if (isPlaced && one.orderId !== other.orderId) return 'ORDERID';
  if (differ(one.referenceId, other.referenceId)) return referenceColumnOf(one.operation);
  if (differ(one.voidedBy, other.voidedBy)) return 'VOIDEDBY';
  // A currency that was assumed is another one's to correct, and with it how many decimals there are.
  const isTold = one.currencyTold !== false && other.currencyTold !== false;
  if (isTold && one.currency !== other.currency) return 'CURRENCY';
  if (one.currency === other.currency && one.amountMinor !== other.amountMinor) return 'AMOUNT';
  const [outcome, otherOutcome] = [statusOf(one.execcode), statusOf(other.execcode)];
  const areFinal = [outcome, otherOutcome].every((status) => status === 'succeeded' || status === 'refused');
  return areFinal && outcome !== otherOutcome ? 'EXECCODE' : undefined;
}

/** One that is left out says nothing. */
function differ(one: string | null | undefined, other: string | null | undefined): boolean {
  return Boolean(one) && Boolean(other) && one !== other;
}

function nameTold(told: ToldTransaction, column: string): UnreadRow {
  const { accountId, transactionId, orderId } = told;
  const operation = column === 'OPERATIONTYPE' ? null : told.operation;
  const isSure = column !== 'OPERATIONTYPE' && column !== referenceColumnOf(told.operation);
  const referenceId = isSure ? told.referenceId : null;
  return { accountId, transactionId, orderId, referenceId, operation, column, problem: 'malformed' };
}

import { isBefore } from './order-of-business.ts';
import { isDebit, isVoided, type Transaction } from './transaction.ts';

/**
 * The rows of a chain, where nothing stands that hangs on what was undone: a capture is undone before its authorization can be,
 * a refund before its debit (rules.md E31, E34, E35), whether or not anybody has told of it.
 */
export function undoBefore(rows: readonly Transaction[]): readonly Transaction[] {
  if (!rows.some(isVoided)) return rows;
  const byId = new Map(rows.map((row) => [row.transactionId, row]));
  return rows.map((row) => (!isVoided(row) && isUndone(row, byId) ? { ...row, voidedBy: '' } : row));
}

function isUndone(row: Transaction, byId: ReadonlyMap<string, Transaction>): boolean {
  if (isVoided(row)) return true;
  const reference = byId.get(row.referenceId ?? '');
  if (!reference || row.status !== 'succeeded' || !hangsOn(row, reference)) return false;
  const undoing = byId.get(reference.voidedBy ?? '');
  // What is told to have come after the void contradicts it, and stands.
  return isUndone(reference, byId) && !(undoing && isBefore(undoing, row));
}

function hangsOn({ operation }: Transaction, reference: Transaction): boolean {
  if (operation === 'capture') return reference.operation === 'authorization';
  return operation === 'refund' && isDebit(reference);
}

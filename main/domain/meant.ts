import { isOurWordAlone } from './own-row.ts';
import { mayReferTo } from './readings.ts';
import type { Transaction } from './transaction.ts';

/**
 * Whether what an edit is told to refer to is what is known under that id. What an answer to this desk alone named may be something
 * else's, since answers can be mixed up on the way: an edit that could not be of it (rules.md E31–E36: by its kind, its sum or its time)
 * is of something that nobody has told of yet.
 */
export function isMeant(edit: Transaction, row: Transaction): boolean {
  if (edit.told.referenceId !== row.transactionId || !isOurWordAlone(row) || isOurWordAlone(edit)) return true;
  // What was refused moved nothing, and may have been refused for that.
  if (edit.status === 'refused') return true;
  return mayReferTo(withComparableSum(edit, row), { ...row, voidedBy: row.told.voidedBy });
}

/** A sum of which nobody knows the units says nothing. */
function withComparableSum(edit: Transaction, { amount }: Transaction): Transaction {
  return edit.inMajorUnits && !edit.currencyTold ? { ...edit, amount } : edit;
}

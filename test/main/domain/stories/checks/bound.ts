import type { BookRow } from '../gateway.ts';
import type { World } from '../world.ts';

/**
 * What is left of a chain by the book, as far as the ledger was told with attribution: a debit counts once it was heard of,
 * a refund or a void once an export or a look-up named what it refers to, or this desk made it. A colleague's edit counts
 * once it was imported (left.test.ts); what a person wrongly called refused counts once a row has corrected it.
 */
export function boundOf(world: World, root: BookRow, rows: readonly BookRow[], ours: ReadonlySet<string>): number {
  const chain = rows.filter(({ rootId }) => rootId === root.rootId);
  const isKnown = ({ transactionId }: BookRow) =>
    world.heard.get(transactionId)?.attributed === true || ours.has(transactionId);
  /** A void that was told while it waited has not undone anything yet. */
  const isUndone = ({ transactionId, voidedBy }: BookRow) => {
    if (voidedBy === null) return false;
    const by = world.heard.get(voidedBy);
    const isTold = by?.attributed === true && by.execcode === '0000';
    return isTold || ours.has(voidedBy) || world.heard.get(transactionId)?.voided === true;
  };
  const debits = chain.filter(
    (row) =>
      isDebit(row) &&
      row.execcode === '0000' &&
      (world.heard.has(row.transactionId) || ours.has(row.transactionId)) &&
      !isUndone(row),
  );
  const refunds = chain.filter(
    (row) => row.operation === 'refund' && row.execcode === '0000' && row.voidedBy === null && isKnown(row),
  );
  return Math.max(0, sum(debits) - sum(refunds));
}

function isDebit({ operation }: BookRow): boolean {
  return operation === 'payment' || operation === 'capture';
}

function sum(rows: readonly BookRow[]): number {
  return rows.reduce((total, { amount }) => total + amount, 0);
}

/** Rows of this desk's operations, those left out of which a person said wrongly that they are not there. */
export function madeByUs({ made, operations, wronglyRefused }: World): ReadonlySet<string> {
  return new Set(
    [...made].flatMap(([operationId, ids]) => {
      const isDenied = wronglyRefused.has(operationId) && operations.get(operationId)?.state === 'refused';
      return isDenied ? [] : ids;
    }),
  );
}

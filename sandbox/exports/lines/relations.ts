import { isLive } from '../../book/chain.ts';
import type { Row } from '../../book/row.ts';
import { standingOf } from '../../book/standing.ts';

/** The rows around one row. */
export interface Relations {
  /** The row that this one edits. */
  readonly target: Row | undefined;
  /** The void that cancelled it. */
  readonly voidedBy: Row | undefined;
  /** Live refunds of a debit. */
  readonly refunds: readonly Row[];
  /** The last succeeded capture of an authorization, voided or not. */
  readonly capture: Row | undefined;
}

/** Looks the relations of every row up in one pass over all of them. */
export function relate(rows: readonly Row[]): (row: Row) => Relations {
  const bySequence = new Map(rows.map((row) => [row.sequence, row]));
  const editsOf = Map.groupBy(rows, (row) => row.reference);
  return (row) => {
    const edits = editsOf.get(row.sequence) ?? [];
    return {
      target: row.reference === null ? undefined : bySequence.get(row.reference),
      voidedBy: row.voidedBy === null ? undefined : bySequence.get(row.voidedBy),
      refunds: edits.filter((edit) => edit.operation === 'refund' && isLive(edit)),
      capture: edits.findLast((edit) => edit.operation === 'capture' && standingOf(edit.execcode) === 'succeeded'),
    };
  };
}

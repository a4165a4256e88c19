import { isMeant } from '../../domain/meant.ts';
import { findRoot } from '../../domain/references.ts';
import type { Transaction } from '../../domain/transaction.ts';
import { findReference, findTransaction, type Reference, textOfKey } from '../queries/transactions.ts';
import { noteChain, type Writing } from '../writing/writing.ts';

/** Where a row's references lead to, by way of rows that are about to be written and of those that were. */
export function findRootOf(
  { database }: Writing,
  row: Transaction,
  changes: ReadonlyMap<string, { readonly row: Transaction }>,
): string {
  const { accountId } = row;
  const findChanged = (transactionId: string) => changes.get(textOfKey({ accountId, transactionId }))?.row;
  const findWhole = (step: Step) => ('told' in step ? step : findTransaction(database, { accountId, ...step }));
  return findRoot<Step>(row, (transactionId, by) => {
    const next = findChanged(transactionId) ?? findReference(database, { accountId, transactionId });
    if (!next || !isOfDesk(next)) return next;
    const [edit, named] = [findWhole(by), findWhole(next)];
    return edit && named && !isMeant(edit, named) ? undefined : next;
  });
}

/** A row on the way to a root: whole where it is about to be written. */
type Step = Transaction | Reference;

/** Of what an answer alone named an edit may not be meant (see {@link isMeant}). */
function isOfDesk(step: Step): boolean {
  return ('told' in step ? step.told.from : step.toldFrom) === 'desk';
}

/**
 * Rows and operations that came before the transaction they refer to join its chain. Two chains that turn out to be one may
 * each have an operation in flight: then the later one keeps its old chain until it is settled.
 */
export function adoptOrphans(writing: Writing, { accountId, transactionId, rootId }: Transaction): void {
  if (rootId === transactionId) return;
  const { database } = writing;
  if (hasOrphans(writing, accountId, transactionId)) {
    database
      .prepare('UPDATE transactions SET root_id = ? WHERE account_id = ? AND root_id = ?')
      .run(rootId, accountId, transactionId);
    noteChain(writing, accountId, transactionId);
  }
  database
    .prepare('UPDATE OR IGNORE operations SET chain_id = ? WHERE account_id = ? AND chain_id = ?')
    .run(rootId, accountId, transactionId);
}

/** Hardly ever: an update that finds no row opens every index and trigger of the table all the same. */
function hasOrphans({ database }: Writing, accountId: string, rootId: string): boolean {
  return (
    database
      .prepare<[string, string], number>(
        'SELECT EXISTS (SELECT 1 FROM transactions WHERE account_id = ? AND root_id = ?)',
      )
      .pluck()
      .get(accountId, rootId) === 1
  );
}

/** Operations of this desk follow what they refer to, once that has another chain. */
export function retieOperations({ database }: Writing, accountId: string, chainIds: readonly string[]): void {
  database.prepare(followReference).run({ accountId, chainIds: JSON.stringify(chainIds) });
}

const followReference = `
  UPDATE OR IGNORE operations SET chain_id = r.root_id
  FROM transactions r
  WHERE r.account_id = operations.account_id AND r.transaction_id = operations.reference_id
    AND operations.account_id = @accountId AND operations.operation IN ('refund', 'capture', 'void')
    AND operations.chain_id IN (SELECT value FROM json_each(@chainIds)) AND operations.chain_id <> r.root_id
`;

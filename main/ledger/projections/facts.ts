import { mergeFact } from '../../domain/merge-fact.ts';
import { tiePlans } from '../../domain/plan.ts';
import { inferReferences, lacksReference } from '../../domain/references.ts';
import type { Fact, Transaction } from '../../domain/transaction.ts';
import { findTransaction, listOrder } from '../queries/transactions.ts';
import { noteChain, type Writing } from '../writing/writing.ts';
import { retieOrder } from './chains.ts';
import { saveDerived, saveTransaction } from './transactions.ts';

/**
 * Adds what a source knows, and what follows from it for its neighbours: rows that waited for it join its chain, a void
 * marks what it undid, instalments find their plan, and edits that name no reference are looked at anew.
 */
export function recordFact(writing: Writing, told: Fact): void {
  const { database } = writing;
  const { accountId, transactionId } = told;
  const present = findTransaction(database, told);
  const referenceId = told.referenceId ?? present?.referenceId ?? null;
  const rootId = referenceId === null ? transactionId : rootOf(writing, accountId, referenceId);
  const merged = mergeFact(present, told, rootId);
  saveTransaction(database, merged);
  noteChain(writing, accountId, rootId);
  adoptOrphans(writing, merged);
  if (!present) markVoidedBefore(writing, merged);
  if (merged.operation === 'void' && referenceId !== null && told.status === 'succeeded') {
    markVoided(writing, { accountId, transactionId: referenceId }, transactionId);
  }
  if (told.voidedBy) nameReference(writing, merged, told.voidedBy);
  if (told.schedule !== '') rewriteOrder(writing, merged, tiePlans);
  if (present?.referenceInferred || hasEditWithoutReference(writing, merged)) inferAnew(writing, merged);
}

/** Looks anew at what the edits of an order refer to: something about them has come in. */
export function inferAnew(writing: Writing, order: Transaction): void {
  rewriteOrder(writing, order, inferReferences);
  retieOrder(writing, order);
}

/** VOIDEDBY names what a void refers to, where the void's own row did not. */
function nameReference(writing: Writing, { accountId, transactionId }: Transaction, voidedBy: string): void {
  const { database } = writing;
  const by = findTransaction(database, { accountId, transactionId: voidedBy });
  if (by?.operation !== 'void' || !lacksReference(by)) return;
  saveDerived(database, { ...by, referenceId: transactionId, referenceInferred: false });
  inferAnew(writing, by);
}

/** A reference that has not come in yet stands for its own chain until it does. */
function rootOf({ database }: Writing, accountId: string, referenceId: string): string {
  return findTransaction(database, { accountId, transactionId: referenceId })?.rootId ?? referenceId;
}

/**
 * Rows and operations that came before the transaction they refer to join its chain. Two chains that turn out to
 * be one may each have an operation in flight: then the later one keeps its old chain until it is settled.
 */
function adoptOrphans({ database }: Writing, { accountId, transactionId, rootId }: Transaction): void {
  if (rootId === transactionId) return;
  database
    .prepare('UPDATE transactions SET root_id = ? WHERE account_id = ? AND root_id = ?')
    .run(rootId, accountId, transactionId);
  database
    .prepare('UPDATE OR IGNORE operations SET chain_id = ? WHERE account_id = ? AND chain_id = ?')
    .run(rootId, accountId, transactionId);
}

/** A void that came in before what it undid stands in its chain already, and had nothing to mark. */
function markVoidedBefore({ database }: Writing, { accountId, transactionId, rootId }: Transaction): void {
  const voidedBy = database
    .prepare<[string, string, string], string>(
      `SELECT transaction_id FROM transactions
       WHERE account_id = ? AND root_id = ? AND reference_id = ? AND operation = 'void' AND status = 'succeeded'
       ORDER BY position DESC LIMIT 1`,
    )
    .pluck()
    .get(accountId, rootId, transactionId);
  if (voidedBy !== undefined) markVoided({ database }, { accountId, transactionId }, voidedBy);
}

/** A later void takes the place of one that was known before. */
export function markVoided(
  { database }: Pick<Writing, 'database'>,
  { accountId, transactionId }: Pick<Transaction, 'accountId' | 'transactionId'>,
  voidedBy: string,
): void {
  database
    .prepare('UPDATE transactions SET voided_by = ? WHERE account_id = ? AND transaction_id = ?')
    .run(voidedBy, accountId, transactionId);
}

/** Writes what a rule makes of the rows of an order, where it differs from how they stand. */
function rewriteOrder(
  { database }: Writing,
  order: Transaction,
  rule: (rows: readonly Transaction[]) => readonly Transaction[],
): void {
  const before = listOrder(database, order);
  const byId = new Map(before.map((row) => [row.transactionId, row]));
  for (const row of rule(before)) {
    const old = byId.get(row.transactionId);
    if (old && differsInPlace(old, row)) saveDerived(database, row);
  }
}

function differsInPlace(old: Transaction, row: Transaction): boolean {
  return (
    old.referenceId !== row.referenceId ||
    old.referenceInferred !== row.referenceInferred ||
    old.voidedBy !== row.voidedBy ||
    old.scheduleId !== row.scheduleId
  );
}

/** Such edits are few, and have an index of their own: most rows end here. */
function hasEditWithoutReference({ database }: Writing, { accountId, orderId }: Transaction): boolean {
  return (
    database
      .prepare<[string, string], number>(
        // Word for word the condition of the index `transactions_without_reference`.
        `SELECT EXISTS (
           SELECT 1 FROM transactions WHERE account_id = ? AND order_id = ?
             AND operation IN ('capture', 'void', 'refund') AND (reference_id IS NULL OR reference_inferred = 1)
         )`,
      )
      .pluck()
      .get(accountId, orderId) === 1
  );
}

import type { Transaction } from '../../domain/transaction.ts';
import { noteChain, type Writing } from '../writing/writing.ts';

/** Marks a row as undone by the void that refers to it, whichever of both came first. */
export function markUndone(
  writing: Writing,
  { accountId, transactionId }: Pick<Transaction, 'accountId' | 'transactionId'>,
): void {
  const { database } = writing;
  const undone = database.prepare<object, Marks>(readMarks).get({ accountId, transactionId });
  if (!undone || undone.voidedBy === undone.now) return;
  database
    .prepare('UPDATE transactions SET voided_by = ? WHERE account_id = ? AND transaction_id = ?')
    .run(undone.now, accountId, transactionId);
  noteChain(writing, accountId, undone.rootId);
}

interface Marks {
  readonly rootId: string;
  readonly voidedBy: string | null;
  readonly now: string | null;
}

/** A source that told VOIDEDBY goes before; then the last void that succeeded; an empty one is known by nothing else. */
const readMarks = `
  SELECT t.root_id AS rootId, t.voided_by AS voidedBy,
    coalesce(
      nullif(t.told_voided_by, ''),
      (SELECT v.transaction_id FROM transactions v
       WHERE v.account_id = t.account_id AND v.reference_id = t.transaction_id
         AND v.operation = 'void' AND v.status = 'succeeded'
       ORDER BY v.happened_at DESC, v.transaction_id DESC LIMIT 1),
      t.told_voided_by
    ) AS now
  FROM transactions t WHERE t.account_id = @accountId AND t.transaction_id = @transactionId
`;

/** Marks what a void undoes, and takes the mark from what it does not undo any more. */
export function markVoids(writing: Writing, before: Transaction | undefined, row: Transaction): void {
  const [undone, undoneBefore] = [findUndone(row), before && findUndone(before)];
  if (undone === undoneBefore && before?.happenedAt === row.happenedAt) return;
  for (const transactionId of new Set([undone, undoneBefore])) {
    if (transactionId !== undefined) markUndone(writing, { accountId: row.accountId, transactionId });
  }
}

/** What a row undoes: a void that succeeded, what it refers to. */
export function findUndone({ operation, status, referenceId }: Transaction): string | undefined {
  if (operation !== 'void' || status !== 'succeeded') return undefined;
  return referenceId ?? undefined;
}

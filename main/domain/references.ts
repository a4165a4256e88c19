import { isDebit, isLive, type Transaction } from './transaction.ts';

/** An edit whose reference no source has named: what it refers to is inferred, or not known. */
export function lacksReference({ operation, referenceId, referenceInferred }: Transaction): boolean {
  return isEdit(operation) && (referenceId === null || referenceInferred);
}

function isEdit(operation: Transaction['operation']): operation is Edit {
  return operation === 'capture' || operation === 'void' || operation === 'refund';
}

type Edit = 'capture' | 'void' | 'refund';

/**
 * Finds what the edits of an order refer to where no source says so, as in a notification (S4:403–459): its one
 * debit for a refund, its one authorization for a capture, the one thing that can be undone for a void. With two of
 * them nobody can tell, and the edit stays outside the chains. All that was inferred before is inferred anew, so that
 * the rows depend on what came in and not on the order in which it came. Takes and gives all rows of the order.
 */
export function inferReferences(rows: readonly Transaction[]): Transaction[] {
  const before = new Map(rows.map((row) => [row.transactionId, row]));
  const now = new Map(rows.map((row) => [row.transactionId, forgetInferred(row, before)]));
  for (const { transactionId } of rows.filter(lacksReference).toSorted(byKindThenId)) {
    const edit = now.get(transactionId) as Transaction;
    const undone = [...now.values()].find(({ voidedBy }) => voidedBy === transactionId);
    if (undone) {
      // VOIDEDBY of what it undid names it: nothing is left to infer.
      now.set(transactionId, { ...edit, referenceId: undone.transactionId });
      continue;
    }
    const found = [...now.values()].filter((candidate) => canReferTo(edit, candidate));
    const [reference] = found;
    if (!reference || found.length > 1) continue;
    now.set(transactionId, { ...edit, referenceId: reference.transactionId, referenceInferred: true });
    if (edit.operation === 'void' && edit.status === 'succeeded') {
      now.set(reference.transactionId, { ...reference, voidedBy: transactionId });
    }
  }
  return [...now.values()];
}

function forgetInferred(row: Transaction, rows: ReadonlyMap<string, Transaction>): Transaction {
  return {
    ...row,
    ...(row.referenceInferred && { referenceId: null, referenceInferred: false }),
    ...(isMarkedByInference(row, rows) && { voidedBy: null }),
  };
}

/** A void marks what it was inferred to refer to, and once its reference is named it has undone nothing else. */
function isMarkedByInference(
  { transactionId, voidedBy }: Transaction,
  rows: ReadonlyMap<string, Transaction>,
): boolean {
  const by = rows.get(voidedBy ?? '');
  if (by?.operation !== 'void' || by.referenceId === null) return false;
  return by.referenceInferred === (by.referenceId === transactionId);
}

/** Captures first, since what they collect can be refunded; then voids, and refunds of what is left. */
const order: readonly Transaction['operation'][] = ['capture', 'void', 'refund'];

function byKindThenId(left: Transaction, right: Transaction): number {
  const kinds = order.indexOf(left.operation) - order.indexOf(right.operation);
  return kinds || (left.transactionId < right.transactionId ? -1 : 1);
}

function canReferTo(edit: Transaction, candidate: Transaction): boolean {
  if (!isLive(candidate)) return false;
  switch (edit.operation) {
    case 'capture':
      return candidate.operation === 'authorization' && candidate.amount.minor >= edit.amount.minor;
    case 'refund':
      return isDebit(candidate) && candidate.amount.minor >= edit.amount.minor;
    default:
      // A void undoes the whole of one thing, and only the last one (S3:81–85); it may come without an amount.
      return (
        candidate.operation !== 'void' &&
        candidate.operation !== 'stopntimes' &&
        (edit.amount.minor === 0 || edit.amount.minor === candidate.amount.minor)
      );
  }
}

/**
 * Where a row's references lead to: the id of its chain. A reference that has not come in yet stands for its own chain;
 * one that leads round in a ring changes nothing.
 */
export function findRoot(
  row: Pick<Transaction, 'transactionId' | 'referenceId' | 'rootId'>,
  find: (transactionId: string) => Pick<Transaction, 'referenceId'> | undefined,
): string {
  const seen = new Set<string>([row.transactionId]);
  let id = row.transactionId;
  let next = row.referenceId;
  while (next !== null) {
    if (seen.has(next)) return row.rootId;
    seen.add(next);
    id = next;
    next = find(id)?.referenceId ?? null;
  }
  return id;
}

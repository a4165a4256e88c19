import { isDebit, isLive, type Transaction } from './transaction.ts';

/** Rows by their TRANSACTIONID, all of one account, each to be replaced by what follows for it. */
export type Neighbours = Map<string, Transaction>;

/** An edit whose reference no source has named: what it refers to is inferred, or not known. */
export function lacksReference({ operation, told }: Pick<Transaction, 'operation' | 'told'>): boolean {
  return isEdit(operation) && told.referenceId === null;
}

function isEdit(operation: Transaction['operation']): operation is Edit {
  return operation === 'capture' || operation === 'void' || operation === 'refund';
}

type Edit = 'capture' | 'void' | 'refund';

/** VOIDEDBY names what a void undid where the void's own row did not: nothing is left to infer. */
export function nameByVoidedBy(rows: Neighbours): void {
  for (const row of sortById([...rows.values()])) {
    const by = rows.get(row.told.voidedBy ?? '');
    if (by?.operation !== 'void' || by.referenceId !== null || by === row) continue;
    rows.set(by.transactionId, { ...by, referenceId: row.transactionId });
  }
}

/** A void that succeeded undoes what it refers to; of several the last one. VOIDEDBY, where told, goes before. */
export function markVoided(rows: Neighbours): void {
  const voids = [...rows.values()].filter(({ operation, status }) => operation === 'void' && status === 'succeeded');
  for (const { referenceId, transactionId } of voids.toSorted(compareByTime)) {
    const undone = rows.get(referenceId ?? '');
    if (undone && !undone.told.voidedBy) rows.set(undone.transactionId, { ...undone, voidedBy: transactionId });
  }
}

/** By when they happened; within one moment by their ids, which every desk sees alike. */
export function compareByTime(
  left: Pick<Transaction, 'happenedAt' | 'transactionId'>,
  right: Pick<Transaction, 'happenedAt' | 'transactionId'>,
): number {
  return left.happenedAt - right.happenedAt || (left.transactionId < right.transactionId ? -1 : 1);
}

function sortById(rows: readonly Transaction[]): Transaction[] {
  return rows.toSorted((left, right) => (left.transactionId < right.transactionId ? -1 : 1));
}

/**
 * Finds what the edits of an order refer to where no source says so, as in a notification (S4:403–459): its one debit for a
 * refund, its one authorization for a capture, the one thing that can be undone for a void. With two of them nobody can
 * tell, and the edit stays outside the chains. `order` names the rows of the order among the others.
 */
export function inferReferences(rows: Neighbours, order: readonly string[]): void {
  const members = order.flatMap((id) => rows.get(id) ?? []);
  for (const { transactionId } of members.filter(lacksReference).toSorted(byKindThenId)) {
    const edit = rows.get(transactionId);
    if (!edit || edit.referenceId !== null) continue;
    const reference = findOnly(edit, order, rows);
    if (!reference) continue;
    rows.set(transactionId, { ...edit, referenceId: reference.transactionId, referenceInferred: true });
    if (edit.operation === 'void' && edit.status === 'succeeded') {
      rows.set(reference.transactionId, { ...reference, voidedBy: transactionId });
    }
  }
}

/** The one row of the order that an edit can refer to; undefined for none and for two. */
function findOnly(edit: Transaction, order: readonly string[], rows: Neighbours): Transaction | undefined {
  let found: Transaction | undefined;
  for (const id of order) {
    const candidate = rows.get(id);
    if (!candidate || !canReferTo(edit, candidate)) continue;
    if (found) return undefined;
    found = candidate;
  }
  return found;
}

/** Captures first, since what they collect can be refunded; then voids, and refunds of what is left. */
const kinds: readonly Transaction['operation'][] = ['capture', 'void', 'refund'];

function byKindThenId(left: Transaction, right: Transaction): number {
  const apart = kinds.indexOf(left.operation) - kinds.indexOf(right.operation);
  return apart || (left.transactionId < right.transactionId ? -1 : 1);
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
 * one that leads round in a ring does for the smallest id of the ring.
 */
export function findRoot(
  row: Pick<Transaction, 'transactionId' | 'referenceId'>,
  find: (transactionId: string) => Pick<Transaction, 'referenceId'> | undefined,
): string {
  const path = [row.transactionId];
  const seen = new Set(path);
  let next = row.referenceId;
  while (next !== null) {
    if (seen.has(next)) return smallest(path.slice(path.indexOf(next)));
    seen.add(next);
    path.push(next);
    next = find(next)?.referenceId ?? null;
  }
  return path.at(-1) ?? row.transactionId;
}

function smallest(ids: readonly string[]): string {
  return ids.reduce((least, id) => (id < least ? id : least));
}

import { isMeant } from './meant.ts';
import { compareByTime } from './order-of-business.ts';
import { findSome, isEdit, mayReferNow, type Reading, type Readings, readOrder } from './readings.ts';
import type { Transaction } from './transaction.ts';

/** Rows by their TRANSACTIONID, all of one account, each to be replaced by what follows for it. */
export type Neighbours = Map<string, Transaction>;

/** An edit whose reference no source has named: what it refers to is inferred, or not known. */
export function lacksReference({ operation, told }: Pick<Transaction, 'operation' | 'told'>): boolean {
  return isEdit(operation) && told.referenceId === null;
}

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
  for (const undoing of voids.toSorted(compareByTime)) {
    const { referenceId, transactionId } = undoing;
    const undone = rows.get(referenceId ?? '');
    if (undone && !undone.told.voidedBy && isMeant(undoing, undone))
      rows.set(undone.transactionId, { ...undone, voidedBy: transactionId });
  }
}

function sortById(rows: readonly Transaction[]): Transaction[] {
  return rows.toSorted((left, right) => (left.transactionId < right.transactionId ? -1 : 1));
}

/**
 * Finds what the edits of orders refer to where no source says so, as in a notification (S4:403–459): what only one reading
 * allows (readings.ts). With two of them nobody can tell, and the edit stays outside the chains. Each of `orders` names the rows
 * of an order, and of its chains under other orders, among all. Each is read as sources told of it: what was found in one
 * decides nothing in another. An edit that hangs on two of them is found where all in which it can refer to anything agree.
 */
export function inferReferences(rows: Neighbours, orders: readonly (readonly string[])[]): void {
  const told = orders.map((order) => order.flatMap((id) => rows.get(id) ?? []));
  const found = findAgreed(told.map((order) => findReferences(readOrder(order), rows)));
  for (const edit of [...found.keys()].toSorted(compareByTime)) {
    const referenceId = found.get(edit) ?? null;
    if (referenceId === null || givesBack(edit, rows.get(referenceId))) continue;
    infer(rows, edit.transactionId, referenceId);
  }
  // An edit that moved nothing, or may not have, takes no room: it is read by itself, beside what stands then.
  const standing = orders.map((order) => order.flatMap((id) => rows.get(id) ?? []));
  const foundNow = findAgreed(standing.map(findReferencesNow));
  for (const [{ transactionId }, referenceId] of foundNow) if (referenceId) infer(rows, transactionId, referenceId);
}

/** What edits refer to; null where there is more than one reading, and none where there is nothing that it can refer to. */
type Found = ReadonlyMap<Transaction, string | null>;

/** What was found for an edit in every order in which something was. */
function findAgreed(founds: readonly Found[]): Found {
  const agreed = new Map<Transaction, string | null>();
  for (const found of founds) {
    for (const [edit, referenceId] of found) {
      const other = agreed.get(edit);
      agreed.set(edit, other === undefined || other === referenceId ? referenceId : null);
    }
  }
  return agreed;
}

function findReferences(readings: Readings, rows: Neighbours): Found {
  return new Map(readings.edits.map((edit) => [edit, findOnlyReference(edit, readings, rows) ?? null]));
}

function findReferencesNow(order: readonly Transaction[]): Found {
  const open = order.filter((row) => lacksReference(row) && row.referenceId === null && row.status !== 'succeeded');
  return new Map(
    open.flatMap((edit) => {
      const [first, second] = findSome(order, (row) => mayReferNow(edit, row), 2);
      return first ? [[edit, second ? null : first.transactionId] as const] : [];
    }),
  );
}

/** The void of a refund: it may as well be of a refund that nobody has told of, and then nothing is left because of it. */
export function givesBack(edit: Transaction, reference: Transaction | undefined): boolean {
  return edit.operation === 'void' && reference?.operation === 'refund';
}

function infer(rows: Neighbours, transactionId: string, referenceId: string): void {
  const edit = rows.get(transactionId);
  if (!edit) return;
  rows.set(transactionId, { ...edit, referenceId, referenceInferred: true });
  const reference = rows.get(referenceId);
  if (!reference || edit.operation !== 'void' || edit.status !== 'succeeded') return;
  rows.set(referenceId, { ...reference, voidedBy: transactionId });
}

/**
 * The one row that an edit refers to in every reading of what was told, where no void that nobody has told of could make it an
 * edit of another chain.
 */
function findOnlyReference(
  { transactionId }: Transaction,
  { candidates, edits, all, asTold }: Readings,
  rows: Neighbours,
): string | undefined {
  // Of too many readings each edit by itself: a void among them may have made room anywhere.
  if (!all && edits.some(({ operation }) => operation === 'void')) return undefined;
  const named = all
    ? new Set(asTold.map((reading) => reading.get(transactionId)))
    : new Set((candidates.get(transactionId) ?? []).map((row) => row.transactionId));
  const roots = new Set((all ?? []).map((reading) => rootIn(reading, transactionId, rows)));
  return named.size === 1 && roots.size <= 1 ? [...named][0] : undefined;
}

/** The chain that an edit is of in a reading. */
function rootIn(reading: Reading, transactionId: string, rows: Neighbours): string {
  const find = (id: string) => ({
    transactionId: id,
    referenceId: reading.get(id) ?? rows.get(id)?.referenceId ?? null,
  });
  return findRoot(find(transactionId), find);
}

/**
 * Where a row's references lead to: the id of its chain. A reference that has not come in yet stands for its own chain;
 * one that leads round in a ring does for the smallest id of the ring. `find` gives what a row refers to, where that is meant.
 */
export function findRoot<Row extends Pick<Transaction, 'transactionId' | 'referenceId'>>(
  from: Row,
  find: (transactionId: string, by: Row) => Row | undefined,
): string {
  const path = [from.transactionId];
  const seen = new Set(path);
  let by: Row | undefined = from;
  while (by && by.referenceId !== null) {
    const next: string = by.referenceId;
    const row = find(next, by);
    // What is not meant by it is another one under the same id, of which nobody has told: that leads round to nothing.
    if (seen.has(next)) return row ? smallest(path.slice(path.indexOf(next))) : next;
    seen.add(next);
    path.push(next);
    by = row;
  }
  return path.at(-1) ?? from.transactionId;
}

function smallest(ids: readonly string[]): string {
  return ids.reduce((least, id) => (id < least ? id : least));
}

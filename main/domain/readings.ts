import { holdsTogether, placesOf } from './consistent.ts';
import { isBefore } from './order-of-business.ts';
import { isDebit, isLive, isVoided, type Transaction } from './transaction.ts';

/** What each edit of an order that names no reference refers to, all of them together. */
export type Reading = ReadonlyMap<string, string>;

/** How the edits of an order that name no reference can be read. */
export interface Readings {
  /** Edits that succeeded and name nothing, by their ids. */
  readonly edits: readonly Transaction[];
  /** What each may refer to, taken by itself. */
  readonly candidates: ReadonlyMap<string, readonly Transaction[]>;
  /**
   * Every reading that the gateway's rules allow, whatever voids nobody has told of; empty where they contradict each other,
   * null where there are too many.
   */
  readonly all: readonly Reading[] | null;
  /** Those of them for which nothing has to have happened but what was told. */
  readonly asTold: readonly Reading[];
}

/** So many edits, and so many ways to read them, are gone through; beyond that only each edit by itself is looked at. */
const mostEdits = 8;
const mostReadings = 4_096;

/** How long after an operation its void may be told: to the end of its own day, and clocks that change (rules.md E31). */
const voidTime = 26 * 3_600_000;

type Edit = 'capture' | 'void' | 'refund';

export function isEdit(operation: Transaction['operation']): operation is Edit {
  return operation === 'capture' || operation === 'void' || operation === 'refund';
}

/** An edit of which nobody has found what it refers to, and that moved something, or may have. */
export function isUnattributed({ operation, referenceId, status }: Transaction): boolean {
  return isEdit(operation) && referenceId === null && status !== 'refused';
}

/**
 * Reads an order: what its edits can refer to by the rules of the gateway (rules.md D26, D27, E31–E35). A refund never
 * exceeds what is left of its debit, an authorization is captured once, a thing is voided once, as the last one and whole.
 * A refund or a capture that is not known to be undone may have been all the same, so what it takes is taken for certain only
 * where nothing is untold. `rows` are all of one order; an edit whose transaction is not among them is in no reading.
 */
export function readOrder(rows: readonly Transaction[]): Readings {
  const edits = rows
    .filter((row) => isUnattributed(row) && row.status === 'succeeded')
    .toSorted((left, right) => (left.transactionId < right.transactionId ? -1 : 1));
  // Of many, it is enough to see that there are two.
  const most = edits.length > mostEdits ? 2 : Number.POSITIVE_INFINITY;
  const hasVoids = edits.some(({ operation }) => operation === 'void');
  // A refund of what was undone went before it, and gave back what it took; taken for one of another debit it leaves less there.
  // A capture of what was undone is gone as well; taken for one of another authorization it would be money that is not there.
  const test = (edit: Transaction) => (row: Transaction) =>
    mayReferTo(edit, row) && (hasVoids || isVoided(edit) || !isVoided(row) || edit.operation === 'capture');
  const candidates = new Map(edits.map((edit) => [edit.transactionId, findSome(rows, test(edit), most)]));
  const read = edits.filter(({ transactionId }) => (candidates.get(transactionId) ?? []).length > 0);
  const ways = read.reduce((product, edit) => product * (candidates.get(edit.transactionId)?.length ?? 1), 1);
  if (read.length > mostEdits || ways > mostReadings) return { edits: read, candidates, all: null, asTold: [] };
  const places = placesOf(rows);
  const all = enumerate(read, candidates, (reading) => holdsTogether(rows, places, reading, 'voids'));
  const asTold = all.filter((reading) => holdsTogether(rows, places, reading, 'nothing'));
  return { edits: read, candidates, all, asTold };
}

/** The first rows that pass a test. */
export function findSome(
  rows: readonly Transaction[],
  test: (row: Transaction) => boolean,
  most: number,
): Transaction[] {
  const found: Transaction[] = [];
  for (const row of rows) {
    if (found.length >= most) break;
    if (test(row)) found.push(row);
  }
  return found;
}

/** Whether an edit may refer to a row at any time; whether that row was voided since is for the whole reading to say. */
export function mayReferTo(edit: Transaction, row: Transaction): boolean {
  if (row.transactionId === edit.transactionId || row.status === 'refused' || row.amount.minor === 0) return false;
  if (isBefore(edit, row)) return false;
  const isWithin = row.amount.minor >= edit.amount.minor || differsInCurrency(edit, row);
  switch (edit.operation) {
    case 'capture':
      return row.operation === 'authorization' && isWithin;
    case 'refund':
      return isDebit(row) && isWithin;
    case 'void':
      return mayUndo(edit, row);
    default:
      return false;
  }
}

/** A void undoes the whole of one thing, once, on that thing's day; it may come without an amount. */
function mayUndo(edit: Transaction, row: Transaction): boolean {
  if (row.operation === 'void' || row.operation === 'stopntimes') return false;
  // Where nobody named the void that undid it, it may be this one.
  if (isVoided(row) && row.voidedBy !== '') return false;
  const isLater = edit.timeKnown && edit.happenedAt > row.happenedAt + voidTime;
  if (isLater && row.timeKnown) return false;
  return edit.amount.minor === 0 || edit.amount.minor === row.amount.minor || differsInCurrency(edit, row);
}

function differsInCurrency(one: Transaction, other: Transaction): boolean {
  return one.amount.currency !== other.amount.currency;
}

/** Voids first: what they undid decides how much room there is for refunds. */
const kinds: readonly Transaction['operation'][] = ['void', 'capture', 'refund'];

function enumerate(
  edits: readonly Transaction[],
  candidates: Readings['candidates'],
  holds: (reading: Reading) => boolean,
): Reading[] {
  const order = edits.toSorted((left, right) => kinds.indexOf(left.operation) - kinds.indexOf(right.operation));
  const found: Reading[] = [];
  const read = (index: number, reading: Map<string, string>) => {
    const edit = order[index];
    if (!edit) {
      if (holds(reading)) found.push(new Map(reading));
      return;
    }
    const taken = edit.operation === 'refund' ? undefined : new Set(namedBy(edit.operation, order, reading));
    for (const { transactionId } of candidates.get(edit.transactionId) ?? []) {
      if (taken?.has(transactionId)) continue;
      reading.set(edit.transactionId, transactionId);
      read(index + 1, reading);
      reading.delete(edit.transactionId);
    }
  };
  read(0, new Map());
  return found;
}

/** What edits of one kind refer to in a reading so far: nothing is voided, or captured, twice. */
function namedBy(operation: Transaction['operation'], edits: readonly Transaction[], reading: Reading): string[] {
  return edits.flatMap((edit) =>
    edit.operation === operation ? [reading.get(edit.transactionId) ?? ''].filter((id) => id !== '') : [],
  );
}

/** What an edit of which nobody knows the outcome may refer to: to something that stands. */
export function mayReferNow(edit: Transaction, row: Transaction): boolean {
  return isLive(row) && mayReferTo(edit, row);
}

import { isBefore } from './order-of-business.ts';
import { isDebit, isVoided, type Transaction } from './transaction.ts';

/** Rows of an order by their ids, and what was voided by what before anything is read into it. */
export interface Places {
  readonly byId: ReadonlyMap<string, Transaction>;
}

export function placesOf(rows: readonly Transaction[]): Places {
  return { byId: new Map(rows.map((row) => [row.transactionId, row])) };
}

/**
 * What may have happened beside what was told: nothing; or voids of refunds and captures, each of which makes room for
 * another refund, and leaves what came before it the last.
 */
export type Untold = 'nothing' | 'voids';

/**
 * Whether edits of an order can refer to what a reading says, all of them together: there is an order of events in which the
 * gateway would have carried each of them out (rules.md D26–D27, C19, E31–E35). Only what is certain of their times counts.
 */
export function holdsTogether(
  rows: readonly Transaction[],
  places: Places,
  reading: ReadonlyMap<string, string>,
  untold: Untold,
): boolean {
  const world = imagine(rows, places, reading, untold);
  // What sources have told is not questioned, even where it contradicts itself.
  return (
    [...new Set(reading.values())].every((reference) => hasRoomFor(world.byId.get(reference), world)) &&
    [...reading].every(([edit, reference]) => wasPossible(edit, reference, world))
  );
}

function hasRoomFor(row: Transaction | undefined, world: World): boolean {
  if (!row) return false;
  if (row.operation === 'authorization') return hasOneCapture(row, world);
  return isDebit(row) ? hasRoom(row, world) : true;
}

/** The rows as they would be. */
interface World {
  readonly rows: readonly Transaction[];
  readonly byId: ReadonlyMap<string, Transaction>;
  /** By what they refer to. */
  readonly edits: ReadonlyMap<string, readonly Transaction[]>;
  /** What voided a row; null where that is not among the rows. */
  readonly voids: ReadonlyMap<string, Transaction | null>;
  /** Whether a row was voided, or may have been. */
  mayBeGone(row: Transaction): boolean;
  referenceOf(row: Transaction): string | null;
}

function imagine(
  rows: readonly Transaction[],
  { byId }: Places,
  reading: ReadonlyMap<string, string>,
  untold: Untold,
): World {
  const referenceOf = (row: Transaction) => reading.get(row.transactionId) ?? row.referenceId;
  const edits = Map.groupBy(
    rows.filter(({ status }) => status === 'succeeded'),
    (row) => referenceOf(row) ?? '',
  );
  const voids = new Map<string, Transaction | null>();
  for (const row of rows) if (isVoided(row)) voids.set(row.transactionId, byId.get(row.voidedBy ?? '') ?? null);
  for (const [edit, reference] of reading) {
    const row = byId.get(edit);
    if (row?.operation === 'void') voids.set(reference, row);
  }
  const mayBeGone = ({ transactionId, operation }: Transaction) =>
    voids.has(transactionId) || (untold === 'voids' && (operation === 'refund' || operation === 'capture'));
  return { rows, byId, edits, voids, mayBeGone, referenceOf };
}

/** An authorization is captured once, and undone only after its capture was (rules.md C20, E34). */
function hasOneCapture({ transactionId }: Transaction, { edits, voids, mayBeGone }: World): boolean {
  const captures = (edits.get(transactionId) ?? []).filter(({ operation }) => operation === 'capture');
  if (captures.length > 1) return false;
  return !voids.has(transactionId) || captures.every(mayBeGone);
}

/** What stands refunded of a debit is not above it, and nothing is while the debit is undone (rules.md D27, E35). */
function hasRoom(debit: Transaction, { edits, voids, mayBeGone }: World): boolean {
  const refunds = (edits.get(debit.transactionId) ?? []).filter(
    (edit) => edit.operation === 'refund' && !mayBeGone(edit),
  );
  if (voids.has(debit.transactionId)) return refunds.length === 0;
  const same = refunds.filter(({ amount }) => amount.currency === debit.amount.currency);
  return same.reduce((total, { amount }) => total + amount.minor, 0) <= debit.amount.minor;
}

/** Whether an edit came before what it refers to was undone, and a void came while it was the last. */
function wasPossible(editId: string, referenceId: string, world: World): boolean {
  const [edit, reference] = [world.byId.get(editId), world.byId.get(referenceId)];
  if (!edit || !reference) return false;
  if (edit.operation === 'void') return wasLast(reference, edit, world);
  const undoing = world.voids.get(referenceId);
  return !undoing || !isBefore(undoing, edit);
}

/** What stood in the chain between an operation and its void had been undone by then (rules.md E31, E33). */
function wasLast(undone: Transaction, by: Transaction, world: World): boolean {
  const root = rootOf(undone, world);
  return world.rows.every((row) => {
    if (row === undone || row.operation === 'void' || row.operation === 'stopntimes' || row.status !== 'succeeded') {
      return true;
    }
    if (!isBefore(undone, row) || !isBefore(row, by) || rootOf(row, world) !== root) return true;
    const undoing = world.voids.get(row.transactionId);
    return world.mayBeGone(row) && !(undoing && isBefore(by, undoing));
  });
}

function rootOf(row: Transaction, { byId, referenceOf }: World): string {
  const seen = new Set<string>();
  let root = row;
  for (let next = byId.get(referenceOf(root) ?? ''); next && !seen.has(next.transactionId); ) {
    seen.add(next.transactionId);
    root = next;
    next = byId.get(referenceOf(root) ?? '');
  }
  return root.transactionId;
}

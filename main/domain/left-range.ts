import type { Beside } from './beside.ts';
import { holdsTogether, placesOf } from './consistent.ts';
import { isBefore } from './order-of-business.ts';
import { isUnattributed, mayReferNow, mayReferTo, type Reading, readOrder } from './readings.ts';
import { givesBack } from './references.ts';
import { isDebit, isLive, isUndecided, isVoided, type Transaction } from './transaction.ts';
import { undoBefore } from './undone-before.ts';

/** What rows of a chain come to, in minor units: may be below zero. */
export interface Sums {
  readonly authorised: number;
  readonly refunded: number;
  readonly left: number;
  /** What each refund takes that counts as spent, whether or not its outcome is known. */
  readonly spent: readonly number[];
}

/** Between which sums a chain stands, whatever the edits of its orders refer to that nobody could attribute. */
export interface SumRange {
  readonly authorised: number;
  readonly left: number;
  readonly leftAtMost: number;
  /** The edits that may be of this chain, by their ids. */
  readonly edits: readonly string[];
}

/**
 * The range over all readings that the gateway's rules allow (readings.ts). Where there are too many to be gone through, or
 * where none holds together, each edit by itself counts for the worst, and for the best.
 */
export function rangeOf(
  chain: readonly Transaction[],
  { edits, rows, traces }: Beside,
  sumUp: (chain: readonly Transaction[]) => Sums,
): SumRange {
  const own = chain.filter(isUnattributed).map(({ transactionId }) => transactionId);
  const known = sumUp(chain);
  const found = traces.filter((trace) => mayFollowCapture(trace, chain));
  let range: SumRange = {
    authorised: found.length > 0 ? 0 : known.authorised,
    left: known.left,
    leftAtMost: known.left,
    edits: [...own, ...found.map(({ transactionId }) => transactionId)],
  };
  for (const [orderId, ofOrder] of Map.groupBy(edits, (edit) => edit.orderId)) {
    // Rows of which nobody told an order have none in common by which they could be read together.
    const members = rows && orderId !== '' ? listTied(rows, orderId) : null;
    const { edits: read, all } = members ? readOrder(members) : { edits: ofOrder, all: null };
    const apart =
      all && all.length > 0 ? rangeOfReadings(chain, members ?? [], all, sumUp) : rangeByEach(chain, read, known);
    range = joinRanges(range, apart, known);
    range = joinRanges(range, rangeOfUndecided(chain, ofOrder, known), known);
  }
  return { ...range, edits: [...new Set(range.edits)].toSorted() };
}

/** The rows of an order, with those of its chains that were sent under orders of their own (rules.md D30). */
function listTied(rows: readonly Transaction[], orderId: string): Transaction[] {
  const roots = new Set(rows.flatMap((row) => (row.orderId === orderId ? [row.rootId] : [])));
  return rows.filter((row) => row.orderId === orderId || (roots.has(row.rootId) && !isUnattributed(row)));
}

/** Whether what is tied to nothing known may be of a capture of this chain of which nobody has told (rules.md C20, D26, E31). */
function mayFollowCapture(trace: Transaction, chain: readonly Transaction[]): boolean {
  return chain.some(
    (row) =>
      row.operation === 'authorization' &&
      isLive(row) &&
      !isBefore(trace, row) &&
      (trace.amount.minor <= row.amount.minor || trace.amount.currency !== row.amount.currency),
  );
}

/** What two orders may have done to a chain adds up. */
function joinRanges(one: SumRange, other: SumRange, known: Sums): SumRange {
  return {
    authorised: Math.min(one.authorised, other.authorised),
    left: one.left + other.left - known.left,
    leftAtMost: one.leftAtMost + other.leftAtMost - known.left,
    edits: [...one.edits, ...other.edits],
  };
}

function rangeOfReadings(
  chain: readonly Transaction[],
  members: readonly Transaction[],
  readings: readonly Reading[],
  sumUp: (chain: readonly Transaction[]) => Sums,
): SumRange {
  const places = placesOf(members);
  const seen = new Map<string, Omit<SumRange, 'edits'>>();
  const edits = new Set<string>();
  for (const reading of readings.flatMap((one) => [one, withoutGivingBack(one, members)])) {
    const joined = joinChain(chain, members, reading);
    const key = JSON.stringify([...joined].toSorted());
    if (seen.has(key)) continue;
    for (const [edit] of joined) edits.add(edit);
    const sums = sumUp(applyReading(chain, members, joined));
    const isAsTold = holdsTogether(members, places, joined, 'nothing');
    seen.set(key, isAsTold ? { ...sums, leftAtMost: sums.left } : giveRoom(sums));
  }
  const ranges = [...seen.values()];
  return {
    authorised: Math.min(...ranges.map(({ authorised }) => authorised)),
    left: Math.min(...ranges.map(({ left }) => left)),
    leftAtMost: Math.max(...ranges.map(({ leftAtMost }) => leftAtMost)),
    edits: [...edits],
  };
}

/**
 * Between which sums a chain stands in a reading that needs voids of which nobody has told: of refunds that have no room beside
 * each other, as few as make room were voided or never done, or all.
 */
function giveRoom({ authorised, refunded, left, spent }: Sums): Omit<SumRange, 'edits'> {
  return { authorised, left: left < 0 ? left + leastOf(spent, -left) : left, leftAtMost: left + refunded };
}

/** More refunds than these are not tried together, and then nothing is left for certain. */
const mostTried = 10;

/** The least sum of some of the amounts that reaches what is needed. */
function leastOf(amounts: readonly number[], needed: number): number {
  if (amounts.length > mostTried) return needed;
  let sums: readonly number[] = [0];
  for (const amount of amounts) sums = sums.concat(sums.map((sum) => sum + amount));
  const enough = sums.filter((sum) => sum >= needed);
  return enough.length > 0 ? Math.min(...enough) : needed;
}

/** The same reading where what voids a refund is of one that nobody has told of. */
function withoutGivingBack(reading: Reading, members: readonly Transaction[]): Reading {
  const find = (id: string) => members.find(({ transactionId }) => transactionId === id);
  return new Map(
    [...reading].filter(([edit, reference]) => {
      const row = find(edit);
      return row === undefined || !givesBack(row, find(reference));
    }),
  );
}

/** The part of a reading that leads into a chain, by way of edits that do. */
function joinChain(
  chain: readonly Transaction[],
  members: readonly Transaction[],
  reading: Reading,
): ReadonlyMap<string, string> {
  const ids = new Set(chain.map(({ transactionId }) => transactionId));
  const joined = new Map<string, string>();
  for (let before = -1; before < joined.size; ) {
    before = joined.size;
    for (const [edit, reference] of reading) {
      if (!ids.has(reference) || joined.has(edit)) continue;
      joined.set(edit, reference);
      ids.add(edit);
      for (const row of members) if (row.referenceId === edit) ids.add(row.transactionId);
    }
  }
  return joined;
}

/** The rows of a chain as they are in a reading: with the edits that it gives it, and what was told of those. */
function applyReading(
  chain: readonly Transaction[],
  members: readonly Transaction[],
  joined: ReadonlyMap<string, string>,
): readonly Transaction[] {
  const rows = new Map(chain.map((row) => [row.transactionId, row]));
  const add = (row: Transaction) => rows.set(row.transactionId, rows.get(row.transactionId) ?? row);
  for (const edit of members.filter(({ transactionId }) => joined.has(transactionId))) {
    add({ ...edit, referenceId: joined.get(edit.transactionId) ?? null });
    for (const row of members) if (row.referenceId === edit.transactionId) add(row);
  }
  for (const edit of rows.values()) {
    const undone = edit.operation === 'void' ? rows.get(joined.get(edit.transactionId) ?? '') : undefined;
    if (undone) rows.set(undone.transactionId, { ...undone, voidedBy: edit.transactionId });
  }
  return undoBefore([...rows.values()]);
}

/** Each edit by itself: refunds may all be of this chain, or none; so may what gives money back to it. */
function rangeByEach(chain: readonly Transaction[], edits: readonly Transaction[], known: Sums): SumRange {
  let { authorised, left, left: leftAtMost } = known;
  const found: string[] = [];
  for (const edit of edits) {
    const may = isVoided(edit) ? [] : chain.filter((row) => mayReferTo(edit, row));
    if (may.length === 0) continue;
    found.push(edit.transactionId);
    const undoes = (test: (row: Transaction) => boolean) => edit.operation === 'void' && may.some(test);
    if (edit.operation === 'refund') left -= edit.amount.minor;
    // An authorization is undone after its capture was.
    if (undoes((row) => isDebit(row) || row.operation === 'authorization')) left = Math.min(left, 0);
    if (undoes(({ operation }) => operation === 'refund')) leftAtMost += mostOf(may, 'refund');
    if (edit.operation === 'capture') leftAtMost += edit.amount.minor;
    if (edit.operation === 'capture' || undoes(({ operation }) => operation === 'authorization')) authorised = 0;
  }
  return { authorised, left, leftAtMost, edits: found };
}

function mostOf(rows: readonly Transaction[], operation: Transaction['operation']): number {
  return Math.max(...rows.map((row) => (row.operation === operation ? row.amount.minor : 0)));
}

/** Edits that wait for their outcome may have moved money, or may yet. */
function rangeOfUndecided(chain: readonly Transaction[], edits: readonly Transaction[], known: Sums): SumRange {
  const open = edits.filter((edit) => isUndecided(edit) && chain.some((row) => mayReferNow(edit, row)));
  const refunds = open.filter(({ operation }) => operation === 'refund');
  const spent = refunds.reduce((total, { amount }) => total + amount.minor, 0);
  const voids = open.filter(({ operation }) => operation === 'void');
  const isUndone = voids.some((edit) => chain.some((row) => isDebit(row) && mayReferNow(edit, row)));
  return {
    authorised: open.length > refunds.length ? 0 : known.authorised,
    left: isUndone ? Math.min(0, known.left - spent) : known.left - spent,
    leftAtMost: known.left,
    edits: open.map(({ transactionId }) => transactionId),
  };
}

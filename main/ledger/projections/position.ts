import type { Transaction } from '../../domain/transaction.ts';
import type { WritableDatabase } from '../database/open.ts';

/** Transactions of one second have this many places: over a million. */
const perSecond = 2 ** 20;

type Placed = Pick<Transaction, 'accountId' | 'transactionId' | 'happenedAt'>;

/**
 * Where a row stands if nobody else wants the place: its second, then a number made of its key. It follows business time, so
 * "newest first" walks the table instead of sorting it; it is the same on every desk, and exact in a double until 2242.
 */
export function homeOf({ accountId, transactionId, happenedAt }: Placed): number {
  return firstPlaceOf(happenedAt) + hash(`${accountId} ${transactionId}`);
}

/** The first place of an instant's second: what happened since stands there or behind. Milliseconds UTC. */
export function firstPlaceOf(happenedAt: number): number {
  return Math.floor(happenedAt / 1000) * perSecond;
}

/** FNV-1a with a last mixing of its bits, cut to 20. */
function hash(text: string): number {
  let mixed = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193);
  }
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) & (perSecond - 1);
}

/**
 * Makes room for a row and gives its place. Of two rows that want one place the smaller key keeps it, and the other takes the
 * next free one, whichever came first: the same rows always stand the same (ordered hashing, Amble and Knuth 1974).
 */
export function makeRoom(database: WritableDatabase, row: Placed, from = homeOf(row)): number {
  let place = from;
  for (let other = findAt(database, place); other !== undefined; other = findAt(database, place)) {
    if (isBefore(row, other)) {
      moveTo(database, place, makeRoom(database, other, place + 1));
      return place;
    }
    place += 1;
  }
  return place;
}

/** Closes the gap that a row left: those that had to stand behind it move up as if it had never been there. */
export function closeGap(database: WritableDatabase, freed: number): void {
  const behind: { readonly row: Placed; readonly place: number }[] = [];
  for (let place = freed + 1; ; place += 1) {
    const row = findAt(database, place);
    if (!row) break;
    behind.push({ row, place });
  }
  if (behind.every(({ row, place }) => homeOf(row) === place)) return;
  // Negative places are nobody's: there they wait until each finds its own again.
  for (const { place } of behind) moveTo(database, place, -place);
  for (const { row, place } of behind) moveTo(database, -place, makeRoom(database, row));
}

/** Whether somebody stands at a place. */
export function isTaken(database: WritableDatabase, place: number): boolean {
  return findAt(database, place) !== undefined;
}

/** By account, then by TRANSACTIONID. */
function isBefore(one: Placed, other: Placed): boolean {
  if (one.accountId !== other.accountId) return one.accountId < other.accountId;
  return one.transactionId < other.transactionId;
}

function findAt(database: WritableDatabase, place: number): Placed | undefined {
  return database
    .prepare<[bigint], Placed>(
      `SELECT account_id AS accountId, transaction_id AS transactionId, happened_at AS happenedAt
       FROM transactions WHERE position = ?`,
    )
    .get(BigInt(place));
}

export function moveTo(database: WritableDatabase, from: number, to: number): void {
  database.prepare('UPDATE transactions SET position = ? WHERE position = ?').run(BigInt(to), BigInt(from));
}

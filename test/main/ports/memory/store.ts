import type { Review } from '../../../../main/domain/event.ts';
import type { Note } from '../../../../main/domain/note.ts';
import type { Operation } from '../../../../main/domain/operation.ts';
import type { AnsweredPage } from '../../../../main/domain/page/answered-page.ts';
import type { Transaction } from '../../../../main/domain/transaction.ts';
import type { UnreadFact } from '../../../../main/domain/unread.ts';
import { homeOf } from '../../../../main/ledger/projections/position.ts';
import type { KeptNotification, Sender } from '../../../../main/ports/intake.ts';
import type { Look, SetAside } from '../../../../main/ports/views.ts';

/** A transaction at its place in the list. */
export interface HeldRow {
  row: Transaction;
  position: number;
}

export interface HeldOperation {
  /** Its attempts' `rowId` is found anew at each reading. */
  operation: Operation;
  readonly review: Review | null;
}

/** The tables of the ledger as maps, with the indexes that its questions go by. */
export interface Store {
  readonly rows: Map<string, HeldRow>;
  /** By order, root and EXTRADATA; each list by position. */
  readonly byOrder: Map<string, HeldRow[]>;
  readonly byRoot: Map<string, HeldRow[]>;
  readonly byExtraData: Map<string, HeldRow[]>;
  readonly operations: Map<string, HeldOperation>;
  /** By account and chain. */
  readonly byChain: Map<string, HeldOperation[]>;
  /** By attempt. */
  readonly pages: Map<string, AnsweredPage>;
  readonly looks: Map<string, Look[]>;
  /** Oldest first. */
  readonly notes: Note[];
  /** By content, oldest first. */
  readonly notifications: Map<string, KeptNotification>;
  /** By digest, oldest first. */
  readonly refused: Map<string, SetAside & { readonly sender: Sender }>;
  /** Rows that could not be read, by what they tell. */
  readonly unread: Map<string, UnreadFact>;
  lastImport: number | null;
}

export function createStore(): Store {
  return {
    rows: new Map(),
    byOrder: new Map(),
    byRoot: new Map(),
    byExtraData: new Map(),
    operations: new Map(),
    byChain: new Map(),
    pages: new Map(),
    looks: new Map(),
    notes: [],
    notifications: new Map(),
    refused: new Map(),
    unread: new Map(),
    lastImport: null,
  };
}

/** Ids are unique within an account only. */
export function keyOf(accountId: string, id: string): string {
  return `${accountId} ${id}`;
}

export function findRow({ rows }: Store, accountId: string, transactionId: string): Transaction | undefined {
  return rows.get(keyOf(accountId, transactionId))?.row;
}

export function listOrder({ byOrder }: Store, accountId: string, orderId: string): readonly HeldRow[] {
  return byOrder.get(keyOf(accountId, orderId)) ?? [];
}

export function listRoot({ byRoot }: Store, accountId: string, rootId: string): readonly HeldRow[] {
  return byRoot.get(keyOf(accountId, rootId)) ?? [];
}

/** Writes a row as its facts make it, at its place. */
export function saveRow(store: Store, row: Transaction): void {
  const { accountId, transactionId } = row;
  const key = keyOf(accountId, transactionId);
  const held = store.rows.get(key);
  if (held) forgetPlaces(store, held);
  const saved = held ?? { row, position: 0 };
  store.rows.set(key, saved);
  saved.row = row;
  const home = homeOf(row);
  if (isTaken(store, home, saved)) placeAll(store);
  else saved.position = home;
  keepPlaces(store, saved);
}

function isTaken({ rows }: Store, position: number, by: HeldRow): boolean {
  for (const held of rows.values()) if (held !== by && held.position === position) return true;
  return false;
}

/** Each row, by its key, takes the first free place from its home on: what ordered hashing comes to, by its definition. */
function placeAll({ rows }: Store): void {
  const taken = new Set<number>();
  for (const [, held] of [...rows].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    let place = homeOf(held.row);
    while (taken.has(place)) place += 1;
    taken.add(place);
    held.position = place;
  }
}

function keepPlaces(store: Store, held: HeldRow): void {
  const { accountId, orderId, rootId, extraData } = held.row;
  putInto(store.byOrder, keyOf(accountId, orderId), held);
  putInto(store.byRoot, keyOf(accountId, rootId), held);
  if (extraData !== '') putInto(store.byExtraData, keyOf(accountId, extraData), held);
}

function forgetPlaces(store: Store, held: HeldRow): void {
  const { accountId, orderId, rootId, extraData } = held.row;
  takeFrom(store.byOrder, keyOf(accountId, orderId), held);
  takeFrom(store.byRoot, keyOf(accountId, rootId), held);
  takeFrom(store.byExtraData, keyOf(accountId, extraData), held);
}

function putInto(index: Map<string, HeldRow[]>, key: string, held: HeldRow): void {
  const list = index.get(key);
  if (!list) {
    index.set(key, [held]);
    return;
  }
  let at = list.length;
  while (at > 0 && (list[at - 1] as HeldRow).position > held.position) at -= 1;
  list.splice(at, 0, held);
}

/** Makes an item leave one list of an index. */
export function takeFrom<Item>(index: Map<string, Item[]>, key: string, item: Item): void {
  const list = index.get(key);
  const at = list?.indexOf(item) ?? -1;
  if (at >= 0) list?.splice(at, 1);
}

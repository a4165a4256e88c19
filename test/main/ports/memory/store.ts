import type { Review } from '../../../../main/domain/event.ts';
import type { Operation } from '../../../../main/domain/operation.ts';
import type { Transaction } from '../../../../main/domain/transaction.ts';
import type { KeptNotification } from '../../../../main/ports/intake.ts';
import type { Look, SetAside } from '../../../../main/ports/views.ts';

/** A transaction at its place in the list: its second, then the order of arrival within it. */
export interface HeldRow {
  row: Transaction;
  readonly position: number;
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
  /** The last place given in each second. */
  readonly lastPlaces: Map<number, number>;
  readonly operations: Map<string, HeldOperation>;
  /** By account and chain. */
  readonly byChain: Map<string, HeldOperation[]>;
  readonly looks: Map<string, Look[]>;
  /** By content, oldest first. */
  readonly notifications: Map<string, KeptNotification>;
  /** By digest, oldest first. */
  readonly refused: Map<string, SetAside>;
  lastImport: number | null;
}

export function createStore(): Store {
  return {
    rows: new Map(),
    byOrder: new Map(),
    byRoot: new Map(),
    byExtraData: new Map(),
    lastPlaces: new Map(),
    operations: new Map(),
    byChain: new Map(),
    looks: new Map(),
    notifications: new Map(),
    refused: new Map(),
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

/** Writes a row as its facts make it. Its place in the list stays where it was first put. */
export function saveRow(store: Store, row: Transaction): void {
  const { accountId, transactionId } = row;
  const key = keyOf(accountId, transactionId);
  const held = store.rows.get(key);
  if (!held) {
    const added = { row, position: nextPosition(store, row.happenedAt) };
    store.rows.set(key, added);
    putInto(store.byOrder, keyOf(accountId, row.orderId), added);
    putInto(store.byRoot, keyOf(accountId, row.rootId), added);
    if (row.extraData !== '') putInto(store.byExtraData, keyOf(accountId, row.extraData), added);
    return;
  }
  const before = held.row;
  held.row = row;
  if (before.orderId !== row.orderId) move(store.byOrder, accountId, before.orderId, row.orderId, held);
  if (before.rootId !== row.rootId) move(store.byRoot, accountId, before.rootId, row.rootId, held);
  if (before.extraData !== row.extraData) move(store.byExtraData, accountId, before.extraData, row.extraData, held);
}

function move(index: Map<string, HeldRow[]>, accountId: string, from: string, to: string, held: HeldRow): void {
  takeFrom(index, keyOf(accountId, from), held);
  putInto(index, keyOf(accountId, to), held);
}

/** Transactions of one second are told apart by this many places (main/ledger/projections/position.ts). */
const perSecond = 2 ** 20;

function nextPosition({ lastPlaces }: Store, happenedAt: number): number {
  const second = Math.floor(happenedAt / 1000);
  const place = (lastPlaces.get(second) ?? -1) + 1;
  lastPlaces.set(second, place);
  return second * perSecond + place;
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

import { chainIdOf } from '../../domain/chain.ts';
import { isRelatedAlike, relateRows } from '../../domain/neighbours.ts';
import { isOurWordAlone } from '../../domain/own-row.ts';
import { lacksReference } from '../../domain/references.ts';
import type { Transaction } from '../../domain/transaction.ts';
import {
  findReference,
  findTransaction,
  hasEditWithoutReference,
  lacksCurrencies,
  listOrder,
  listRoot,
  listUndoneBy,
  textOfKey,
} from '../queries/transactions.ts';
import { noteChain, type Writing } from '../writing/writing.ts';
import { tiePlanOf } from './plans.ts';
import { adoptOrphans, retieOperations } from './roots.ts';
import { saveRelations } from './transactions.ts';
import { findUndone, markUndone, markVoids } from './voids.ts';

/** A row that was written, and as it stood before; undefined for a new one. */
export interface Change {
  readonly before: Transaction | undefined;
  readonly row: Transaction;
}

/** Where rows hang together: the order and the chain that one of them has or had. */
type Neighbourhood = Pick<Transaction, 'accountId' | 'orderId' | 'rootId'>;

/**
 * Writes what follows from changed rows for their neighbours. Most take a few steps along indexes, however many rows their
 * order has; where an edit names no reference, or a source contradicts another, the whole order is related anew.
 */
export function relateChanges(writing: Writing, changes: readonly Change[]): void {
  const anew = new Map<string, Neighbourhood>();
  const related = new Map<string, boolean>();
  const isWhole = (order: Neighbourhood): boolean => {
    const key = JSON.stringify([order.accountId, order.orderId]);
    const known = related.get(key);
    if (known !== undefined) return known;
    const whole = hasEditWithoutReference(writing.database, order);
    related.set(key, whole);
    return whole;
  };
  for (const change of changes) relateAlone(writing, change);
  const rootsNow = new Map(changes.map(({ row }) => [textOfKey(row), row.rootId]));
  const add = (neighbourhood: Neighbourhood) =>
    anew.set(JSON.stringify([neighbourhood.accountId, neighbourhood.orderId, neighbourhood.rootId]), neighbourhood);
  for (const change of changes) {
    for (const neighbourhood of listNeighbourhoods(writing, change, isWhole)) {
      add(neighbourhood);
      // What hung on a root that has just joined another chain hangs there now.
      const { accountId, orderId, rootId } = neighbourhood;
      const joined = rootsNow.get(textOfKey({ accountId, transactionId: rootId }));
      if (joined !== undefined) add({ accountId, orderId, rootId: joined });
    }
  }
  const added = new Set(changes.filter(({ before }) => !before).map(({ row }) => textOfKey(row)));
  const moved = relateOrders(writing, [...anew.values()], added);
  for (const { row } of changes) if (!moved.has(textOfKey(row))) noteChain(writing, row.accountId, row.rootId);
  // What is left of each chain of an order hangs on edits that nobody could attribute.
  for (const { before, row } of changes) {
    for (const order of [row, before ?? row]) if (isWhole(order)) noteOrder(writing, order);
    if (before && (lacksReference(before) || contradicts(before, row))) noteOrder(writing, before);
  }
}

function noteOrder(writing: Writing, { accountId, orderId }: Neighbourhood): void {
  noteChain(writing, accountId, chainIdOf('credit', { rootId: '', scheduleId: '', orderId }));
}

/** What follows from one row along the indexes. */
function relateAlone(writing: Writing, { before, row }: Change): void {
  if (!before || before.rootId !== row.rootId) adoptOrphans(writing, row);
  if (!before || before.told.voidedBy !== row.told.voidedBy) markUndone(writing, row);
  markVoids(writing, before, row);
  if (row.schedule !== '' || (before && before.schedule !== '')) tiePlanOf(writing, before, row);
}

/** Where something may have to be read otherwise now. */
function listNeighbourhoods(
  writing: Writing,
  { before, row }: Change,
  isWhole: (order: Neighbourhood) => boolean,
): Neighbourhood[] {
  const neighbourhoods: Neighbourhood[] = isWhole(row) ? [row, before ?? row] : [];
  if (lacksCurrencies(writing.database, row)) neighbourhoods.push(row, before ?? row);
  if (before && (lacksReference(before) || contradicts(before, row))) neighbourhoods.push(before, row);
  for (const transactionId of new Set([row.told.voidedBy, before?.told.voidedBy])) {
    const named = transactionId && findTransaction(writing.database, { ...row, transactionId });
    if (!named || !lacksReference(named)) continue;
    neighbourhoods.push(named, row, findVoidedBy(writing, named) ?? row);
  }
  // What a void undoes may have another order: who refers to what there may follow from it.
  for (const transactionId of new Set([findUndone(row), before && findUndone(before)])) {
    const undone = transactionId && findTransaction(writing.database, { ...row, transactionId });
    if (undone && undone.orderId !== row.orderId && isWhole(undone)) neighbourhoods.push(undone);
  }
  // What hangs on a row of another order stands in the way of what the edits of that order can refer to.
  for (const { orderId, rootId } of new Set([row, before ?? row])) {
    for (const other of listOrdersOf(writing, { ...row, orderId, rootId }))
      if (isWhole(other)) neighbourhoods.push(other);
  }
  const naming = lacksReference(row) && row.operation === 'void' ? findVoidedBy(writing, row) : undefined;
  if (naming) neighbourhoods.push(naming);
  return [...neighbourhoods, ...listNotMeant(writing, { before, row })];
}

/** Where a source may tell an edit of what an answer alone named, now or before: it may be of something else (domain/meant.ts). */
function listNotMeant(writing: Writing, { before, row }: Change): Neighbourhood[] {
  const { database } = writing;
  const either = [before, row].filter((one) => one !== undefined);
  const references = either.flatMap((edit) => (isOurWordAlone(edit) ? [] : (findAnswered(writing, edit) ?? [])));
  if (!either.some(isOurWordAlone)) return references.length > 0 ? [...either, ...references] : [];
  const roots = new Set([row.transactionId, ...either.map(({ rootId }) => rootId)]);
  const edits = [...roots]
    .flatMap((rootId) => listRoot(database, row.accountId, rootId))
    .filter((edit) => edit.told.referenceId === row.transactionId && !isOurWordAlone(edit));
  return edits.length > 0 || references.length > 0 ? [...either, ...references, ...edits] : [];
}

/** What a row is told to refer to, where an answer alone tells of that. */
function findAnswered({ database }: Writing, { accountId, told }: Transaction): Transaction | undefined {
  const key = { accountId, transactionId: told.referenceId ?? '' };
  if (key.transactionId === '' || findReference(database, key)?.toldFrom !== 'desk') return undefined;
  const named = findTransaction(database, key);
  return named && isOurWordAlone(named) ? named : undefined;
}

function contradicts(before: Transaction, row: Transaction): boolean {
  return (
    before.orderId !== row.orderId ||
    before.operation !== row.operation ||
    (before.told.referenceId !== null && before.told.referenceId !== row.told.referenceId)
  );
}

/** The chain of a row under other orders than its own. */
function listOrdersOf({ database }: Writing, { accountId, orderId, rootId }: Neighbourhood): Neighbourhood[] {
  const orders = database
    .prepare<[string, string, string], string>(
      'SELECT order_id FROM transactions WHERE account_id = ? AND root_id = ? AND order_id <> ?',
    )
    .pluck()
    .all(accountId, rootId, orderId);
  return [...new Set(orders)].map((other) => ({ accountId, orderId: other, rootId }));
}

/** The row that a source said a void had undone; of several the first by id. */
function findVoidedBy({ database }: Writing, row: Transaction): Transaction | undefined {
  return listUndoneBy(database, row)[0];
}

/**
 * Relates whole orders, with all rows that hang on them; gives the keys of those that are related otherwise now. Rows that were
 * `added` just now had none before.
 */
function relateOrders(
  writing: Writing,
  neighbourhoods: readonly Neighbourhood[],
  added: ReadonlySet<string>,
): ReadonlySet<string> {
  const moved = new Set<string>();
  for (const [accountId, ofAccount] of Map.groupBy(neighbourhoods, (neighbourhood) => neighbourhood.accountId)) {
    const rows = gatherNeighbours(writing, accountId, ofAccount);
    const find = (transactionId: string) => findTransaction(writing.database, { accountId, transactionId });
    for (const row of relateRows([...rows.values()], find)) {
      const old = rows.get(row.transactionId);
      if (!old || isRelatedAlike(old, row)) continue;
      saveRelations(writing.database, row);
      moved.add(textOfKey(row));
      if (!added.has(textOfKey(row))) noteChain(writing, accountId, old.rootId);
      noteChain(writing, accountId, row.rootId);
      // Nobody could attribute it before, or nobody can now: it may have been of each chain of its order.
      if (lacksReference(row)) noteOrder(writing, row);
    }
    retieOperations(writing, accountId, [
      ...new Set([...rows.values()].flatMap(({ transactionId, rootId }) => [transactionId, rootId])),
    ]);
  }
  return moved;
}

/** All rows of some orders and chains, of the chains of those, and of the orders of these. */
function gatherNeighbours(
  { database }: Writing,
  accountId: string,
  neighbourhoods: readonly Neighbourhood[],
): ReadonlyMap<string, Transaction> {
  const rows = new Map<string, Transaction>();
  const seen = new Set<string>();
  const waiting: { readonly by: 'order' | 'root'; readonly id: string }[] = [];
  const wait = ({ orderId, rootId }: Pick<Neighbourhood, 'orderId' | 'rootId'>) => {
    // What has no order has none in common with others: in an account without orders that would be every row.
    if (orderId !== '') waiting.push({ by: 'order', id: orderId });
    waiting.push({ by: 'root', id: rootId });
  };
  neighbourhoods.forEach(wait);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { by, id } = next;
    if (seen.has(`${by} ${id}`)) continue;
    seen.add(`${by} ${id}`);
    const found = by === 'order' ? listOrder(database, { accountId, orderId: id }) : listRoot(database, accountId, id);
    for (const row of found) {
      if (rows.has(row.transactionId)) continue;
      rows.set(row.transactionId, row);
      wait(row);
      for (const rootId of [row.transactionId, row.told.referenceId]) {
        if (rootId !== null) waiting.push({ by: 'root', id: rootId });
      }
    }
  }
  return rows;
}

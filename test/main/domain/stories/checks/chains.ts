import assert from 'node:assert/strict';
import type { Balance } from '../../../../../main/domain/balance.ts';
import type { Chain } from '../../../../../main/domain/chain.ts';
import { judge } from '../../../../../main/domain/judges/index.ts';
import { holdsChain, isOpen, type Operation } from '../../../../../main/domain/operation.ts';
import type { BookRow } from '../gateway.ts';
import { rootsOf, situationOf, type World } from '../world.ts';
import { boundOf, madeByUs } from './bound.ts';
import { checkOffers } from './offers.ts';
import { keep } from './promise.ts';
import { checkTruth } from './truth.ts';

const edits = ['refund', 'capture', 'void'] as const;

/** What must hold of every chain after every step; where nothing has changed it still does, until the hour changes. */
export function checkChains(world: World): void {
  const hour = Math.floor(world.gateway.now() / 3_600_000);
  if (!world.changed && hour === world.hour) return;
  Object.assign(world, { changed: false, hour });
  checkTruth(world);
  const rows = world.gateway.rows();
  const ours = madeByUs(world);
  for (const root of rootsOf(rows)) {
    const chain = world.core.views.readChain('SHOP', root.transactionId);
    if (chain.transactions.length > 0) checkChain(world, root, chain, ours);
  }
  checkStops(world);
}

function checkChain(world: World, root: BookRow, chain: Chain, ours: ReadonlySet<string>): void {
  const rows = world.gateway.rows();
  const { operations, balance } = chain;
  if (operations.some(({ state }) => isOpen(state))) checkHeld(world, root, operations);
  const isExcused = operations.some(isVoidInDoubt) || isMisread(chain, rows);
  if (!isExcused) checkLeft(boundOf(world, root, rows, ours), root, balance);
  const isWaiting = rows.some(({ rootId, execcode }) => rootId === root.rootId && execcode === '0003');
  if (!world.upToDate || isWaiting || operations.some(({ state }) => isOpen(state))) return;
  checkEqual(world, root, balance);
  if (isNew(world, chain)) checkOffers(world, situationOf(world, root.transactionId));
}

/** While an operation is open, its chain offers no second one. */
function checkHeld(world: World, { transactionId }: BookRow, operations: readonly Operation[]): void {
  const situation = situationOf(world, transactionId);
  const holding = operations.filter(({ state }) => holdsChain(state));
  assert.ok(situation && holding.length <= 1, 'Two operations hold one chain.');
  if (holding.length === 1) {
    for (const edit of edits) assert.ok(!judge(edit, situation).open, `${edit} is open beside an open operation.`);
  }
  if (operations.some(({ operation, state }) => operation === 'capture' && state === 'pending')) {
    assert.ok(!judge('capture', situation).open, 'A second capture is open beside one that waits.');
  }
}

/** The same of plans. */
function checkStops(world: World): void {
  for (const { operation, state, referenceId } of world.operations.values()) {
    if (operation !== 'stopntimes' || !holdsChain(state)) continue;
    const situation = situationOf(world, referenceId ?? '');
    assert.ok(situation && !judge('stopntimes', situation).open, 'A second stop is open beside an open one.');
  }
}

/** A void whose outcome is open counts as not done: what keeps the money safe is that it holds its chain (left.test.ts). */
function isVoidInDoubt({ operation, state }: Operation): boolean {
  return operation === 'void' && isOpen(state);
}

/**
 * A notification names no reference, and the one that the rules leave is the wrong one while another payment of the order
 * has not come in (main/domain/references.ts). An import names it.
 */
function isMisread({ transactions }: Chain, rows: readonly BookRow[]): boolean {
  return transactions.some(({ transactionId, referenceId, referenceInferred }) => {
    if (!referenceInferred) return false;
    return rows.find((row) => row.transactionId === transactionId)?.referenceId !== referenceId;
  });
}

function checkLeft(bound: number, { transactionId }: BookRow, { left }: Balance): void {
  const message = `Of ${transactionId} ${left} is shown as left, and the book as it was told says ${bound}.`;
  keep('leftAboveBook', left <= bound, message);
}

/** Offers change with what is known of a chain, and with the hours. */
function isNew({ hour, offersSeen, operations: all, gateway }: World, chain: Chain): boolean {
  const { chainId, transactions, balance } = chain;
  const money = `${transactions.length} ${balance.authorised} ${balance.paid} ${balance.left}`;
  const key = `${hour} ${money} ${all.size} ${gateway.rows().length}`;
  if (offersSeen.get(chainId) === key) return false;
  offersSeen.set(chainId, key);
  return true;
}

/** Once everything was imported and nothing is open, the ledger's numbers are the book's. */
function checkEqual(world: World, { transactionId }: BookRow, { paid, refunded, left, inFlight }: Balance): void {
  const book = world.gateway.balanceOf(transactionId);
  if (paid === book.debit && refunded === book.refunded && left === book.left && inFlight === 0) return;
  const shown = { debit: paid, refunded, left, inFlight };
  assert.deepEqual(shown, { ...book, inFlight: 0 }, `The balance of ${transactionId}`);
}

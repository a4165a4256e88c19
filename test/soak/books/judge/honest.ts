import type { Row } from '../../../../sandbox/index.ts';
import { findRow, type World } from '../world.ts';

/** Eight weeks, in which a debtor's bank gives a direct debit back without a question. */
export const reclaimTime = 56 * 86_400_000;

/**
 * Whether nothing around an operation gives a guard a reason: everything of its order was heard, whole and readable, and the
 * book has no second payment on it, no chargeback, no running plan, no CAPTUREDATE and no direct debit inside its eight weeks.
 */
export function isHonest(world: World, referenceId: string): boolean {
  const { gateway, heard } = world;
  const reference = findRow(world, referenceId);
  if (!reference) return false;
  const root = rootOf(world, reference);
  const rows = gateway.rows().filter((row) => row.chain === root.chain || isOfOrder(row, root));
  const roots = rows.filter(({ reference: edited }) => edited === null);
  return (
    roots.length === 1 &&
    rows.every((row) => isKnown(world, row)) &&
    rows.every(({ transactionId }) => heard.of(transactionId).every(({ whole }) => whole)) &&
    !rows.some((row) => gateway.isChargedBack(row)) &&
    root.instalments === 0 &&
    !world.pages.some(({ accountId, orderId }) => isOfOrder(root, { identifier: accountId, orderId })) &&
    !hasCaptureDate(world, root) &&
    !isReclaimable(world, root)
  );
}

/** As the book has it now: its code, and what undid it. */
function isKnown({ heard }: World, row: Row): boolean {
  if (heard.isOwn(row.transactionId) && !heard.isWithHolder(row.transactionId)) return true;
  return heard.of(row.transactionId).some(({ whole, code }) => whole && code === row.execcode);
}

export function rootOf(world: World, { chain }: Row): Row {
  const root = world.gateway.rows().find(({ sequence }) => sequence === chain);
  if (!root) throw new Error(`The book has no row ${chain}.`);
  return root;
}

export function isOfOrder(row: Row, { identifier, orderId }: Pick<Row, 'identifier' | 'orderId'>): boolean {
  return row.identifier === identifier && row.orderId === orderId;
}

/** The agenda is the gateway's own; what was captured by itself, or is yet to be, was asked for with the authorization. */
function hasCaptureDate(world: World, root: Row): boolean {
  return root.operation === 'authorization' && world.captureDates.has(root.transactionId);
}

export function isReclaimable({ gateway }: World, { identifier, operation, at }: Row): boolean {
  const account = gateway.accounts.find((candidate) => candidate.identifier === identifier);
  return account?.method === 'sdd' && operation === 'payment' && gateway.now() < at + reclaimTime;
}

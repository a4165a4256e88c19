import type { TransactionDetail } from '../../../../contract/index.ts';
import type { Row } from '../../../../sandbox/index.ts';
import { blame, type World } from '../world.ts';

/** What the console said it kept is there, under the names that the merchant gave it, and found by them. */
export async function judgeKept(world: World, row: Row, detail: TransactionDetail | undefined): Promise<void> {
  const { transactionId, orderId, identifier } = row;
  const lost = (said: string, book: string) =>
    blame(world, { kind: 'rowsLostSilently', about: `${transactionId}: ${book}`, said, book });
  if (!detail) {
    if (world.kept.has(transactionId)) lost(`${transactionId} is not found`, 'it was kept');
    return;
  }
  const tellings = world.heard.of(transactionId);
  // Of several tellings the better one counts; where one of them is damaged, that may be the one.
  if (tellings.length === 0 || !tellings.every(({ order, names, whole }) => order && names && whole)) return;
  const shown = detail.row;
  if (shown.orderId !== orderId) return lost(`${transactionId} stands under the order ${shown.orderId}`, orderId);
  if (shown.client !== row.clientIdent)
    return lost(`${transactionId} is of the customer ${shown.client}`, row.clientIdent);
  const found = await world.window.ask('transactions.search', { text: orderId, after: null, limit: 200 });
  const isFound =
    found.ok &&
    found.value.rows.some((other) => other.transactionId === transactionId && other.accountId === identifier);
  if (!isFound) lost(`the search for ${orderId} does not find ${transactionId}`, `found by its order`);
}

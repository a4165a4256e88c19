import { matchRows } from '../domain/own-row.ts';
import { listPaidAgain, maySeeSecondPayment } from '../domain/page/paid-again.ts';
import type { Situation } from '../domain/situation.ts';
import type { Views } from '../ports/views.ts';

/** The TRANSACTIONIDs of what else was paid on the page of the gateway's form on which a transaction was; usually none. */
export async function findPaidAgain(
  { readOrder }: Pick<Views, 'readOrder'>,
  { row, chain, now }: Pick<Situation, 'row' | 'chain' | 'now'>,
): Promise<string[]> {
  const made = matchRows(chain.operations, [row]).get(row.transactionId);
  if (!made || !maySeeSecondPayment(made)) return [];
  const { accountId, orderId } = made;
  const order = await readOrder({ accountId, orderId, sourceId: null, alias: '', client: '', now });
  return listPaidAgain(row, made, order.rows);
}

import type { AccountRules } from '../../domain/account.ts';
import { askAround } from '../../domain/charge/order-situation.ts';
import type { TakingSurroundings } from '../../domain/decide/take.ts';
import type { Stamp } from '../../domain/event.ts';
import { isCharge } from '../../domain/kinds.ts';
import type { Operation } from '../../domain/operation.ts';
import { lately } from '../../domain/repetition.ts';
import { readAround } from '../queries/around.ts';
import { readChain } from '../queries/chain.ts';
import { readOrder } from '../queries/order.ts';
import type { Writing } from './writing.ts';

/** What taking a chain is decided from, as it stands in this transaction: the chain is read once. */
export function readTakingFacts(
  { database }: Writing,
  drafted: Operation,
  account: AccountRules,
  { actor, at }: Stamp,
): TakingSurroundings {
  const { accountId, chainId, referenceId, orderId, operation } = drafted;
  if (isCharge(operation)) {
    const facts = readOrder(database, askAround(drafted, at));
    return { kind: 'order', situation: { ...facts, account, actor, now: at } };
  }
  if (referenceId === null) throw new Error(`Operation ${drafted.operationId} refers to nothing.`);
  // A credit has an order of its own; what edits a transaction is of that one's.
  const own = operation === 'credit' ? orderId : null;
  const around = readAround(database, { accountId, transactionId: referenceId, orderId: own, since: at - lately });
  if (!around) throw new Error(`Transaction ${referenceId} is not in the ledger.`);
  const { chain, plan } = around;
  const held = [chain, plan?.chain].find((known) => known?.chainId === chainId);
  return {
    kind: 'transaction',
    situation: { ...around, account, actor, now: at },
    held: held ?? readChain(database, accountId, chainId),
  };
}

import type { AccountRules } from '../../domain/account.ts';
import type { TakingFacts } from '../../domain/decide/take.ts';
import type { Stamp } from '../../domain/event.ts';
import { lately } from '../../domain/guards.ts';
import type { Operation } from '../../domain/operation.ts';
import { readAround } from '../queries/around.ts';
import { readChain } from '../queries/chain.ts';
import type { Writing } from './writing.ts';

/** What taking a chain is decided from, as it stands in this transaction: the chain is read once. */
export function readTakingFacts(
  { database }: Writing,
  { accountId, chainId, referenceId, orderId, operation }: Operation,
  account: AccountRules,
  { actor, at }: Stamp,
): Pick<TakingFacts, 'situation' | 'held'> {
  // A credit has an order of its own; what edits a transaction is of that one's.
  const own = operation === 'credit' ? orderId : null;
  const around = readAround(database, { accountId, transactionId: referenceId, orderId: own, since: at - lately });
  if (!around) throw new Error(`Transaction ${referenceId} is not in the ledger.`);
  const { chain, plan } = around;
  const held = [chain, plan?.chain].find((known) => known?.chainId === chainId);
  return {
    situation: { ...around, account, actor, now: at },
    held: held ?? readChain(database, accountId, chainId),
  };
}

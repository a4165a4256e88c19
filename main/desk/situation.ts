import { accept, type DeskOperation, type Refusal, type Result, refuse } from '../../contract/index.ts';
import { chainIdOf } from './chain-id.ts';
import type { Situation } from './operations/judgement.ts';
import type { DeskPorts } from './ports.ts';

/** Everything that the ledger knows around a transaction, at this moment. */
export async function readSituation(
  ports: Pick<DeskPorts, 'ledger' | 'clock' | 'findAccount'>,
  accountId: string,
  transactionId: string,
): Promise<Result<Situation>> {
  const missing = (what: 'account' | 'transaction') => refuse({ code: 'notFound', what } satisfies Refusal);
  const account = ports.findAccount(accountId);
  if (!account) return missing('account');
  const chain = await ports.ledger.read.findChain(accountId, transactionId);
  const row = chain?.transactions.find((candidate) => candidate.transactionId === transactionId);
  if (!chain || !row) return missing('transaction');
  const plan = await ports.ledger.read.findPlan(accountId, transactionId);
  return accept({ row, chain, plan, account, now: ports.clock.now() });
}

/** What an operation in this situation would hold. */
export function chainIdIn({ chain, plan }: Situation, operation: DeskOperation, orderId: string): string {
  return chainIdOf(operation, { rootId: chain.chainId, scheduleId: plan?.view.scheduleId ?? '', orderId });
}

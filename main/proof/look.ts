import type { LookResult, OperationView } from '../../contract/index.ts';
import type { Account } from '../accounts/account.ts';
import { fetchTransactions, type LookupPorts } from '../lookup/fetch.ts';
import type { Wanted } from '../lookup/request.ts';

/** What looking a case up works with. */
export interface LookPorts extends LookupPorts {
  findAccount(accountId: string): Account | undefined;
}

/**
 * Asks the gateway what became of an operation and writes down that it was asked. What it answers comes into the ledger
 * like any other row, and a row that is certain settles the case there (main/ledger/writing/prove.ts).
 */
export async function lookIntoCase(ports: LookPorts, operation: OperationView): Promise<LookResult> {
  const account = ports.findAccount(operation.accountId);
  const cause = account ? await askAbout(ports, account, operation) : 'notFound';
  const after = await ports.ledger.read.findOperation(operation.operationId);
  const isOpen = after?.state === operation.state;
  const probable = await ports.ledger.read.findProbable(operation.operationId);
  const result = isOpen ? (cause !== null ? 'failed' : probable.length > 0 ? 'probable' : 'nothing') : 'proved';
  const stamp = { actor: ports.actor, at: ports.clock.now() };
  await ports.ledger.write.recordLook(operation.operationId, { result, cause }, stamp);
  if (after) ports.tell({ kind: 'operationChanged', operation: after });
  return result;
}

/** By the order, which an edit carries as well, and by what it refers to, whose own row may have changed. */
async function askAbout(ports: LookPorts, account: Account, operation: OperationView): Promise<string | null> {
  const questions: Wanted[] = [
    { by: 'order', orderId: operation.orderId },
    { by: 'transaction', transactionId: operation.referenceId },
  ];
  for (const wanted of questions) {
    const result = await fetchTransactions(ports, account, wanted);
    if (!result.ok) return result.refusal.code;
  }
  return null;
}

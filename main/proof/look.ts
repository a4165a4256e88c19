import type { Account } from '../accounts/account.ts';
import type { LookResult } from '../domain/event.ts';
import { isCharge } from '../domain/kinds.ts';
import type { Operation } from '../domain/operation.ts';
import { zoneOfPage } from '../domain/page/expiry.ts';
import { fetchTransactions, type LookupPorts } from '../lookup/fetch.ts';
import type { Wanted } from '../lookup/request.ts';
import type { Intake } from '../ports/intake.ts';
import type { Journal } from '../ports/journal.ts';
import type { Views } from '../ports/views.ts';

/** What looking a case up works with. */
export interface LookPorts extends LookupPorts {
  readonly ledger: {
    readonly intake: Intake;
    readonly journal: Pick<Journal, 'recordLookUp'>;
    readonly views: Pick<Views, 'findOperation' | 'findProbable' | 'findReview'>;
  };
  findAccount(accountId: string): Account | undefined;
}

/**
 * Asks the gateway what became of an operation and writes down that it was asked. What it answers comes into the ledger
 * like any other row, and a row that is certain settles the case there (main/domain/proof.ts).
 */
export async function lookUpCase(ports: LookPorts, operation: Operation): Promise<LookResult> {
  const { operationId } = operation;
  const begunAt = ports.clock.now();
  const { views, journal } = ports.ledger;
  const account = ports.findAccount(operation.accountId);
  const cause = account ? await askAbout(ports, account, operation) : 'notFound';
  const after = await views.findOperation(operationId);
  const isOpen = after?.state === operation.state;
  const probable = await views.findProbable(operationId);
  const result = isOpen ? (cause !== null ? 'failed' : probable.length > 0 ? 'probable' : 'nothing') : 'proved';
  const zone = account && zoneOfPage(operation, await views.findReview(operationId), account.voidZone);
  const page = account && zone !== undefined && { begunAt, zone, lag: account.exportLagMinutes * 60_000 };
  await journal.recordLookUp(
    operationId,
    { result, cause, ...(page && { page }) },
    { actor: ports.actor, at: ports.clock.now() },
  );
  return result;
}

/** By the order, which an edit carries as well, and by what it refers to, whose own row may have changed; a charge changes none. */
async function askAbout(ports: LookPorts, account: Account, operation: Operation): Promise<string | null> {
  const questions: Wanted[] = [
    { by: 'order', orderId: operation.orderId },
    ...(operation.referenceId === null || isCharge(operation.operation)
      ? []
      : [{ by: 'transaction', transactionId: operation.referenceId } as const]),
  ];
  for (const wanted of questions) {
    const fetched = await fetchTransactions(ports, account, wanted);
    if (fetched.kind !== 'fetched') return fetched.kind;
  }
  return null;
}

import type { Account } from '../../accounts/account.ts';
import { listAwaited } from '../../domain/awaited.ts';
import type { LookResult } from '../../domain/event.ts';
import type { Intake } from '../../ports/intake.ts';
import type { Journal } from '../../ports/journal.ts';
import type { OwnPlan, Views } from '../../ports/views.ts';
import { type Fetched, fetchTransactions, type LookupPorts } from '../fetch.ts';

/** What looking for the instalments of a plan works with. */
export interface InstalmentPorts extends LookupPorts {
  readonly ledger: {
    readonly intake: Intake;
    readonly journal: Pick<Journal, 'recordLookUp'>;
    readonly views: Pick<Views, 'findOwnPlan'>;
  };
  findAccount(accountId: string): Account | undefined;
}

/**
 * Asks the gateway for the order of a plan: what it made since comes into the ledger like any other row. That it was asked is
 * written down, for the timetable goes by it; `notReached` is not, since whoever is off-line has asked nothing.
 */
export async function lookForInstalments(ports: InstalmentPorts, own: OwnPlan): Promise<'asked' | 'notReached'> {
  const { operationId, accountId, orderId } = own.operation;
  const account = ports.findAccount(accountId);
  if (!account) return 'notReached';
  const fetched = await fetchTransactions(ports, account, { by: 'order', orderId });
  if (!isReached(fetched)) return 'notReached';
  const look = await judge(ports, operationId, account, fetched);
  await ports.ledger.journal.recordLookUp(operationId, look, { actor: ports.actor, at: ports.clock.now() });
  return 'asked';
}

/** An answer that nobody can read is one of this order, and must not keep the others waiting. */
function isReached(fetched: Fetched): boolean {
  if (fetched.kind === 'secretMissing') return false;
  if (fetched.kind !== 'gatewaySilent') return true;
  const { cause } = fetched;
  return cause === 'httpStatus' || cause === 'unreadableAnswer' || cause === 'noExeccode';
}

async function judge(
  { ledger, clock }: InstalmentPorts,
  operationId: string,
  { exportLagMinutes }: Account,
  fetched: Fetched,
): Promise<{ readonly result: LookResult; readonly cause: string | null }> {
  if (fetched.kind !== 'fetched') return { result: 'failed', cause: fetched.kind };
  const after = await ledger.views.findOwnPlan(operationId);
  const missing = after ? listAwaited(after.plan, exportLagMinutes).filter(({ from }) => from <= clock.now()) : [];
  return { result: missing.length === 0 ? 'proved' : 'nothing', cause: null };
}
